"""The numbers of pieces of text that were met before, recalled many at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.analysis.batch.byte_keys import COLUMNS, Ints, Keys

Int32s = NDArray[np.int32]

_FIRST = 1 << 10
"""Numbers there is room for at first."""
_SLOTS = 4
"""Slots for each number there is room for."""
_TRIES = 12
"""Slots, one after the other, that a key may be in; one that finds none free is not remembered."""
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)
"""What spreads keys over the slots: odd, and irregular in their bits."""
_NONE = np.int32(-1)
_FULL = np.uint64(1 << 56)
"""The least eight bytes of which the last is none of those after the end."""


class Recall:
    """A hash table in arrays: looking many keys up in it at once is faster than in a dict.

    Keys are compared as a whole, those of `index.analysis.batch.byte_keys.Spans` without a NUL in
    what is longer than one byte.
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
            found = numbers[left] = self._match(keys.take(left, axis=1), held)
            left = left[found < held]
        return numbers

    def enter(self, keys: Keys, first: int) -> tuple[Ints, Ints]:
        """Number keys that are not known, the same ones alike.

        Args:
            keys: as `find` takes them.
            first: the number of the first; no number has been above it.

        Returns:
            The number of each key, and where each number was given, in their order.
        """
        size = keys.shape[1]
        if first + size > self._keys.shape[1]:
            self._grow(1 << (first + size).bit_length())
        # Until it is known which are the same, each has a number of its own.
        same, left = np.arange(size), np.arange(size)
        slots = self._first(keys)
        for _ in range(_TRIES):
            if not len(left):
                break
            at = slots[left]
            free = self._slots[at] < 0
            self._slots[at[free]] = first + left[free]  # of several for one slot, one gets it
            held = self._slots[at].astype(np.int64) - first
            entered = np.flatnonzero(held >= 0)
            equal = entered[_equal(keys.take(left[entered], axis=1), keys, held[entered])]
            same[left[equal]] = held[equal]
            rest = np.ones(len(left), np.bool_)
            rest[equal] = False
            left = left[rest]
            slots[left] += 1
        given = same == np.arange(size)
        new = np.flatnonzero(given)
        numbers = first - 1 + given.cumsum()[same]
        self._keys[:, first : first + len(new)] = keys.take(new, axis=1)
        roomless = np.zeros(size, np.bool_)
        roomless[left] = True
        kept = new[~roomless[new]]
        self._slots[slots[kept]] = numbers[kept]
        return numbers, new

    def _match(self, keys: Keys, held: Ints) -> Ints:
        """Return those numbers that have these keys, -1 for others."""
        return np.where(_equal(keys, self._keys, held), held, -1)

    def _grow(self, size: int) -> None:
        known, held = self._keys, self._slots[self._slots >= 0]
        self._room(size)
        self._keys[:, : known.shape[1]] = known
        slots = self._first(known.take(held, axis=1))
        for _ in range(_TRIES):
            free = self._slots[slots] < 0
            self._slots[slots[free]] = held[free]
            left = self._slots[slots] != held
            slots, held = slots[left] + 1, held[left]

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


def _equal(keys: Keys, others: Keys, places: Ints) -> NDArray[np.bool_]:
    """Say of each key whether it is the one of the others that is in its place."""
    same: NDArray[np.bool_] = keys[0] == others[0].take(places)
    same &= keys[1] == others[1].take(places)
    # What does not go on after that ends there for both.
    more = np.flatnonzero(keys[1] >= _FULL)
    for row in range(2, COLUMNS):
        same[more] &= keys[row, more] == others[row].take(places[more])
    return same
