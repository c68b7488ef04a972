"""The numbers of pieces of text that were met before, recalled many at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.text.spans import COLUMNS, Ints, Keys

Int32s = NDArray[np.int32]

_FIRST, _MOST = 1 << 10, 1 << 20
"""Numbers there is room for at first, and below which they are kept."""
_SLOTS = 4
"""Slots for each number there is room for."""
_TRIES = 12
"""Slots, one after the other, that a key may be in; one that finds none free is not kept."""
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
"""What spreads keys over the slots: odd, and irregular in their bits."""
_NONE = np.int32(-1)


class Recall:
    """A hash table in arrays: looking many keys up in it at once is faster than in a dict.

    Keys are compared as a whole, those of `index.text.spans.Spans` without a NUL in what is longer
    than one byte.
    """

    def __init__(self) -> None:
        self._room(_FIRST)

    def find(self, keys: Keys) -> Ints:
        """Return the number of each key, -1 for one that is not known."""
        slots = self._first(keys)
        held = self._slots.take(slots).astype(np.int64)
        numbers = self._match(keys, held)
        left = np.flatnonzero(numbers < held)
        for further in range(1, _TRIES):
            if not len(left):
                break
            held = self._slots.take(slots[left] + further).astype(np.int64)
            found = numbers[left] = self._match(keys[:, left], held)
            left = left[found < held]
        return numbers

    def keep(self, keys: Keys, numbers: Ints) -> None:
        """Remember the numbers of keys, different ones, as far as there is room."""
        kept = numbers < _MOST
        keys, numbers = keys[:, kept], numbers[kept]
        if not len(numbers):
            return
        if (highest := int(numbers.max())) >= self._keys.shape[1]:
            self._grow(1 << (2 * highest).bit_length())
        self._keys[:, numbers] = keys
        self._place(keys, numbers.astype(np.int32))

    def _match(self, keys: Keys, held: Ints) -> Ints:
        """Return those numbers that have these keys, -1 for others."""
        same = keys[0] == self._keys[0].take(held)
        same &= keys[1] == self._keys[1].take(held)
        # What does not go on after that ends there for both.
        more = np.flatnonzero(keys[1] >> np.uint64(56))
        for row in range(2, COLUMNS):
            same[more] &= keys[row, more] == self._keys[row].take(held[more])
        return np.where(same, held, -1)

    def _place(self, keys: Keys, numbers: Int32s) -> None:
        """Give slots to numbers."""
        slots = self._first(keys)
        for _ in range(_TRIES):
            free = self._slots[slots] < 0
            self._slots[slots[free]] = numbers[free]  # of several for one slot, one gets it
            left = self._slots[slots] != numbers
            slots, numbers = slots[left] + 1, numbers[left]

    def _grow(self, size: int) -> None:
        known, held = self._keys, self._slots[self._slots >= 0]
        self._room(size)
        self._keys[:, : known.shape[1]] = known
        self._place(known[:, held], held)

    def _room(self, size: int) -> None:
        """Make room for so many numbers, a power of two; nothing is held then."""
        slots = size * _SLOTS
        self._keys = np.zeros((COLUMNS, size), np.uint64)
        self._slots = np.full(slots + _TRIES, _NONE)
        self._shift = np.uint64(65 - slots.bit_length())

    def _first(self, keys: Keys) -> Ints:
        """Return the first slot that each key may be in."""
        mixed = keys[0] * _FACTORS[0]
        for row in range(1, COLUMNS):
            mixed ^= keys[row] * _FACTORS[row]
        first: Ints = (mixed >> self._shift).astype(np.int64)
        return first
