"""Deriving the paragraphs of one library anew, beside those in use, until they are swapped in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from index.errors import StorageError, UnreadableDocument
from index.ingest.make_article import paragraphs_of
from index.ingest.paragraph_diff import difference
from index.model import Article
from index.reports import ParagraphDiff, Progress
from index.storage.articles import damaged
from index.storage.batches import batches
from index.storage.interface import GenerationOutdated, Storage
from index.storage.rows import is_sound

BATCH_ARTICLES = 16
"""Articles derived and written at once, at most."""
BATCH_CHARACTERS = 250_000
"""Characters derived and written at once, but for a single article that is longer."""
ROUNDS = 50
"""How often to catch up with articles that other processes change meanwhile, at most."""


class ProgressCounter:
    """Counts what is done and reckons what is left.

    Args:
        total: articles to do.
        report: called after every batch.
    """

    def __init__(self, total: int, report: Callable[[Progress], None]) -> None:
        self._total = total
        self._report = report
        self._done = 0
        self._paragraphs = 0
        self._started = time.monotonic()
        self.advance(0, 0)

    def advance(self, articles: int, paragraphs: int) -> None:
        """Count a batch and report."""
        self._done += articles
        self._paragraphs += paragraphs
        self._total = max(self._total, self._done)  # some came in meanwhile
        elapsed = time.monotonic() - self._started
        left = elapsed / self._done * (self._total - self._done) if self._done else None
        self._report(Progress(self._done, self._total, self._paragraphs, elapsed, left))


@dataclass(slots=True)
class LibraryReindex:
    """A new generation of one library, from the first article to the swap.

    Attributes:
        storage: where the articles are.
        library: key of the library.
        writing: the lock that keeps this process from adding to the library; held at the end.
        counter: told of every batch.
        failed: (title, what to do about it) of articles that keep the paragraphs they had, by
            article id.
        changed: what happened to the paragraphs of the old generation, by article id.
    """

    storage: Storage
    library: str
    writing: asyncio.Lock
    counter: ProgressCounter
    failed: dict[str, tuple[str, str]] = field(default_factory=dict)
    changed: dict[str, ParagraphDiff] = field(default_factory=dict)
    _staged: dict[str, int] = field(default_factory=dict)
    """Revision of each article at which it is staged, by article id."""

    async def run(self) -> None:
        """Make the new generation and swap it in; cancelled or killed, the old one stays.

        Raises:
            StorageError: the database could not be read or written, or never came to rest.
        """
        generation = await self.storage.begin_generation(self.library)
        await self._stage(generation, None)
        await self._catch_up(generation)
        async with self.writing:
            for _ in range(ROUNDS):
                if await self._commit(generation):
                    return
        raise StorageError("Articles keep changing; start the reindex again when it is quieter.")

    async def _catch_up(self, generation: int) -> None:
        """Stage what changed meanwhile, until it is little enough for the last transaction."""
        while len(late := await self._changed_since_staged()) > BATCH_ARTICLES:
            await self._stage(generation, late)

    async def _commit(self, generation: int) -> bool:
        """Swap the generation in, unless many articles have changed since they were staged."""
        try:
            await self.storage.commit_generation(self.library, generation, self._derive)
        except GenerationOutdated:
            await self._catch_up(generation)
            return False
        return True

    async def _stage(self, generation: int, ids: Collection[str] | None) -> None:
        found = self.storage.articles(self.library, ids)
        async for batch in batches(found, BATCH_CHARACTERS, BATCH_ARTICLES):
            articles = await asyncio.to_thread(self._derive, batch)
            await self.storage.stage(self.library, generation, articles)
            self._staged |= {article.id: article.revision for article in articles}
            self.counter.advance(len(articles), sum(len(a.paragraphs) for a in articles))

    async def _changed_since_staged(self) -> set[str]:
        """Return the ids of articles that were put since they were staged."""
        revisions = await self.storage.revisions(self.library)
        return {key for key, revision in revisions.items() if self._staged.get(key) != revision}

    def _derive(self, articles: Sequence[Article]) -> list[Article]:
        return [self._derived(article) for article in articles]

    def _derived(self, article: Article) -> Article:
        if not is_sound(article):  # what was derived while it was is the better copy
            self.failed[article.id] = (article.title, str(damaged(article)))
            return article
        try:
            paragraphs = paragraphs_of(article)
        except UnreadableDocument as error:
            self.failed[article.id] = (article.title, str(error))
            return article
        self.changed[article.id] = difference(article.paragraphs, paragraphs)
        return replace(article, paragraphs=paragraphs)
