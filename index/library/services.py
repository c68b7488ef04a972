"""All parts of an open installation: what answers, and what changes the libraries."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from index.activity.contribution_table import ContributionTable
from index.activity.contributions import Contributions
from index.activity.journal import Journal
from index.activity.journal_table import JournalTable
from index.activity.preferences import PreferenceTable
from index.activity.pseudonyms import pseudonym
from index.activity.server_libraries import DepartureTable, ServerLibraries
from index.activity.tables import ActivityTables
from index.activity.trash import Trash, TrashTable, keep_replaced
from index.answering.answerer import Answerer
from index.answering.reranking.e5 import E5
from index.answering.reranking.read_ahead import ReadAhead
from index.ingest.add_article import ArticleWriter
from index.ingest.add_documents import DocumentImporter
from index.ingest.crawling.crawl_tools import CrawlTools
from index.ingest.crawling.follow import SiteFollower
from index.ingest.crawling.host_turns import HostTurns
from index.ingest.crawling.site_table import SiteTable
from index.ingest.feeds.feed_table import FeedTable
from index.ingest.feeds.poll import FeedPoller
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.reindex import Reindexer
from index.ingest.sources import SourceTable
from index.ingest.web import Web
from index.library.databases import Databases
from index.library.options import Options
from index.model import Article
from index.parsing.sandbox.sandbox import Sandbox
from index.search.engine import InProcessRanker
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.parallel_builder import ParallelBuilder
from index.search.lifecycle.refresher import Refresher
from index.search.postings.numba_warmup import NumbaWarmup
from index.storage.claims import Claims
from index.storage.engine_tables import EngineTables
from index.storage.interface import Storage
from index.system.shard_locks import ShardLocks

if TYPE_CHECKING:
    from index.storage.postgresql.replica import Replica


class _Closable(Protocol):
    async def close(self) -> None: ...


_Part = TypeVar("_Part", bound=_Closable)


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
        options: Options,
        reranker: E5 | None,
        closing: AsyncExitStack,
    ) -> Self:
        """Make everything over an open database.

        Args:
            databases: where all is kept.
            options: what the installation is opened with.
            reranker: reads again what is found; None leaves that as it is.
            closing: told how to close what was made; each step runs, whatever the others raise.
        """

        def closed(part: _Part) -> _Part:
            """Have a part closed in the end, before all that it was made of."""
            closing.push_async_callback(part.close)
            return part

        database, data = databases.database, databases.data
        storage, articles = databases.answers, databases.articles
        index_store = IndexStore(data.index)
        builder = ParallelBuilder(storage, data.database, index_store)
        ranker = closed(_ranker(databases, options, index_store, builder))
        closed(builder)
        refresher = closed(Refresher(storage, ranker, builder))
        sandbox = closed(Sandbox())
        tables = ActivityTables.of(database, databases.copied)
        claims = Claims(database)
        writer = ArticleWriter(articles, options.quota, partial(keep_replaced, tables.trash))
        importer = DocumentImporter(writer, SourceTable(database))
        web = Web(options.fetching or FetchPolicy(), sandbox)
        return cls(
            storage=storage,
            refresher=refresher,
            answerer=Answerer(storage, ranker, reranker),
            builder=None if options.engine or databases.replica else builder,
            warmer=closed(NumbaWarmup(storage)),
            writer=writer,
            importer=importer,
            sandbox=sandbox,
            reindexer=Reindexer(
                articles,
                writer,
                importer,
                refresher,
                data.locks,
                options.folder,
                options.sample,
                sandbox,
                claims if databases.replica else None,  # else files keep a second one out
            ),
            web=web,
            feed_poller=FeedPoller(writer, FeedTable(database), web, articles),
            site_follower=closed(_site_follower(databases, tables.trash, importer, web)),
            journal=closed(Journal(JournalTable(database), databases.salt)),
            contributions=Contributions(
                ContributionTable(database), articles, writer, sandbox, databases.salt
            ),
            preferences=PreferenceTable(databases.copied, database),
            server_libraries=ServerLibraries(DepartureTable(database), refresher),
            tables=tables,
            claims=claims,
            shard_locks=databases.shard_locks,
            replica=databases.replica,
            read_ahead=closed(ReadAhead(storage, reranker)) if reranker else None,
        )


def _ranker(
    databases: Databases, options: Options, index_store: IndexStore, builder: ParallelBuilder
) -> InProcessRanker:
    """Return what finds paragraphs: here, or where there is an engine, in that as well."""
    if options.engine is None:
        return InProcessRanker(index_store, options.memory, builder)
    from index.search.opensearch.placed_ranker import placed_ranker

    return placed_ranker(
        options.engine,
        EngineTables(databases.database),
        databases.answers,
        pseudonym(databases.salt, 0)[:8],
        index_store,
        options.memory,
        builder,
    )


def _site_follower(
    databases: Databases, trash: TrashTable, importer: DocumentImporter, web: Web
) -> SiteFollower:
    articles, writer = databases.articles, importer.writer

    async def discard(library: str, article: Article) -> bool:
        return await Trash(library, trash, articles, writer).discard(article)

    # What a site says by itself is replaced on purpose, and would fill the bin.
    quiet = DocumentImporter(writer.without_keeping(), importer.sources)
    sites = SiteTable(databases.database)
    return SiteFollower(CrawlTools(web, quiet, writer, articles, sites, HostTurns()), discard)
