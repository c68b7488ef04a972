"""For each term the documents that hold it: a few flat arrays, made once, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.search.arrays import Int32s, read_only
from index.search.postings.inverter import BM25Parameters, invert
from index.search.postings.posting_codec import (
    MAX_INLINE_FREQUENCY,
    High,
    Low,
    count,
    documents_of,
    frequencies_of,
)

Arrays = Mapping[str, NDArray[Any]]


class Postings(msgspec.Struct, frozen=True, eq=False, dict=True, weakref=True):
    """An inverted index of documents 0, 1, 2, ... over terms 0, 1, 2, ...

    The arrays may be memory-mapped and are read-only. A posting takes three bytes, or four where
    there are more than a million documents, as `index.search.postings.posting_codec` has it; the
    few frequencies of 15 and more stand apart, so that one long document does not make all others
    take more room.

    Attributes:
        starts: where each term's postings begin, and the end; int64.
        low: the lower half of those that hold the term, which ascend; uint16.
        high: the rest of each, and how often it does, 15 where `often` says it; uint8 or uint16.
        often_at: positions in `low` and `high` of frequencies of 15 and more, ascending; int64.
        often: those frequencies; int32.
        lengths: terms of each document, repeats counted; int32.
        shape: k1, b and the average length; float64.
    """

    starts: NDArray[np.int64]
    low: Low
    high: High
    often_at: NDArray[np.int64]
    often: Int32s
    lengths: Int32s
    shape: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        terms: NDArray[np.integer],
        lengths: NDArray[np.integer],
        vocabulary: int,
        k1: float = 1.5,
        b: float = 0.75,
    ) -> Self:
        """Index documents given as numbers of terms.

        Args:
            terms: those of the first document, then those of the second, and so on.
            lengths: how many each document has.
            vocabulary: how many different terms there are; the numbers are below it.
            k1: of BM25, kept with the index.
            b: likewise.

        Raises:
            TooManyPostings: one index cannot hold that many.
        """
        shape = BM25Parameters.of(lengths, k1, b)
        return cls.from_arrays(invert(terms, lengths, vocabulary, shape))

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Self:
        """Wrap what `arrays` gave, without copying what is aligned in memory.

        Raises:
            KeyError: one is missing.
        """
        return cls(**{name: read_only(arrays[name]) for name in cls.__struct_fields__})

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, for saving."""
        return {name: getattr(self, name) for name in self.__struct_fields__}

    @cached_property
    def packed(self) -> tuple[NDArray[Any], ...]:
        """The arrays from `starts` to `lengths`, as a compiled search takes them."""
        return self.starts, self.low, self.high, self.often_at, self.often, self.lengths

    @property
    def size(self) -> int:
        """Documents indexed."""
        return len(self.lengths)

    @property
    def terms(self) -> int:
        """Terms known."""
        return len(self.starts) - 1

    @property
    def average_length(self) -> float:
        """Terms a document, repeats counted; 1 when there are none."""
        return float(self.shape[2])

    def holding(self, term: int) -> int:
        """Return how many documents hold a term."""
        return self.starts.item(term + 1) - self.starts.item(term)

    def holding_among(self, term: int, documents: NDArray[np.integer]) -> int:
        """Return how many of some documents, which ascend, hold a term."""
        one = slice(self.starts.item(term), self.starts.item(term + 1))
        return count(self.low[one], self.high[one], documents)

    def documents_of(self, term: int) -> NDArray[np.int64]:
        """Return the documents that hold a term, ascending."""
        one = slice(self.starts.item(term), self.starts.item(term + 1))
        return documents_of(self.low[one], self.high[one])

    def of_term(self, term: int) -> tuple[NDArray[np.int64], NDArray[np.integer]]:
        """Return the documents that hold a term, ascending, and how often each does."""
        documents, frequencies, _ = self.of_terms([term])
        return documents, frequencies

    def of_terms(
        self, terms: Sequence[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.integer], NDArray[np.int64]]:
        """Return what `of_term` does for some terms, end to end, and how many postings each has.

        All of them together are read much faster than one by one.
        """
        wanted = np.asarray(terms, np.int64)
        firsts, lasts = self.starts[wanted], self.starts[wanted + 1]
        runs = [slice(*run) for run in zip(firsts.tolist(), lasts.tolist(), strict=True)]
        low = np.concatenate([self.low[run] for run in runs] or [self.low[:0]])
        high = np.concatenate([self.high[run] for run in runs] or [self.high[:0]])
        counts = lasts - firsts
        frequencies = frequencies_of(high)
        great = np.flatnonzero(frequencies == MAX_INLINE_FREQUENCY)
        if len(great):
            ends = np.cumsum(counts)
            term = np.searchsorted(ends, great, side="right")
            places = great + (firsts - ends + counts)[term]
            frequencies = frequencies.astype(np.int32)
            frequencies[great] = self.often[np.searchsorted(self.often_at, places)]
        return documents_of(low, high), frequencies, counts
