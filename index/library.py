"""Articles and the questions asked of them: the one door that the bot goes through."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from index.activity.journal import Journal
from index.activity.memory import Memory
from index.activity.model import Cited
from index.adding import summary
from index.additions import add_files, add_found
from index.answering.confidence import CAUTIOUS, THRESHOLDS
from index.desk import Desk
from index.errors import (
    ArticleNotFound,
    ReadOnlyArticle,
    StorageError,
)
from index.explanation import Explanation
from index.exporting import Exported, export
from index.fetching.feeds import FollowedFeed
from index.fetching.policy import FetchPolicy
from index.files import read_named_file
from index.following import FeedNews
from index.installation import Installation
from index.model import (
    SAMPLE,
    SHARED,
    Added,
    Additions,
    Answer,
    Article,
    ArticleSummary,
    Caution,
    Draft,
    LibraryStatus,
    ProgressCallback,
    Quota,
    ReindexReport,
)
from index.ranking.protocol import Outdated
from index.reading.documents import single
from index.recalling import Recalled, recall
from index.upkeep import Upkeep
from index.verifying.model import Verification

T = TypeVar("T")
ATTEMPTS = 5
"""How often a question is tried when articles change in the middle of its answer."""


class Library:
    """One library, with those that it also reads; all methods are safe to call at the same time.

    Attributes:
        key: the library that articles are added to and removed from: "shared", or a server's id.
        reads: the libraries that answers come from, its own first.

    Every method raises `StorageError` when the database cannot be read or written.
    """

    def __init__(self, installation: Installation, key: str) -> None:
        self.key = key
        self.reads = tuple(dict.fromkeys((key, *installation.common)))
        self._installation = installation

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

        Raises:
            StorageError: the database or its folder cannot be opened.
        """
        policy = fetching or FetchPolicy()
        async with Installation.open(
            data_dir, sample, folder, threshold, quota, policy
        ) as installation:
            yield cls(installation, SHARED)

    def of(self, key: str) -> Library:
        """Return a server's library, which reads the shared one and the sample as well.

        Raises:
            ValueError: the key is empty or the sample's.
        """
        if key in ("", SAMPLE):
            raise ValueError(f"{key!r} is not the key of a library that has an owner")
        return Library(self._installation, key)

    async def ask(
        self,
        question: str,
        *,
        limit: int = 3,
        article_id: str | None = None,
        context: str | None = None,
        cautious: bool = False,
        caution: Caution | None = None,
        paged: bool = False,
    ) -> Answer:
        """Answer a question with passages of the articles.

        Args:
            question: in the asker's words.
            limit: the most passages to return.
            article_id: answer from this article only.
            context: the question that this one follows up; its words count with less weight.
            cautious: whether to answer only what is nearly certain, because nobody asked the
                library itself.
            caution: how sure an answer has to be; None is as the installation was opened.
            paged: whether the reader sees one passage at a time, so that those after the first
                may be of less worth.

        Raises:
            ArticleNotFound: `article_id` is not an article that this library reads.
        """
        if article_id is not None:
            await self.article(article_id)
        home = self._installation
        threshold = home.threshold if caution is None else THRESHOLDS[caution]
        if cautious:
            threshold = max(threshold or 0, CAUTIOUS)
        answer = await self._up_to_date(
            lambda: home.answerer.answer(
                question,
                self.reads,
                limit=limit,
                article_id=article_id,
                threshold=threshold,
                context=context or "",
                paged=paged,
            )
        )
        return await self.desk.pins.applied(answer, limit, article_id)

    async def find_source(self, statement: str, *, limit: int = 3) -> Answer:
        """Find the passages that a statement may come from.

        Args:
            statement: anything somebody said, such as a Discord message.
            limit: the most passages to return.
        """
        answerer = self._installation.answerer
        return await self._up_to_date(
            lambda: answerer.find_source(statement, self.reads, limit=limit)
        )

    async def verify(self, quote: str) -> Verification:
        """Find out whether a sentence stands in an article, word for word.

        Args:
            quote: what somebody says an article says; of bounded length.
        """
        answerer = self._installation.answerer
        return await self._up_to_date(lambda: answerer.verify(quote, self.reads))

    @property
    def journal(self) -> Journal:
        """The answers that were given from any library, and what members made of them."""
        return self._installation.journal

    @property
    def upkeep(self) -> Upkeep:
        """What the installation needs from time to time, whichever library this is."""
        return self._installation.upkeep

    async def export(self, folder: Path) -> Exported:
        """Write the articles of this very library into a folder, as files that can be added.

        Args:
            folder: made when it is missing, otherwise empty.

        Raises:
            BackupError: there is something in it, or it cannot be written.
        """
        return await export(self._installation.storage.articles(self.key), folder)

    async def recall(self, cited: Cited) -> Recalled:
        """Return a passage that an answer showed, with a link to it and its surroundings.

        Raises:
            ArticleGone: the article has been removed since.
            PassageChanged: the article no longer has the paragraph.
        """
        return await recall(self._installation.storage, self.reads, cited)

    async def why(self, question: str, cited: Cited) -> Explanation:
        """Return why a passage answered a question: its words and their weight, runners-up.

        Raises:
            ArticleGone: the article has been removed since.
            PassageChanged: the article no longer has the paragraph.
        """
        passage = (await self.recall(cited)).passage
        answerer = self._installation.answerer
        return await self._up_to_date(lambda: answerer.explain(question, self.reads, passage))

    @property
    def memory(self) -> Memory:
        """What is remembered of members, in all libraries."""
        return Memory(self._installation.journal, self._installation.records.events)

    @property
    def desk(self) -> Desk:
        """What those who manage this very library work with."""
        return Desk(self.key, self.reads, self._installation)

    async def preferences(self) -> dict[str, str]:
        """Return what the managers of this very library prefer, by name."""
        return await self._installation.preferences.all(self.key)

    async def preferring(self, name: str) -> dict[str, str]:
        """Return a preference of every library that has it, by the library's key."""
        return await self._installation.preferences.chosen(name)

    async def prefer(self, name: str, value: str | None) -> None:
        """Set a preference of this library; None or an empty text deletes it."""
        await self._installation.preferences.set(self.key, name, value)

    async def add(self, draft: Draft) -> Added:
        """Add an article, or update the one of the same origin; the same text is no change.

        Raises:
            UnreadableDocument: there is nothing in it to quote.
            QuotaExceeded: the server's library may not grow by so much.
        """
        return await self._installation.adder.add(self.key, draft)

    async def add_file(self, path: Path) -> Added:
        """Read a file and add it; its absolute path is its origin.

        Raises:
            UnreadableDocument: it is missing, not an ordinary file, too large, or not one article.
            QuotaExceeded: the server's library may not grow by so much.
        """
        found = await read_named_file(path, self._installation.sandbox)
        return await self.add(single(found, path.name))

    def add_files(self, paths: Iterable[Path]) -> AsyncIterator[tuple[Path, Additions]]:
        """Read files, some at the same time, and add all articles in them.

        Yields each file, in order, with what became of it; of one that cannot be read that is a
        failure under the file's name, and stops none of the others.
        """
        home = self._installation
        return add_files(home.adder, self.key, home.sandbox, paths)

    async def add_document(
        self,
        data: bytes,
        name: str,
        *,
        origin: str,
        amend: Callable[[Draft], Draft] | None = None,
    ) -> Additions:
        """Read a document and add all articles in it.

        Args:
            data: its bytes; untrusted.
            name: the name it came under; untrusted.
            origin: stable key of where it came from.
            amend: changes the article before it is added, when there is only one.

        Raises:
            UnreadableDocument: there is no article in it.
            QuotaExceeded: the server's library may not grow by so much.
        """
        home = self._installation
        found = await home.sandbox.read(data, name, origin=origin)
        return await add_found(home.adder, self.key, found, amend)

    async def add_url(
        self, url: str, *, amend: Callable[[Draft], Draft] | None = None
    ) -> Additions:
        """Fetch a document and add the articles in it; its address is their origin.

        Args:
            url: an http or https address; untrusted.
            amend: changes the article before it is added, when there is only one.

        Raises:
            FetchError: it cannot or may not be fetched.
            UnreadableDocument: there is no article in it.
            QuotaExceeded: the server's library may not grow by so much.
        """
        found = await self._installation.web.read(url)
        return await add_found(self._installation.adder, self.key, found, amend)

    async def follow(self, url: str, *, channel: str | None = None) -> FeedNews:
        """Follow a feed: its latest entries are added now, new ones whenever it is polled.

        Args:
            url: address of an RSS or Atom feed; untrusted.
            channel: where new entries are to be announced; an opaque name that the feed keeps.

        Raises:
            FetchError: it cannot or may not be fetched.
            UnreadableDocument: it is not a feed.
            QuotaExceeded: the library follows as many feeds as it may.
        """
        return await self._installation.follower.follow(self.key, url, channel)

    async def unfollow(self, url: str) -> FollowedFeed:
        """Follow a feed no longer; its articles stay.

        Raises:
            FeedNotFound: this library does not follow it.
        """
        return await self._installation.follower.unfollow(self.key, url)

    async def feeds(self) -> list[FollowedFeed]:
        """Return the feeds that this very library follows, by title."""
        return await self._installation.follower.feeds(self.key)

    def poll_feeds(self) -> AsyncIterator[FeedNews]:
        """Poll the feeds that are due, of all libraries; yield what there is to tell of each."""
        return self._installation.follower.poll()

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
        if not await self.desk.bin.discard(article):
            raise _not_found(article_id)
        return summary(article)

    async def articles(self) -> list[ArticleSummary]:
        """Return the articles of all libraries that this one reads, by title."""
        return await self._installation.storage.summaries(self.reads)

    async def article(self, article_id: str) -> Article:
        """Return an article with its text and paragraphs.

        Raises:
            ArticleNotFound: no library that this one reads has it.
        """
        article = await self._installation.storage.article(self.reads, article_id)
        if article is None:
            raise _not_found(article_id)
        return article

    async def reindex(self, on_progress: ProgressCallback | None = None) -> ReindexReport:
        """Derive all paragraphs anew; questions are answered from the old ones until the swap.

        The shared folder is read again as well. A server's reindex leaves the shared library and
        the sample to whoever is already at them.

        Args:
            on_progress: called after every batch of articles.

        Raises:
            ReindexRunning: this library is being reindexed, here or in another process.
        """
        return await self._installation.reindexer.run(self.reads, on_progress)

    async def status(self) -> list[LibraryStatus]:
        """Return the state of every library that this one reads, its own first."""
        home = self._installation
        return [
            replace(
                await home.storage.status(key),
                reindexing=home.reindexer.progress(key),
                quota=home.adder.quota(key),
            )
            for key in self.reads
        ]

    async def _up_to_date(self, answer: Callable[[], Awaitable[T]]) -> T:
        """Answer from what is stored now, again if it changed in the middle of the answer."""
        refresher = self._installation.refresher
        await refresher.refresh(self.reads)
        for _ in range(ATTEMPTS):
            try:
                return await answer()
            except Outdated:
                # A new generation that splits differently has replaced the paragraphs that the
                # ranker still has: nothing could be quoted from those, so this question waits.
                await refresher.refresh(self.reads, wait=True)
        raise StorageError("The library is changing too quickly; ask again in a moment.")


def _not_found(article_id: str) -> ArticleNotFound:
    return ArticleNotFound(
        f"There is no article with the id {article_id[:40]!r} here; look it up in the list of "
        "articles."
    )
