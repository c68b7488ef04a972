"""A library of which paragraphs can be hidden for one search, as if they had never been added."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from msgspec.structs import replace

from index.model import Article
from index.search.interface import Ranking
from index.search.lifecycle.snapshot import LiveSegment
from index.search.scoring.rank_candidates import search
from index.search.scoring.segment_lookup import SegmentReader
from tests.benchmarks.communities import Place
from tests.benchmarks.labelled import LIBRARY, index


class MaskedLibrary:
    """Searches articles, but for the paragraphs that are hidden.

    Args:
        articles: all of them.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        (self.live,) = index(articles).snapshot(LIBRARY).segments
        reader = SegmentReader(self.live)
        self._rows = {reader.name(row): row for row in range(self.live.segment.size)}

    @property
    def places(self) -> Collection[Place]:
        """All paragraphs."""
        return self._rows.keys()

    def search(self, question: str, hidden: Collection[Place] = ()) -> Ranking:
        """Return the best paragraph that is not hidden."""
        return search(question, [SegmentReader(self._without(hidden) if hidden else self.live)], 1)

    def _without(self, hidden: Collection[Place]) -> LiveSegment:
        live, segment = self.live, self.live.segment
        gone = np.asarray(sorted(self._rows[place] for place in hidden), np.int64)
        kept = np.ones(segment.size, np.bool_)
        kept[gone] = False
        words = segment.words_in(gone)
        return replace(
            live,
            live_paragraphs=kept,
            removed_paragraphs=gone,
            paragraphs=live.paragraphs - len(gone),
            words=live.words - words,
            terms=live.terms - words - int(segment.fields.lengths_of(gone).sum()),
        )
