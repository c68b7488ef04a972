"""Flat arrays: rows of integers of different lengths, and arrays larger than the memory."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges

Array = NDArray[Any]
Int32s = NDArray[np.int32]


class RaggedArray(msgspec.Struct, frozen=True, eq=False):
    """Rows of integers of different lengths in one array.

    Attributes:
        items: the integers, row after row; int32.
        starts: where each row begins, and the end; int64.
    """

    items: Int32s
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, items: NDArray[np.integer], lengths: NDArray[np.integer]) -> Self:
        """Cut an array into rows of these lengths."""
        starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
        return cls(np.asarray(items, np.int32), starts)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Wrap what `arrays` gave, without copying.

        Raises:
            KeyError: one is missing.
        """
        return cls(arrays["items"], arrays["starts"])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, for saving."""
        return {"items": self.items, "starts": self.starts}

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The length of each row."""
        return np.diff(self.starts)

    def lengths_of(self, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return the length of each of some rows."""
        return np.asarray(self.starts[rows + 1] - self.starts[rows], np.int64)

    def take(self, rows: NDArray[np.integer]) -> tuple[Int32s, NDArray[np.int64]]:
        """Return some rows end to end, and the length of each."""
        lengths = self.lengths_of(rows)
        return self.items.take(expand_ranges(self.starts[rows], lengths)), lengths


class PiecedArray(msgspec.Struct, frozen=True, eq=False):
    """A flat array that is made piece by piece, each time it is written or read.

    Attributes:
        dtype: of its numbers.
        size: how many there are.
        pieces: yields them, in order.
    """

    dtype: np.dtype[Any]
    size: int
    pieces: Callable[[], Iterator[Array]]

    @property
    def shape(self) -> tuple[int]:
        """As that of any flat array."""
        return (self.size,)

    @property
    def nbytes(self) -> int:
        """Bytes of all of it."""
        return self.size * self.dtype.itemsize

    def whole(self) -> Array:
        """Return it in one piece."""
        return joined([*self.pieces()], self.dtype)


def in_pieces(pieces: Sequence[Array]) -> PiecedArray:
    """Return arrays of one type, at least one, as an array that has them end to end."""
    return PiecedArray(pieces[0].dtype, sum(map(len, pieces)), lambda: iter(pieces))


def joined(pieces: Sequence[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    """Return arrays end to end, an empty one of this type when there are none."""
    return np.concatenate(pieces).astype(dtype, copy=False) if pieces else np.zeros(0, dtype)


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    """Return a view that cannot be written to, of a plain array that is aligned in memory."""
    view = np.require(np.asarray(array), requirements=["C", "A"]).view()
    view.flags.writeable = False
    return view


def release(base: Any) -> None:
    """Let go of the memory of what a file is mapped to, given that or an array in it.

    Whoever uses it again finds it in the file; what is not mapped stays as it is.
    """
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, mmap.mmap) and hasattr(base, "madvise"):  # Windows has none
        base.madvise(mmap.MADV_DONTNEED)
