"""The pieces of a text between its spaces as runs of its bytes, so that many are read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import spread

Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

WIDTH = 24
"""Bytes of a key, and of the longest piece that is known by it."""
COLUMNS = WIDTH // 8
_SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What parts the pieces for `str.split`, but for the space itself."""
_ERRORS = "surrogatepass"
"""Half of a character is as good as another."""
_KEPT = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)
"""Masks of the first bytes of eight."""


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """What `str.split` makes of a text.

    Attributes:
        data: the text in UTF-8, with a space after each piece, and `WIDTH` bytes more.
        starts: where each piece begins, in bytes.
        lengths: how many bytes it has, at least one.
    """

    data: NDArray[np.uint8]
    starts: Ints
    lengths: Ints

    @classmethod
    def of(cls, text: str) -> Self:
        """Take a text apart."""
        for space in _SPACES:
            if space in text:
                text = text.replace(space, " ")
        encoded = text.strip().encode("utf-8", _ERRORS)
        data = np.frombuffer(encoded + b" " * (WIDTH + 1), np.uint8)
        ends = np.flatnonzero(data[:-WIDTH] == ord(" "))
        lengths = np.diff(ends, prepend=-1) - 1
        held = np.flatnonzero(lengths > 0)
        if len(held) < len(lengths):
            ends, lengths = ends[held], lengths[held]
        return cls(data, ends - lengths, lengths)

    def __len__(self) -> int:
        return len(self.starts)

    def strings(self, places: Ints) -> list[str]:
        """Return some of the pieces."""
        starts, sizes = self.starts[places], self.lengths[places] + 1
        return self.data[spread(starts, sizes)].tobytes().decode("utf-8", _ERRORS).split(" ")[:-1]

    def keys(self) -> Keys:
        """Return the first `WIDTH` bytes of each, zeros after its end; a row for every eight."""
        eight = np.ndarray(len(self.data) - 7, "<u8", self.data, strides=(1,))
        keys = np.zeros((COLUMNS, len(self)), np.uint64)
        keys[0] = eight[self.starts] & _KEPT[np.minimum(self.lengths, 8)]
        for row in range(1, COLUMNS):
            long = np.flatnonzero(self.lengths > 8 * row)
            kept = _KEPT[np.minimum(self.lengths[long] - 8 * row, 8)]
            keys[row, long] = eight[self.starts[long] + 8 * row] & kept
        return keys


def bytes_of(keys: Keys) -> NDArray[np.uint8]:
    """Return the bytes of some keys, a row for each key."""
    return keys.T.astype("<u8", order="C").view(np.uint8)


def keys_of(data: NDArray[np.uint8]) -> Keys:
    """Return the keys that have these bytes."""
    return data.view("<u8").T.astype(np.uint64, order="C")


def strings_of(keys: Keys, lengths: Ints) -> list[str]:
    """Return the pieces that have these keys and so many bytes, at most `WIDTH`."""
    data = np.zeros((len(lengths), WIDTH + 1), np.uint8)
    data[:, :WIDTH] = bytes_of(keys)
    data[np.arange(len(lengths)), lengths] = ord(" ")
    text = data[np.arange(WIDTH + 1) <= lengths[:, None]].tobytes()
    return text.decode("utf-8", _ERRORS).split(" ")[:-1]
