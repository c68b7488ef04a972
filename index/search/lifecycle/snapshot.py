"""One library in memory: segments, what of them is still valid, and exact counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.search.filters import Filter
from index.search.segments.acronyms import Acronyms
from index.search.segments.builder import SegmentBuilder
from index.search.segments.paragraph_analysis import Analysed
from index.search.segments.segment import Segment
from index.storage.interface import Stamp

# What takes texts apart is imported where it is used: a search has no use for it.

Mask = NDArray[np.bool_]


class Part(msgspec.Struct, frozen=True, eq=False):
    """A segment with the articles that have not been replaced or removed since.

    Attributes:
        segment: the arrays.
        live: whether each paragraph still stands; None when all do.
        live_articles: whether each article still stands; None when all do.
        gone: the paragraphs that do not, ascending.
        documents: paragraphs that still stand.
        terms: what BM25 counts as their length, together.
        words: the words of their sentences, together.
        languages: how many of the standing articles are in each language.
    """

    segment: Segment
    live: Mask | None
    live_articles: Mask | None
    gone: NDArray[np.int64]
    documents: int
    terms: int
    words: int
    languages: Mapping[str, int]

    @classmethod
    def of(cls, segment: Segment, gone: Collection[int] = ()) -> Part:
        """Return the segment as a part without some of its articles, given by position."""
        articles, everything = segment.articles, len(segment.fields.items)
        documents, words = segment.size, len(segment.words.items)
        counts = np.bincount(articles.language_of, minlength=len(articles.tongues))
        live = standing = None
        left_out = np.zeros(0, np.int64)
        if gone:
            removed = np.zeros(len(articles), np.bool_)
            removed[list(gone)] = True
            dead = articles.paragraphs(removed)
            live, standing, left_out = ~dead, ~removed, np.flatnonzero(dead)
            documents -= len(left_out)
            words -= segment.words_in(left_out)
            everything -= int(segment.fields.lengths_of(left_out).sum())
            counts = np.bincount(articles.language_of[standing], minlength=len(articles.tongues))
        return cls(
            segment,
            live,
            standing,
            left_out,
            documents=documents,
            terms=everything + words,
            words=words,
            languages=dict(zip(articles.tongues, counts.tolist(), strict=True)),
        )

    @property
    def acronyms(self) -> Acronyms:
        """What the segment's sentences abbreviate."""
        return self.segment.acronyms

    @property
    def articles(self) -> int:
        """Articles that still stand."""
        return sum(self.languages.values())

    def standing(self) -> Mask:
        """Say of each article whether it still stands."""
        if self.live_articles is None:
            return np.ones(len(self.segment.articles), np.bool_)
        return self.live_articles

    def revisions(self, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return the revision of each standing article (or of those of `ids`), by its id."""
        if ids is not None:
            held = self.segment.articles
            return {held.ids[at]: int(held.revisions[at]) for at in self.positions(ids)}
        live = self.standing().tolist()
        entries = zip(self.segment.articles.entries(), live, strict=True)
        return {entry.id: entry.revision for entry, stands in entries if stands}

    def positions(self, ids: Collection[str]) -> list[int]:
        """Return the positions of those of the articles that stand here."""
        found = self.segment.articles.positions(ids)
        if self.live_articles is None:
            return found
        return [position for position in found if self.live_articles[position]]

    def without(self, ids: Collection[str]) -> Part:
        """Return the part with these articles gone as well."""
        found = self.positions(ids)
        if not found:
            return self
        return Part.of(self.segment, [*np.flatnonzero(~self.standing()).tolist(), *found])

    def holding(self, stem: int) -> int:
        """Count the standing paragraphs that hold a stem, by number."""
        if stem < 0:
            return 0
        postings = self.segment.postings
        if self.live is None:
            return postings.holding(stem)
        if postings.holding(stem) < len(self.gone):
            return int(np.count_nonzero(self.live[postings.documents_of(stem)]))
        return postings.holding(stem) - postings.holding_among(stem, self.gone)

    def allowed(self, only: Filter | None) -> Mask | None:
        """Say of each paragraph whether it stands and a filter lets it through; None when all."""
        if only is None:
            return self.live
        articles = self.segment.articles
        return articles.paragraphs(articles.matching(only) & self.standing())


class Shelf(msgspec.Struct, frozen=True):
    """A library at one stamp."""

    stamp: Stamp
    parts: tuple[Part, ...] = ()

    def revisions(self, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return the revision of each article (or of those of `ids`), by its id.

        All of them take about a microsecond each.
        """
        return {
            key: revision for part in self.parts for key, revision in part.revisions(ids).items()
        }

    def analysed(self, ids: Collection[str]) -> dict[str, Analysed]:
        """Return what is known of these articles, by id; those that are not held are left out."""

        return {
            part.segment.articles.ids[position]: Analysed(part.segment, position)
            for part in self.parts
            for position in part.positions(ids)
        }

    def changed(self, stamp: Stamp, segment: Segment, removed: Collection[str]) -> Shelf:
        """Return the shelf at a later stamp: `segment` put, `removed` gone."""
        gone = set(removed).union(segment.articles.ids.all())
        parts = [part.without(gone) for part in self.parts]
        return Shelf(stamp, tuple(part for part in (*parts, Part.of(segment)) if part.articles))


def merged(parts: Collection[Part]) -> Segment:
    """Return one segment of what still stands in some parts; nothing is analysed again."""

    builder = SegmentBuilder()
    for part in parts:
        builder.copy(part.segment, part.live_articles)
    return builder.build()


def languages_of(parts: Collection[Part]) -> list[str]:
    """Return the languages of the articles, the commonest first."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part.languages)
    return sorted(
        (language for language in counts if counts[language]),
        key=lambda language: (-counts[language], language),
    )
