"""One library in memory: segments, what of them is still valid, and exact counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.search.arrays import Array, PiecedArray
from index.search.filters import Filter
from index.search.segments.acronyms import AcronymTable
from index.search.segments.merger import merge
from index.search.segments.paragraph_analysis import AnalyzedArticle
from index.search.segments.segment import Segment
from index.storage.interface import Stamp

# What takes texts apart is imported where it is used: a search has no use for it.

Mask = NDArray[np.bool_]


class LiveSegment(msgspec.Struct, frozen=True, eq=False):
    """A segment with the articles that have not been replaced or removed since.

    Attributes:
        segment: the arrays.
        live_paragraphs: whether each paragraph is still there; None when all are.
        live_articles: whether each article is still there; None when all are.
        removed_paragraphs: the paragraphs that do not, ascending.
        removed_ngrams: what those contribute to the segment's `ngram_counts`; None for nothing.
        paragraphs: paragraphs that still stand.
        terms: what BM25 counts as their length, together.
        words: the words of their sentences, together.
        languages: how many of the standing articles are in each language.
    """

    segment: Segment
    live_paragraphs: Mask | None
    live_articles: Mask | None
    removed_paragraphs: NDArray[np.int64]
    removed_ngrams: NDArray[np.int64] | None
    paragraphs: int
    terms: int
    words: int
    languages: Mapping[str, int]

    @classmethod
    def of(
        cls, segment: Segment, removed: Collection[int] = (), before: LiveSegment | None = None
    ) -> LiveSegment:
        """Return a segment without some of its articles.

        Args:
            segment: the arrays.
            removed: positions of the articles.
            before: the segment without fewer of them, whose counts are carried on.
        """
        articles, everything = segment.articles, len(segment.fields.items)
        paragraphs, words = segment.size, len(segment.words.items)
        counts = np.bincount(articles.language_of, minlength=len(articles.language_codes))
        live = standing = ngrams = None
        left_out = np.zeros(0, np.int64)
        if removed:
            removed_articles = np.zeros(len(articles), np.bool_)
            removed_articles[list(removed)] = True
            dead = articles.paragraphs(removed_articles)
            live, standing, left_out = ~dead, ~removed_articles, np.flatnonzero(dead)
            paragraphs -= len(left_out)
            ngrams = _removed_ngrams(segment, left_out, before)
            words -= segment.words_in(left_out)
            everything -= int(segment.fields.lengths_of(left_out).sum())
            counts = np.bincount(
                articles.language_of[standing], minlength=len(articles.language_codes)
            )
        return cls(
            segment,
            live,
            standing,
            left_out,
            ngrams,
            paragraphs=paragraphs,
            terms=everything + words,
            words=words,
            languages=dict(zip(articles.language_codes, counts.tolist(), strict=True)),
        )

    @property
    def acronyms(self) -> AcronymTable:
        """What the segment's sentences abbreviate."""
        return self.segment.acronyms

    @property
    def articles(self) -> int:
        """Articles that still stand."""
        return sum(self.languages.values())

    def article_mask(self) -> Mask:
        """Say of each article whether it is still there."""
        if self.live_articles is None:
            return np.ones(len(self.segment.articles), np.bool_)
        return self.live_articles

    def revisions(self, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return the revision of each standing article (or of those of `ids`), by its id."""
        if ids is not None:
            table = self.segment.articles
            return {table.ids[at]: int(table.revisions[at]) for at in self.positions(ids)}
        live = self.article_mask().tolist()
        entries = zip(self.segment.articles.entries(), live, strict=True)
        return {entry.id: entry.revision for entry, stands in entries if stands}

    def positions(self, ids: Collection[str]) -> list[int]:
        """Return the positions of those of the articles that stand here."""
        found = self.segment.articles.positions(ids)
        if self.live_articles is None:
            return found
        return [position for position in found if self.live_articles[position]]

    def without(self, ids: Collection[str]) -> LiveSegment:
        """Return the part with these articles gone as well."""
        found = self.positions(ids)
        if not found:
            return self
        return LiveSegment.of(
            self.segment, [*np.flatnonzero(~self.article_mask()).tolist(), *found], self
        )

    def holding(self, stem: int) -> int:
        """Count the standing paragraphs that hold a stem, by number."""
        if stem < 0:
            return 0
        postings = self.segment.postings
        if self.live_paragraphs is None:
            return postings.holding(stem)
        if postings.holding(stem) < len(self.removed_paragraphs):
            return int(np.count_nonzero(self.live_paragraphs[postings.documents_of(stem)]))
        return postings.holding(stem) - postings.holding_among(stem, self.removed_paragraphs)

    def allowed(self, only: Filter | None) -> Mask | None:
        """Say of each paragraph whether it stands and a filter lets it through; None when all."""
        if only is None:
            return self.live_paragraphs
        articles = self.segment.articles
        return articles.paragraphs(articles.matching(only) & self.article_mask())


def _removed_ngrams(
    segment: Segment, removed: NDArray[np.int64], before: LiveSegment | None
) -> NDArray[np.int64]:
    if before is None or before.removed_ngrams is None:
        return segment.ngrams_in(removed)
    new = np.setdiff1d(removed, before.removed_paragraphs, assume_unique=True)
    return before.removed_ngrams + segment.ngrams_in(new)


class Snapshot(msgspec.Struct, frozen=True):
    """A library at one stamp."""

    stamp: Stamp
    segments: tuple[LiveSegment, ...] = ()

    def revisions(self, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return the revision of each article (or of those of `ids`), by its id.

        All of them take about a microsecond each.
        """
        return {
            key: revision for live in self.segments for key, revision in live.revisions(ids).items()
        }

    def analysed(self, ids: Collection[str]) -> dict[str, AnalyzedArticle]:
        """Return what is known of these articles, by id; those that are not in it are left out."""
        return {
            live.segment.articles.ids[position]: AnalyzedArticle(live.segment, position)
            for live in self.segments
            for position in live.positions(ids)
        }

    def changed(self, stamp: Stamp, segment: Segment, removed: Collection[str]) -> Snapshot:
        """Return the snapshot at a later stamp: `segment` put, `removed` gone."""
        gone = set(removed).union(segment.articles.ids.all())
        segments = [live.without(gone) for live in self.segments]
        return Snapshot(
            stamp,
            tuple(live for live in (*segments, LiveSegment.of(segment)) if live.articles),
        )


def merge_segments(segments: Collection[LiveSegment]) -> Segment:
    """Return one segment of what still stands in some parts; nothing is analysed again."""
    meta, arrays = merged(segments)
    whole = {
        name: array.whole() if isinstance(array, PiecedArray) else array
        for name, array in arrays.items()
    }
    return Segment.unpack(meta, whole)


def merged(
    segments: Collection[LiveSegment],
) -> tuple[dict[str, Any], dict[str, Array | PiecedArray]]:
    """Return what that segment consists of, to be written without having all of it in memory."""
    return merge([(live.segment, live.live_articles) for live in segments])


def languages_of(languages: Iterable[Mapping[str, int]]) -> list[str]:
    """Return the languages of the articles, the commonest first."""
    counts: Counter[str] = Counter()
    for one in languages:
        counts.update(one)
    return sorted(
        (language for language in counts if counts[language]),
        key=lambda language: (-counts[language], language),
    )
