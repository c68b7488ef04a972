"""A numpy array that grows at its end while others read it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


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
