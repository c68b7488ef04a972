"""What a segment knows of its articles, in flat arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.model import Article
from index.search.arrays import Int32s
from index.search.filters import Filter, days_of
from index.search.segments.string_table import StringTable

Mask = NDArray[np.bool_]


class ArticleMetadata(NamedTuple):
    """An article, without its paragraphs.

    Attributes:
        id: its id.
        revision: the library's revision at which it was stored.
        language: ISO 639-1.
        day: of its date, see `days_of`.
    """

    id: str
    revision: int
    language: str
    day: int

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return the entry of an article."""
        return cls(article.id, article.revision, article.language, days_of(article.date))


class ArticleTable(msgspec.Struct, frozen=True, eq=False):
    """The articles of a segment in the order of their paragraphs.

    Attributes:
        ids: of each.
        order: positions of the articles in ascending order of their ids; int32.
        revisions: of each; int64.
        language_codes: the languages there are.
        language_of: of each article, a position in `language_codes`; uint16.
        days: of each, see `days_of`; int32.
        starts: the first paragraph of each, and the end; int64.
    """

    ids: StringTable
    order: Int32s
    revisions: NDArray[np.int64]
    language_codes: tuple[str, ...]
    language_of: NDArray[np.uint16]
    days: Int32s
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, entries: Sequence[ArticleMetadata], counts: Sequence[int]) -> Self:
        """Lay articles out that have so many paragraphs each."""
        language_codes = tuple(sorted({entry.language for entry in entries}))
        ids, size = [entry.id for entry in entries], len(entries)
        return cls(
            ids=StringTable.of(ids),
            order=np.asarray(sorted(range(size), key=ids.__getitem__), np.int32),
            revisions=np.fromiter((entry.revision for entry in entries), np.int64, size),
            language_codes=language_codes,
            language_of=np.asarray([language_codes.index(e.language) for e in entries], np.uint16),
            days=np.fromiter((entry.day for entry in entries), np.int32, size),
            starts=np.concatenate(([0], np.cumsum(counts, dtype=np.int64))),
        )

    @classmethod
    def from_arrays(cls, language_codes: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Wrap what `arrays` gave, without copying.

        Raises:
            KeyError: something is missing.
        """
        names = ("order", "revisions", "language_of", "days", "starts")
        return cls(
            ids=StringTable.from_arrays(arrays, "ids"),
            language_codes=tuple(language_codes),
            **{name: arrays[name] for name in names},
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, for saving; `language_codes` is not among them."""
        names = ("order", "revisions", "language_of", "days", "starts")
        return {**self.ids.arrays("ids"), **{name: getattr(self, name) for name in names}}

    def __len__(self) -> int:
        return len(self.order)

    def entries(self) -> Iterator[ArticleMetadata]:
        """Yield all articles."""
        language_codes = [self.language_codes[i] for i in self.language_of.tolist()]
        columns = self.ids.all(), self.revisions.tolist(), language_codes, self.days.tolist()
        return map(ArticleMetadata, *columns)

    def find(self, article_id: str) -> int | None:
        """Return the position of an article, None when it is not here."""
        at = bisect_left(self.order, article_id, key=self.ids.__getitem__)
        if at == len(self) or self.ids[self.order[at]] != article_id:
            return None
        return int(self.order[at])

    def positions(self, ids: Collection[str]) -> list[int]:
        """Return the positions of those of the articles that are here."""
        found = map(self.find, ids)
        return [position for position in found if position is not None]

    def ranks(self) -> Int32s:
        """Return the place of each article by its id."""
        ranks = np.empty(len(self), np.int32)
        ranks[self.order] = np.arange(len(self), dtype=np.int32)
        return ranks

    def owner(self, paragraph: int) -> int:
        """Return the position of the article that a paragraph belongs to."""
        return int(np.searchsorted(self.starts, paragraph, side="right")) - 1

    def language(self, position: int) -> str:
        """Return the language of an article."""
        return self.language_codes[int(self.language_of[position])]

    def matching(self, wanted: Filter) -> Mask:
        """Say of each article whether a filter lets it through."""
        if wanted.article_id is not None:
            found = np.zeros(len(self), np.bool_)
            found[self.positions([wanted.article_id])] = True
        else:
            found = np.ones(len(self), np.bool_)
        if wanted.languages:
            language_codes = np.asarray(
                [tongue in wanted.languages for tongue in self.language_codes], np.bool_
            )
            found &= language_codes[self.language_of]
        if wanted.after is not None:
            found &= self.days >= wanted.after.toordinal()
        if wanted.before is not None:
            found &= (self.days > 0) & (self.days <= wanted.before.toordinal())
        return found

    def paragraphs(self, articles: Mask) -> Mask:
        """Say of each paragraph whether its article is marked."""
        return np.repeat(articles, np.diff(self.starts))
