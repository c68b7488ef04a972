"""One library in memory: segments, what of them is still valid, and exact counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from index.ranking.lexicon import Lexicon
from index.ranking.segment import Analysed, Segment, SegmentBuilder
from index.storage.protocol import Stamp

_MANY = 8
"""Parts of a library from which on a search would notice them."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment with the paragraphs that have not been replaced or removed since.

    Attributes:
        segment: the arrays.
        live: whether each paragraph still stands.
        live_articles: whether each article still stands.
        documents: paragraphs that still stand.
        terms: what BM25 counts as their length, together.
        words: the words of their sentences, together.
    """

    segment: Segment
    live: NDArray[np.bool_]
    live_articles: NDArray[np.bool_]
    documents: int
    terms: int
    words: int

    @classmethod
    def of(cls, segment: Segment, without: Collection[str] = ()) -> Part:
        """Return the segment as a part, leaving out some articles."""
        standing = np.asarray([a not in without for a in segment.articles], np.bool_)
        live = standing[segment.article_of] if segment.size else np.zeros(0, np.bool_)
        word_counts = np.diff(segment.words.starts[segment.sentence_starts])
        return cls(
            segment,
            live,
            standing,
            documents=int(live.sum()),
            terms=int(segment.bm25.doc_len[live].sum()),
            words=int(word_counts[live].sum()),
        )

    def without(self, ids: Collection[str]) -> Part:
        """Return the part with these articles gone as well."""
        gone = {
            a for a, live in zip(self.segment.articles, self.live_articles, strict=True) if not live
        }
        if not any(a in ids for a in self.segment.articles):
            return self
        return Part.of(self.segment, gone.union(ids))

    def holding(self, stem: int) -> int:
        """Count the standing paragraphs that hold a stem."""
        return int(np.count_nonzero(self.live[self.segment.bm25.postings(stem)[0]]))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library at one stamp."""

    stamp: Stamp
    parts: tuple[Part, ...] = ()
    revisions: Mapping[str, int] = field(default_factory=dict)

    def analysed(self, ids: Collection[str]) -> dict[str, Analysed]:
        """Return what is known of these articles, by id; those that are not held are left out."""
        return {
            article: Analysed(part.segment, i)
            for part in self.parts
            for i, article in enumerate(part.segment.articles)
            if article in ids and part.live_articles[i]
        }

    def changed(self, stamp: Stamp, segment: Segment, removed: Collection[str]) -> Shelf:
        """Return the shelf at a later stamp: `segment` put, `removed` gone."""
        put = dict(zip(segment.articles, segment.revisions, strict=True))
        gone = set(removed).union(put)
        kept = {a: r for a, r in self.revisions.items() if a not in gone}
        parts = [part.without(gone) for part in self.parts]
        parts = [part for part in (*parts, Part.of(segment)) if part.documents]
        return Shelf(stamp, tuple(parts), {**kept, **put})

    def tidied(self, lexicon: Lexicon) -> Shelf:
        """Return the shelf with its small parts made into one, if there are many.

        A part with more than half of the paragraphs is left alone while most of it still stands,
        so that adding articles one by one does not copy the library each time.
        """
        if len(self.parts) <= _MANY:
            return self
        total = sum(part.documents for part in self.parts)
        kept = [p for p in self.parts if p.documents > max(total, p.segment.size) / 2]
        builder = SegmentBuilder(lexicon)
        for part in self.parts:
            if part not in kept:
                builder.copy(part.segment, part.live_articles)
        return replace(self, parts=(*kept, Part.of(builder.build())))
