"""What the library asks of a database; SQLite answers it here, another database could."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from typing import Protocol

import msgspec

from index.errors import StorageError
from index.model import Article, ArticleSummary, ArticleTitle, Paragraph
from index.reports import LibraryStatus


class Stamp(msgspec.Struct, frozen=True):
    """The state of one library: equal stamps mean equal content.

    Attributes:
        generation: grows by one with every reindex.
        revision: grows by one with every change to the library, and in a reindex with every
            article that is split differently.
    """

    generation: int
    revision: int


Derive = Callable[[Sequence[Article]], Sequence[Article]]
"""Splits the texts of articles into paragraphs anew; called in a thread."""


class StoredPassage(msgspec.Struct, frozen=True):
    """A paragraph with the article it stands in."""

    article: ArticleSummary
    paragraph: Paragraph


class StoredStretch(msgspec.Struct, frozen=True):
    """Neighbouring paragraphs of an article.

    Attributes:
        paragraphs: in order.
        text: the article's from the beginning of the first to the end of the last.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    text: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether each paragraph is what the text has at its place."""
        start = self.paragraphs[0].start if self.paragraphs else 0
        return all(self.text[p.start - start : p.end - start] == p.text for p in self.paragraphs)


class IdTaken(StorageError):
    """The id of an article to be stored is that of another article, in this library or another."""


class GenerationOutdated(StorageError):
    """An article of the library is not in the staged generation at its present revision."""


class Storage(Protocol):
    """Articles and their paragraphs, by library and generation.

    Every method that writes is one transaction: it happens whole or not at all, whenever the
    process dies. Readers see the current generation only. All methods raise `StorageError`.
    """

    async def close(self) -> None:
        """Release the database; the storage must not be used afterwards."""

    async def stamps(self, libraries: Sequence[str]) -> dict[str, Stamp]:
        """Return the state of each library; a library never written to is at (0, 0)."""

    async def revisions(self, library: str, *, since: int = 0) -> dict[str, int]:
        """Return the revision of each article put after revision `since`, by article id."""

    async def sizes(self, library: str, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return how many characters of text each article (or each of `ids`) has, by its id."""

    async def put(self, article: Article, *, moved_from: str | None = None) -> Article:
        """Insert the article, or replace the one of the same id, with its paragraphs.

        Args:
            article: what to store.
            moved_from: the origin that the one of the same id has, where it is to change.

        Returns the article as stored, with the library's new revision; one that was there keeps
        its `added_at`. Raises `IdTaken` when the id belongs to another library or origin.
        """

    async def put_new(self, articles: Sequence[Article]) -> list[Article]:
        """Insert articles of one library that are new, with their paragraphs; all or none.

        Returns them as stored, each with a revision of its own. Raises `IdTaken` when one of the
        ids is that of an article, also of the same origin.
        """

    async def taken(
        self, library: str, origins: Sequence[str], content_hashes: Sequence[str]
    ) -> tuple[set[str], set[str]]:
        """Return which of these origins, and of these hashes, articles of the library have."""

    async def remove(self, library: str, article_id: str) -> bool:
        """Delete an article and its paragraphs; False when the library has no such article."""

    async def find(self, library: str, *, origin: str, content_hash: str) -> Article | None:
        """Return the library's article of this origin, else one of the same text, else None."""

    async def article(self, libraries: Sequence[str], article_id: str) -> Article | None:
        """Return an article with its paragraphs, if one of these libraries holds it."""

    def articles(self, library: str, ids: Collection[str] | None = None) -> AsyncIterator[Article]:
        """Yield the library's articles (or those of `ids`) in order of id, paragraphs included."""

    async def summaries(self, libraries: Sequence[str]) -> list[ArticleSummary]:
        """Return all articles of these libraries, by title."""

    async def titles(
        self, libraries: Sequence[str], part: str | None = None, *, limit: int | None = None
    ) -> list[ArticleTitle]:
        """Return articles whose title has a part, those first that begin with it, then by title.

        Args:
            libraries: where to look.
            part: in any case; None is any title.
            limit: the most to return; None returns all.
        """

    async def passages(self, keys: Sequence[tuple[str, int]]) -> list[StoredPassage]:
        """Return paragraphs by (article id, paragraph number), in the order asked for.

        A paragraph that has gone since is left out.
        """

    async def stretches(self, places: Sequence[tuple[str, int]], reach: int) -> list[StoredStretch]:
        """Return paragraphs by (article id, paragraph number), each with its neighbours.

        Args:
            places: the paragraphs.
            reach: how many to read on either side.

        Returns:
            One for each place, without paragraphs where there are none any more, or where one is
            damaged.
        """

    async def libraries(self) -> list[str]:
        """Return the keys of the libraries that have or had articles."""

    async def status(self, library: str) -> LibraryStatus:
        """Count what a library holds; `reindexing` is left to the caller."""

    async def begin_generation(self, library: str) -> int:
        """Open a new, empty, invisible generation, dropping any that was left unfinished."""

    async def stage(self, library: str, generation: int, articles: Sequence[Article]) -> None:
        """Write the paragraphs of these articles into an invisible generation."""

    async def commit_generation(
        self, library: str, generation: int, derive: Derive | None = None
    ) -> Stamp:
        """Make a staged generation the current one and delete the old, in one transaction.

        Args:
            library: key of the library.
            generation: as returned by `begin_generation`.
            derive: gives a few that have changed since they were staged their paragraphs, while
                whoever would change further ones waits.

        Articles removed meanwhile are dropped; those whose paragraphs are not what they were get
        a new revision each. Raises `GenerationOutdated` when an article of the library is neither
        staged at its present revision nor one of a few to derive.
        """
