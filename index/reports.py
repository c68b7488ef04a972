"""What adding and reindexing did, how far they are, and how a library stands: plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import msgspec

from index.model import ArticleSummary


class Outcome(StrEnum):
    """What became of an article that was added."""

    ADDED = "added"
    UPDATED = "updated"
    MOVED = "moved"
    """Its file has another name or place than before."""
    UNCHANGED = "unchanged"


class ParagraphDiff(msgspec.Struct, frozen=True, gc=False):
    """How many paragraphs were added, removed and changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    @property
    def total(self) -> int:
        """All three together."""
        return self.added + self.removed + self.changed

    def __add__(self, other: ParagraphDiff) -> ParagraphDiff:
        return ParagraphDiff(
            self.added + other.added, self.removed + other.removed, self.changed + other.changed
        )


class Added(msgspec.Struct, frozen=True, gc=False):
    """The article that a call to add left in the library, and what the call changed.

    Attributes:
        article: as it is now.
        outcome: what became of it.
        diff: what happened to its paragraphs.
    """

    article: ArticleSummary
    outcome: Outcome
    diff: ParagraphDiff = ParagraphDiff()


class Additions(msgspec.Struct, frozen=True):
    """What became of a document that may hold several articles.

    Attributes:
        added: the articles, in the document's order.
        failed: (name, what to do about it) for those that could not be read.
        notes: (name, sentence) about what of an article could not be kept.
    """

    added: tuple[Added, ...]
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class Progress(msgspec.Struct, frozen=True):
    """How far a reindex is.

    Attributes:
        articles_done: articles whose paragraphs are in the new generation.
        articles_total: articles to do.
        paragraphs: paragraphs written so far.
        elapsed: seconds since it began.
        remaining: seconds still to go at the pace so far, or None before the first article.
    """

    articles_done: int
    articles_total: int
    paragraphs: int
    elapsed: float
    remaining: float | None


ProgressCallback = Callable[[Progress], None]
"""Called on the event loop, often; must not block."""


class ReindexReport(msgspec.Struct, frozen=True):
    """What a reindex did.

    Attributes:
        articles: articles in the new generation.
        paragraphs: paragraphs in the new generation.
        added: titles of articles new in the folder that was re-read.
        updated: titles of articles whose file had changed.
        failed: (file name, what to do about it) for files that could not be read.
        missing: titles of articles whose file has gone from the folder; they are kept.
        diff: what happened to the paragraphs, by their text.
        seconds: wall-clock time from start to swap.
    """

    articles: int
    paragraphs: int
    added: tuple[str, ...]
    updated: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    diff: ParagraphDiff
    seconds: float

    @property
    def paragraphs_changed(self) -> int:
        """Paragraphs that were added, removed or changed."""
        return self.diff.total


class Quota(msgspec.Struct, frozen=True):
    """How much the library of one server may hold; None is without bound.

    Attributes:
        articles: articles.
        paragraphs: paragraphs of all articles.
        bytes: UTF-8 bytes of the text of all articles.
    """

    articles: int | None = None
    paragraphs: int | None = None
    bytes: int | None = None


class LibraryStatus(msgspec.Struct, frozen=True):
    """The state of one library's part of the database.

    Attributes:
        key: the library's key.
        articles: stored articles.
        paragraphs: paragraphs of the current generation.
        characters: characters of article text.
        generation: number of the current generation; grows by one with each reindex.
        reindexed_at: when the current generation was swapped in, or None before the first reindex.
        reindexing: progress of the reindex under way, in this process or another, if any.
        bytes: UTF-8 bytes of article text.
        quota: how much it may hold, None for a library without bounds.
    """

    key: str
    articles: int
    paragraphs: int
    characters: int
    generation: int
    reindexed_at: datetime | None
    reindexing: Progress | None
    bytes: int = 0
    quota: Quota | None = None
