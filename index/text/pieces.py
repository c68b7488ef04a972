"""Numbers for what stands between the spaces of texts, in the order in which it is met."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.text.recall import Recall
from index.text.spans import WIDTH, Spans
from index.text.table import Table

_LARGE, _MANY = 1 << 15, 1 << 15
"""Characters of a text, and pieces known, from which on reading many at once is faster: a dict of
few stays in the processor's nearer caches."""
_LONGEST = 40
"""Characters of a piece that is worth remembering; longer ones are seldom met twice."""


class Pieces:
    """Remembers the number of each piece."""

    def __init__(self) -> None:
        self._table, self._recall = Table(longest=_LONGEST), Recall()

    def numbers(self, text: str) -> tuple[NDArray[np.int64], list[str]]:
        """Return the number of each piece of a text, and those that are new.

        Args:
            text: what `str.split` takes apart; a NUL is a piece by itself.
        """
        if len(text) < _LARGE or len(self._table) < _MANY:
            return self._table.numbers(text.split())
        spans = Spans.of(text)
        keys, short = spans.keys(), spans.lengths <= WIDTH
        numbers = self._recall.find(keys)
        unknown = np.flatnonzero((numbers < 0) | ~short)
        found, new = self._table.numbers(spans.strings(unknown))
        numbers[unknown] = found
        met = unknown[np.unique(found, return_index=True)[1]]
        met = met[short[met]]
        self._recall.keep(keys[:, met], numbers[met])
        return numbers, new
