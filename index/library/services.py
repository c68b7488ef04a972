"""All parts of an open installation: what answers, and what changes the libraries."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index.activity.contribution_table import ContributionTable
from index.activity.contributions import Contributions
from index.activity.journal import Journal
from index.activity.journal_table import JournalTable
from index.activity.preferences import PreferenceTable
from index.activity.pseudonyms import pseudonym
from index.activity.server_libraries import DepartureTable, ServerLibraries
from index.activity.tables import ActivityTables
from index.activity.trash import Trash, keep_replaced
from index.answering.answerer import Answerer
from index.answering.reranking.e5 import E5
from index.answering.reranking.read_ahead import ReadAhead
from index.ingest.add_article import ArticleWriter
from index.ingest.add_documents import DocumentImporter
from index.ingest.crawling.follow import SiteFollower
from index.ingest.crawling.parts import Parts
from index.ingest.crawling.site_table import SiteTable
from index.ingest.crawling.turns import Turns
from index.ingest.feeds.feed_table import FeedTable
from index.ingest.feeds.poll import FeedPoller
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.reindex import Reindexer
from index.ingest.sources import SourceTable
from index.ingest.web import Web
from index.library.databases import Databases
from index.model import Article, Quota
from index.parsing.sandbox.sandbox import Sandbox
from index.search.engine import InProcessRanker
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.parallel_builder import ParallelBuilder
from index.search.lifecycle.refresher import Refresher
from index.search.opensearch.connect import EngineSettings
from index.search.postings.numba_warmup import NumbaWarmup
from index.storage.claims import Claims
from index.storage.engine_tables import EngineTables
from index.storage.interface import Storage
from index.system.shard_locks import ShardLocks

if TYPE_CHECKING:
    from index.storage.postgresql.replica import Replica


@dataclass(frozen=True, slots=True)
class Services:
    """Every part is made once, when the installation is opened.

    Attributes:
        storage: the articles.
        refresher: keeps the ranker up to date with them.
        answerer: answers from both.
        builder: makes the index of large libraries, where this process holds them.
        warmer: loads the compiled search.
        writer: adds articles.
        importer: adds the articles of documents.
        sandbox: reads documents.
        reindexer: derives all paragraphs anew.
        web: fetches documents.
        feed_poller: follows feeds.
        site_follower: follows whole sites.
        journal: remembers answers that were given.
        contributions: articles made of what members said.
        preferences: what the managers of each library prefer.
        server_libraries: keeps account of libraries that are no longer needed.
        tables: what managers see and do.
        claims: keep two processes from doing the same work.
        shard_locks: say which process has which of Discord's shards.
        replica: keeps this process's copy of the database up to date; None where it has none.
        read_ahead: reads paragraphs before they are compared; None where none are.
    """

    storage: Storage
    refresher: Refresher
    answerer: Answerer
    builder: ParallelBuilder | None
    warmer: NumbaWarmup
    writer: ArticleWriter
    importer: DocumentImporter
    sandbox: Sandbox
    reindexer: Reindexer
    web: Web
    feed_poller: FeedPoller
    site_follower: SiteFollower
    journal: Journal
    contributions: Contributions
    preferences: PreferenceTable
    server_libraries: ServerLibraries
    tables: ActivityTables
    claims: Claims
    shard_locks: ShardLocks
    replica: Replica | None = None
    read_ahead: ReadAhead | None = None

    @classmethod
    def start(
        cls,
        databases: Databases,
        closing: AsyncExitStack,
        *,
        folder: Path,
        sample: Path | None,
        quota: Quota | None,
        fetching: FetchPolicy | None,
        memory: int | None,
        reranker: E5 | None,
        engine: EngineSettings | None,
    ) -> Self:
        """Make everything over an open database.

        Args:
            databases: where all is kept.
            closing: told how to close what was made; each step runs, whatever the others raise.
            folder: the operator's folder of articles.
            sample: folder of the sample articles, None when they are left out.
            quota: how much each server's library may hold; None is without bounds.
            fetching: what may be fetched; None is the default, which is cautious.
            memory: bytes that indexes may take, but for those in use; None is without bound.
            reranker: reads again what is found.
            engine: the search engine that holds large libraries; None holds all here.
        """
        database, data, salt = databases.database, databases.data, databases.salt
        storage, articles = databases.answers, databases.articles
        claims = Claims(database)
        elsewhere = claims if databases.replica else None  # else files do
        index_store = IndexStore(data.index)
        builder = ParallelBuilder(storage, data.database, index_store)
        ranker: InProcessRanker
        if engine is None:
            ranker = InProcessRanker(index_store, memory, builder)
        else:
            from index.search.opensearch.placed_ranker import placed_ranker

            ranker = placed_ranker(
                engine,
                EngineTables(database),
                storage,
                pseudonym(salt, 0)[:8],
                index_store,
                memory,
                builder,
            )
        closing.push_async_callback(ranker.close)
        closing.push_async_callback(builder.close)
        refresher = Refresher(storage, ranker, builder)
        closing.push_async_callback(refresher.close)
        read_ahead = ReadAhead(storage, reranker) if reranker else None
        if read_ahead:
            closing.push_async_callback(read_ahead.close)
        warmer = NumbaWarmup(storage)
        closing.push_async_callback(warmer.close)
        sandbox = Sandbox()
        closing.push_async_callback(sandbox.close)
        journal = Journal(JournalTable(database), salt)
        closing.push_async_callback(journal.close)
        tables = ActivityTables.of(database, databases.copied)
        writer = ArticleWriter(articles, quota, partial(keep_replaced, tables.trash))
        importer = DocumentImporter(writer, SourceTable(database))
        web = Web(fetching or FetchPolicy(), sandbox)

        async def discard(library: str, article: Article) -> bool:
            return await Trash(library, tables.trash, articles, writer).discard(article)

        # What a site says by itself is replaced on purpose, and would fill the bin.
        quiet = DocumentImporter(writer.without_keeping(), importer.sources)
        parts = Parts(web, quiet, writer, articles, SiteTable(database), Turns())
        site_follower = SiteFollower(parts, discard)
        closing.push_async_callback(site_follower.close)
        return cls(
            storage,
            refresher,
            Answerer(storage, ranker, reranker),
            builder if engine is None and databases.replica is None else None,
            warmer,
            writer,
            importer,
            sandbox,
            Reindexer(
                articles,
                writer,
                importer,
                refresher,
                data.locks,
                folder,
                sample,
                sandbox,
                elsewhere,
            ),
            web,
            FeedPoller(writer, FeedTable(database), web, articles),
            site_follower,
            journal,
            Contributions(ContributionTable(database), articles, writer, sandbox, salt),
            PreferenceTable(databases.copied, database),
            ServerLibraries(DepartureTable(database), refresher),
            tables,
            claims,
            databases.shard_locks,
            databases.replica,
            read_ahead,
        )
