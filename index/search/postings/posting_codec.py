"""A posting, the number of a document and how often it holds a term, in three bytes or four."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.search.arrays import Int32s

Low = NDArray[np.uint16]
High = NDArray[np.uint8] | NDArray[np.uint16]

MAX_INLINE_FREQUENCY = 15
"""Frequencies of so many and more do not fit: they stand elsewhere."""
DOCUMENTS = 1 << 28
"""Documents that can be told apart."""
_NARROW = 1 << 20
"""Of which so many can be in three bytes."""
HALF, FREQUENCY = 16, 4
"""Bits of a document that stand in the low part, and bits of a frequency, in the high part.
What numba has compiled and kept does not notice a change of these three."""


def room(postings: int, documents: int) -> tuple[Low, High]:
    """Return arrays for so many postings of so many documents."""
    kind: Any = np.uint8 if documents <= _NARROW else np.uint16
    return np.empty(postings, np.uint16), np.empty(postings, kind)


def high_of(documents: Int32s, frequencies: Int32s) -> Int32s:
    """Return the upper bits of documents together with their frequencies; the rest is the low."""
    high: Int32s = (documents >> HALF << FREQUENCY) | np.minimum(frequencies, MAX_INLINE_FREQUENCY)
    return high


def documents_of(low: Low, high: High) -> NDArray[np.int64]:
    """Return the documents of some postings."""
    documents: NDArray[np.int64] = (high >> FREQUENCY).astype(np.int64)
    documents <<= HALF
    documents |= low
    return documents


def frequencies_of(high: High) -> NDArray[np.integer]:
    """Return the frequencies of some postings, `MAX_INLINE_FREQUENCY` where they are greater."""
    return high & MAX_INLINE_FREQUENCY


def count(low: Low, high: High, documents: NDArray[np.integer]) -> int:
    """Return how many of some documents, which ascend, are among those of a term's postings."""
    blocks, counted = high >> FREQUENCY, 0
    wanted, begins = np.unique(documents >> HALF, return_index=True)
    ends = np.append(begins, len(documents))[1:]
    firsts, lasts = np.searchsorted(blocks, wanted), np.searchsorted(blocks, wanted, "right")
    for begin, end, first, last in np.stack((begins, ends, firsts, lasts), 1).tolist():
        if first < last:
            held = low[first:last]
            some = documents[begin:end].astype(np.uint16)
            at = np.minimum(np.searchsorted(held, some), len(held) - 1)
            counted += int(np.count_nonzero(held[at] == some))
    return counted
