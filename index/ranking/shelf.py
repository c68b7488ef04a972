"""One library in memory: segments, what of them is still valid, and exact counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.ranking.segment import Segment
from index.storage.protocol import Stamp


@dataclass(frozen=True, slots=True)
class Part:
    """A segment with the paragraphs that have not been replaced or removed since.

    Attributes:
        segment: the arrays.
        live: whether each paragraph still stands.
        live_articles: whether each article still stands.
    """

    segment: Segment
    live: NDArray[np.bool_]
    live_articles: NDArray[np.bool_]
    documents: int
    terms: int
    words: int
    sentences: int

    @classmethod
    def of(cls, segment: Segment, without: Collection[str] = ()) -> Part:
        """Return the segment as a part, leaving out some articles."""
        standing = np.asarray([a not in without for a in segment.articles], np.bool_)
        live = standing[segment.article_of] if segment.size else np.zeros(0, np.bool_)
        sentence_counts = np.diff(segment.sentence_starts)
        word_counts = np.diff(segment.words.starts[segment.sentence_starts])
        return cls(
            segment,
            live,
            standing,
            documents=int(live.sum()),
            terms=int(segment.bm25.doc_len[live].sum()),
            words=int(word_counts[live].sum()),
            sentences=int(sentence_counts[live].sum()),
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

    def changed(self, stamp: Stamp, segment: Segment, removed: Collection[str]) -> Shelf:
        """Return the shelf at a later stamp: `segment` put, `removed` gone."""
        put = dict(zip(segment.articles, segment.revisions, strict=True))
        gone = set(removed).union(put)
        kept = {a: r for a, r in self.revisions.items() if a not in gone}
        parts = [part.without(gone) for part in self.parts]
        parts = [part for part in (*parts, Part.of(segment)) if part.documents]
        return Shelf(stamp, tuple(parts), {**kept, **put})
