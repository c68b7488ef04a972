"""From documents as rows of terms to terms as rows of documents, some documents at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

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
_AT_A_TIME = 1 << 20
"""Terms that are sorted together, few enough to stay in the processor's cache."""


class BM25Parameters(NamedTuple):
    """BM25's parameters, and the average length that goes with them."""

    k1: float
    b: float
    average_length: float

    @classmethod
    def of(cls, lengths: NDArray[np.integer], k1: float = 1.5, b: float = 0.75) -> Self:
        """Return those for documents of these lengths."""
        return cls(k1, b, float(lengths.mean()) if len(lengths) and lengths.any() else 1.0)

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


class Chunk(msgspec.Struct, frozen=True, eq=False):
    """The postings of some documents: of its first term, of its second, and so on.

    Attributes:
        terms: ascending.
        holding: how many of the documents hold each.
        documents: those, ascending for each term.
        frequencies: how often each of them holds the term.
    """

    terms: NDArray[np.int64]
    holding: NDArray[np.int64]
    documents: Int32s
    frequencies: Int32s


class Gathered(NamedTuple):
    """Postings term by term, as `index.search.postings.postings.Postings` has them."""

    starts: NDArray[np.int64]
    low: Low
    high: High
    often_at: NDArray[np.int64]
    often: Int32s


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
    require_room(len(terms), len(lengths))
    gathered = gather([*_sorted(terms, lengths)], vocabulary, len(lengths))
    return {
        **gathered._asdict(),
        "lengths": np.asarray(lengths, np.int32),
        "shape": np.asarray(shape),
    }


def require_room(terms: int, documents: int) -> None:
    """Refuse more than one index can hold.

    Raises:
        TooManyPostings: these are more.
    """
    if terms > _LIMIT:
        raise TooManyPostings(
            f"One library can be searched up to {_LIMIT:,} words; split it among several."
        )
    if documents > DOCUMENTS:
        raise TooManyPostings(
            f"One library can have up to {DOCUMENTS:,} paragraphs; split it among several."
        )


def _sorted(terms: NDArray[np.integer], lengths: NDArray[np.integer]) -> Iterator[Chunk]:
    """Yield the postings of a few documents after the other; documents without terms have none."""
    ends = np.cumsum(lengths, dtype=np.int64)
    first, done = 0, 0
    while done < len(terms):
        last = max(int(np.searchsorted(ends, done + _AT_A_TIME, side="right")), first + 1)
        end = int(ends[last - 1])
        if end > done:
            yield _sort(terms[done:end], first, lengths[first:last])
        first, done = last, end


def _sort(terms: NDArray[np.integer], first: int, lengths: NDArray[np.integer]) -> Chunk:
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
    return Chunk(owners[begins], holding, pairs.astype(np.int32), frequencies)


def gather(chunks: list[Chunk], vocabulary: int, size: int) -> Gathered:
    """Put each chunk's postings behind those of the chunks before, term by term.

    Args:
        chunks: emptied, so that not all is there twice.
        vocabulary: how many different terms there are.
        size: how many documents there are.
    """
    counts = np.zeros(vocabulary, np.int64)
    for chunk in chunks:
        counts[chunk.terms] += chunk.holding
    starts = np.concatenate(([0], np.cumsum(counts)))
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
    return Gathered(starts, low, high, places_of[order], np.concatenate(often)[order])


def _begins(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.cumsum(counts) - counts
