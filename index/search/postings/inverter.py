"""From documents as rows of terms to terms as rows of documents, some documents at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.errors import TooManyPostings
from index.search.arrays import Int32s
from index.search.postings.posting_codec import (
    DOCUMENTS,
    MAX_INLINE_FREQUENCY,
    High,
    Low,
    high_of,
    room,
)

_LIMIT = 2**31 - 1
"""Postings of one index."""
_AT_A_TIME = 1 << 21
"""Terms that are sorted together, few enough to stay in the processor's cache."""


class BM25Parameters(NamedTuple):
    """BM25's parameters, and the average length that goes with them."""

    k1: float
    b: float
    average_length: float

    @property
    def flat(self) -> float:
        """The norm of a document of no length, `k1 (1 - b)`."""
        return self.k1 * (1 - self.b)

    @property
    def slope(self) -> float:
        """What each term adds to the norm of its document."""
        return self.k1 * self.b / self.average_length

    def norms(self, lengths: NDArray[np.integer]) -> NDArray[np.float64]:
        """Return `k1 (1 - b + b L)` for documents of these lengths, L being over the average."""
        return np.asarray(self.flat + self.slope * lengths, np.float64)


class _Chunk(msgspec.Struct, frozen=True, eq=False):
    """The postings of some documents: of its first term, of its second, and so on."""

    terms: NDArray[np.int64]
    holding: NDArray[np.int64]
    documents: Int32s
    frequencies: Int32s


def invert(
    terms: NDArray[np.integer], lengths: NDArray[np.integer], vocabulary: int, shape: BM25Parameters
) -> dict[str, NDArray[Any]]:
    """Return the arrays of `index.search.postings.postings.Postings`.

    Args:
        terms: those of the first document, then those of the second, and so on.
        lengths: how many each document has.
        vocabulary: how many different terms there are.
        shape: kept with the arrays.

    Raises:
        TooManyPostings: one index cannot hold that many.
    """
    if len(terms) > _LIMIT:
        raise TooManyPostings(
            f"One library can be searched up to {_LIMIT:,} words; split it among several."
        )
    if len(lengths) > DOCUMENTS:
        raise TooManyPostings(
            f"One library can have up to {DOCUMENTS:,} paragraphs; split it among several."
        )
    chunks, counts = [], np.zeros(vocabulary, np.int64)
    for chunk in _sorted(terms, lengths):
        chunks.append(chunk)
        counts[chunk.terms] += chunk.holding
    starts = np.concatenate(([0], np.cumsum(counts)))
    low, high, often_at, often = _gathered(chunks, starts, len(lengths))
    return {
        "starts": starts,
        "low": low,
        "high": high,
        "often_at": often_at,
        "often": often,
        "lengths": np.asarray(lengths, np.int32),
        "shape": np.asarray(shape),
    }


def _sorted(terms: NDArray[np.integer], lengths: NDArray[np.integer]) -> Iterator[_Chunk]:
    """Yield the postings of a few documents after the other; documents without terms have none."""
    ends = np.cumsum(lengths, dtype=np.int64)
    first, done = 0, 0
    while done < len(terms):
        last = max(int(np.searchsorted(ends, done + _AT_A_TIME, side="right")), first + 1)
        end = int(ends[last - 1])
        if end > done:
            yield _sort(terms[done:end], first, lengths[first:last])
        first, done = last, end


def _sort(terms: NDArray[np.integer], first: int, lengths: NDArray[np.integer]) -> _Chunk:
    """Sort (term, document) pairs, each in one integer, and count those that are the same."""
    pairs = terms.astype(np.int64) << 32
    pairs |= np.repeat(np.arange(first, first + len(lengths)), lengths)
    pairs.sort()
    begins = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    frequencies = np.diff(begins, append=len(pairs)).astype(np.int32)
    pairs = pairs[begins]
    owners = pairs >> 32
    begins = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    holding = np.diff(begins, append=len(owners))
    return _Chunk(owners[begins], holding, pairs.astype(np.int32), frequencies)


def _gathered(
    chunks: list[_Chunk], starts: NDArray[np.int64], size: int
) -> tuple[Low, High, NDArray[np.int64], Int32s]:
    """Put each chunk's postings behind those of the chunks before, term by term."""
    low, high = room(int(starts[-1]), size)
    free = starts[:-1].copy()
    often_at, often = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    chunks.reverse()
    while chunks:
        chunk = chunks.pop()
        shift = free[chunk.terms] - _begins(chunk.holding)
        places = np.arange(len(chunk.documents)) + np.repeat(shift, chunk.holding)
        low[places] = chunk.documents.astype(np.uint16)
        high[places] = high_of(chunk.documents, chunk.frequencies)
        great = np.flatnonzero(chunk.frequencies >= MAX_INLINE_FREQUENCY)
        often_at.append(places[great])
        often.append(chunk.frequencies[great])
        free[chunk.terms] += chunk.holding
    order = np.argsort(places_of := np.concatenate(often_at))
    return low, high, places_of[order], np.concatenate(often)[order]


def _begins(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.cumsum(counts) - counts
