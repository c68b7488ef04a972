"""Integers in flat arrays: rows of different lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges

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


def joined(pieces: Sequence[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    """Return arrays end to end, an empty one of this type when there are none."""
    return np.concatenate(pieces).astype(dtype, copy=False) if pieces else np.zeros(0, dtype)


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    """Return a view that cannot be written to, of a plain array that is aligned in memory."""
    view = np.require(np.asarray(array), requirements=["C", "A"]).view()
    view.flags.writeable = False
    return view
