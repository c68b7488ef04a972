"""Integers in flat arrays: one that grows, and rows of different lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Int32s = NDArray[np.int32]


class Growing:
    """32-bit integers, appended by one writer; a view taken earlier never changes."""

    def __init__(self) -> None:
        self._items: NDArray[np.int32] = np.zeros(64, np.int32)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def extend(self, values: Sequence[int]) -> None:
        """Append the values, doubling the room when it runs out."""
        size = self._size + len(values)
        if size > len(self._items):
            roomier = np.zeros(max(size, 2 * len(self._items)), np.int32)
            roomier[: self._size] = self._items[: self._size]
            self._items = roomier
        self._items[self._size : size] = values
        self._size = size

    def view(self) -> NDArray[np.int32]:
        """Return what has been appended so far, without copying."""
        return self._items[: self._size]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of integers of different lengths in one array."""

    items: Int32s
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Rows:
        """Lay rows end to end."""
        lengths = np.fromiter(map(len, rows), np.int64, len(rows))
        starts = np.concatenate(([0], np.cumsum(lengths)))
        return cls(np.fromiter((i for row in rows for i in row), np.int32, starts[-1]), starts)

    def take(self, rows: NDArray[np.int64]) -> tuple[Int32s, NDArray[np.int64]]:
        """Return some rows end to end, and the length of each."""
        starts = self.starts[rows]
        lengths = self.starts[rows + 1] - starts
        return self.items[spread(starts, lengths)], lengths

    def lists(self, rows: NDArray[np.int64]) -> list[list[int]]:
        """Return some rows as lists."""
        return [self.items[self.starts[row] : self.starts[row + 1]].tolist() for row in rows]


def spread(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `start, start + 1, ...` for each start, as many as its length, end to end."""
    offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.asarray(np.repeat(starts, lengths) + offsets, np.int64)
