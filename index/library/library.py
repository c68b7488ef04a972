"""Articles and the questions asked of them: the one door that the bot goes through."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace

from index.activity.contributions import Contributions
from index.activity.followed_channels import FollowedChannels
from index.activity.journal import Journal
from index.activity.member_data import MemberData
from index.activity.retention import expire
from index.activity.server_libraries import ServerLibraries
from index.activity.wishes import Wishes
from index.errors import ArticleNotFound, ReadOnlyArticle
from index.ingest.export_files import Exported, export
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.make_article import summary
from index.library.additions import Adding
from index.library.installation import Installation
from index.library.options import FOLDER, Options
from index.library.questions import not_found
from index.library.sites import Sites
from index.model import SAMPLE, SHARED, ArticleSummary, ArticleTitle
from index.reports import LibraryStatus, ProgressCallback, Quota, ReindexReport
from index.search.opensearch.connect import EngineSettings
from index.system.shard_locks import ShardLocks


class Library(Adding):
    """One library, with those that it also reads; all methods are safe to call at the same time.

    Attributes:
        key: the library that articles are added to and removed from: "shared", or a server's id.
        reads: the libraries that answers come from, its own first.

    Every method raises `StorageError` when the database cannot be read or written.
    """

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        data_dir: Path,
        *,
        sample: Path | None = None,
        folder: Path | None = None,
        threshold: float | None = None,
        quota: Quota | None = None,
        fetching: FetchPolicy | None = None,
        memory: int | None = None,
        semantic: bool = False,
        engine: EngineSettings | None = None,
        database: str = "",
    ) -> AsyncIterator[Library]:
        """Open an installation's shared library for the length of a block.

        Args:
            data_dir: where the database is; created when it is missing.
            sample: folder of the articles that ship with Quoth; None leaves them out, also from
                answers when the database has them.
            folder: the operator's folder, read when the installation is new and at every reindex;
                by default `library` in `data_dir`, which is then created.
            threshold: how probable it must be, in [0, 1], that a passage answers; None leaves
                that to the answerer.
            quota: how much each server's library may hold; None is without bounds.
            fetching: what may be fetched from the web; None is the default, which is cautious.
            memory: bytes that indexes may take, but for those in use; None is without bound.
            database: address of PostgreSQL, where several processes share what is written; empty is
                a SQLite file in `data_dir`.
            semantic: whether a model that `quoth[semantic]` installs reads again what is found.
            engine: the search engine that holds large libraries; None holds all in this process.

        Raises:
            EngineMissing: `engine`, and what that needs is not installed.
            SemanticMissing: `semantic`, and that is not installed.
            StorageError: the database or its folder cannot be opened.
        """
        options = Options(
            data_dir=data_dir,
            sample=sample,
            folder=data_dir / FOLDER if folder is None else folder,
            threshold=threshold,
            quota=quota,
            fetching=fetching,
            memory=memory,
            semantic=semantic,
            engine=engine,
            database=database,
        )
        async with Installation.open(options) as installation:
            yield cls(installation, SHARED)

    def of(self, key: str) -> Library:
        """Return a server's library, which reads the shared one and the sample as well.

        Raises:
            ValueError: the key is empty or the sample's.
        """
        if key in ("", SAMPLE):
            raise ValueError(f"{key!r} is not the key of a library that has an owner")
        return Library(self._installation, key)

    @property
    def journal(self) -> Journal:
        """The answers that were given from any library, and what members made of them."""
        return self._services.journal

    @property
    def stale_seconds(self) -> float:
        """For how long answers have come from a copy whose database does not answer; usually 0."""
        replica = self._services.replica
        return replica.stale_seconds if replica else 0.0

    async def choices_stamp(self) -> int:
        """Return a number that grows when another process changes what managers chose here.

        Raises:
            DatabaseAway: this was never looked up, and cannot be now.
        """
        replica = self._services.replica
        if replica is None:
            return 0
        await replica.fresh([self.key])
        return await replica.choices(self.key)

    @property
    def server_libraries(self) -> ServerLibraries:
        """What the installation needs from time to time, whichever library this is."""
        return self._services.server_libraries

    async def export(self, folder: Path) -> Exported:
        """Write the articles, synonyms and test questions of this very library into a folder.

        The articles are files that can be added.

        Args:
            folder: made when it is missing, otherwise empty.

        Raises:
            BackupError: there is something in it, or it cannot be written.
        """
        synonyms = await self.management.synonyms.all()
        tests = await self.management.tests.expected()
        return await export(self._services.storage.articles(self.key), folder, synonyms, tests)

    @property
    def shard_locks(self) -> ShardLocks:
        """Which process of the installation has which of Discord's shards."""
        return self._services.shard_locks

    @property
    def sites(self) -> Sites:
        """The sites and single pages that this very library looks at again."""
        return Sites(self.key, self._services.site_follower)

    @property
    def member_data(self) -> MemberData:
        """What is remembered of members, in all libraries."""
        services = self._services
        return MemberData(
            services.journal,
            services.tables.audit_log,
            services.contributions,
            services.tables.wishes,
        )

    @property
    def wishes(self) -> Wishes:
        """The members who want to be told when a question can be answered, in all libraries."""
        return self._services.tables.wishes

    @property
    def channels(self) -> FollowedChannels:
        """The channels whose messages become articles."""
        return FollowedChannels(self.key, self._services.tables.channels)

    @property
    def contributions(self) -> Contributions:
        """The articles of all libraries that are made of what members said."""
        return self._services.contributions

    async def expire(self, days: int, sooner: Mapping[str, int]) -> int:
        """Delete what all libraries have kept for long enough; return how many answers and so on.

        Args:
            days: how long answers and questions that went unanswered are kept.
            sooner: libraries, by key, that keep theirs for fewer days.
        """
        return await expire(self._services.tables, days, sooner)

    async def preferences(self) -> dict[str, str]:
        """Return what the managers of this very library prefer, by name."""
        return await self._services.preferences.all(self.key)

    async def preferring(self, name: str) -> dict[str, str]:
        """Return a preference of every library that has it, by the library's key."""
        return await self._services.preferences.chosen(name)

    async def prefer(self, name: str, value: str | None) -> None:
        """Set a preference of this library; None or an empty text deletes it."""
        await self._services.preferences.set(self.key, name, value)

    @asynccontextmanager
    async def alone(self, work: str) -> AsyncIterator[bool]:
        """Claim some work for the length of a block; false where another process is at it.

        The claim of a process that dies ends after a minute.
        """
        async with self._services.claims.held(work) as claim:
            yield claim is not None

    async def remove(self, article_id: str) -> ArticleSummary:
        """Remove an article of this very library and return what it was; the bin has it for a day.

        Raises:
            ReadOnlyArticle: it ships with Quoth.
            ArticleNotFound: this library has no such article.
        """
        article = await self.article(article_id)
        if article.library == SAMPLE:
            raise ReadOnlyArticle(
                f"“{article.title}” ships with Quoth and cannot be removed; the operator can "
                "leave all sample articles out with the setting `sample`."
            )
        if article.library != self.key:
            raise ArticleNotFound(
                f"“{article.title}” is shared by all servers; only the operator can remove it."
            )
        if not await self.management.trash.discard(article):
            raise not_found(article_id)
        return summary(article)

    async def titles(
        self, part: str | None = None, *, own: bool = False, limit: int | None = None
    ) -> list[ArticleTitle]:
        """Return the articles whose title has a part, in any case, best first.

        Those whose title begins so come first, then all are in order of title.

        Args:
            part: of the title; None is any.
            own: whether to look in this very library only, not in all that it reads.
            limit: the most to return; None returns all.
        """
        libraries = (self.key,) if own else self.reads
        return await self._services.storage.titles(libraries, part, limit=limit)

    async def summary(self, article_id: str) -> ArticleSummary:
        """Return what a list shows of an article.

        Raises:
            ArticleNotFound: no library that this one reads has it.
        """
        return summary(await self.article(article_id))

    async def articles(self) -> list[ArticleSummary]:
        """Return the articles of all libraries that this one reads, by title."""
        return await self._services.storage.summaries(self.reads)

    async def reindex(self, on_progress: ProgressCallback | None = None) -> ReindexReport:
        """Derive all paragraphs anew; questions are answered from the old ones until the swap.

        The shared folder is read again as well. A server's reindex leaves the shared library and
        the sample to whoever is already at them.

        Args:
            on_progress: called after every batch of articles.

        Raises:
            ReindexRunning: this library is being reindexed, here or in another process.
        """
        return await self._services.reindexer.run(self.reads, on_progress)

    async def statuses(self) -> list[LibraryStatus]:
        """Return the state of every library of the installation, those of this one's first."""
        others = await self._services.storage.libraries()
        keys = dict.fromkeys((*self.reads, *sorted(others)))
        return [await self._status(key) for key in keys]

    async def status(self) -> list[LibraryStatus]:
        """Return the state of every library that this one reads, its own first."""
        return [await self._status(key) for key in self.reads]

    async def _status(self, key: str) -> LibraryStatus:
        progress = await self._services.reindexer.progress(key)  # first: it may end meanwhile
        return replace(
            await self._services.storage.status(key),
            reindexing=progress,
            quota=self._services.writer.quota(key),
        )
