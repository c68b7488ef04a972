"""For each term the documents that hold it: a few flat arrays, made once, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.ranking.arrays import Int32s, read_only
from index.ranking.inverting import Shape, invert

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """An inverted index of documents 0, 1, 2, ... over terms 0, 1, 2, ...

    The arrays may be memory-mapped and are read-only. A frequency takes one byte, five bytes a
    posting in all; the few of 255 and more stand apart, so that one long document does not make
    all others take more room.

    Attributes:
        starts: where each term's postings begin, and the end; int64.
        documents: those that hold the term, ascending; int32.
        frequencies: how often each does; 255 where `often` says it; uint8.
        often_at: positions in `documents` of frequencies of 255 and more, ascending; int64.
        often: those frequencies; int32.
        lengths: terms of each document, repeats counted; int32.
        highest: greatest `tf / (tf + norm)` of each term at `shape`, or a little more; float32.
        shape: k1, b and the average length at which that is; float64.
    """

    starts: NDArray[np.int64]
    documents: Int32s
    frequencies: NDArray[np.uint8]
    often_at: NDArray[np.int64]
    often: Int32s
    lengths: Int32s
    highest: NDArray[np.float32]
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
            k1: of BM25, at which the index is fastest; any other works.
            b: likewise.

        Raises:
            TooManyPostings: one index cannot hold that many.
        """
        average = float(lengths.mean()) if len(lengths) and lengths.any() else 1.0
        shape = Shape(k1, b, average)
        return cls.from_arrays(invert(terms, lengths, vocabulary, shape))

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Self:
        """Wrap what `arrays` gave, without copying what is aligned in memory.

        Raises:
            KeyError: one is missing.
        """
        return cls(**{field.name: read_only(arrays[field.name]) for field in fields(cls)})

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, for saving."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @property
    def size(self) -> int:
        """Documents held."""
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

    def of_term(self, term: int) -> tuple[Int32s, NDArray[np.integer]]:
        """Return the documents that hold a term, ascending, and how often each does."""
        first, last = int(self.starts[term]), int(self.starts[term + 1])
        return self.documents[first:last], self.spelt_out(first, last)

    def spelt_out(self, first: int, last: int) -> NDArray[np.integer]:
        """Return the frequencies of some postings, great ones included."""
        frequencies = self.frequencies[first:last]
        a, z = np.searchsorted(self.often_at, (first, last))
        if a == z:
            return frequencies
        exact = frequencies.astype(np.int32)
        exact[self.often_at[a:z] - first] = self.often[a:z]
        return exact
