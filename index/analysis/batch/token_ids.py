"""Numbers for what stands between the spaces of texts."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.analysis.batch.byte_keys import COLUMNS, WIDTH, Ints, Keys, Spans
from index.analysis.batch.hash_table import Recall

_LARGE, _MANY = 1 << 15, 1 << 15
"""Characters of a text, and pieces known, from which on reading many at once is faster: a dict of
few stays in the processor's nearer caches."""


class New(NamedTuple):
    """Pieces that have just been given the next numbers, in this order.

    Attributes:
        keys: of short ones, as `index.analysis.batch.byte_keys.Spans` has them.
        lengths: of these, in bytes.
        strings: the others.
    """

    keys: Keys
    lengths: Ints
    strings: Sequence[str]


class Pieces:
    """Remembers the number of each piece, though one may be given a second number later on."""

    def __init__(self) -> None:
        self._count = 0
        self._table, self._of_table = Table(), array("q")
        self._recall = Recall()

    def numbers(self, text: str) -> tuple[Ints, New]:
        """Return the number of each piece of a text, and those that are new.

        Args:
            text: what `str.split` takes apart; a NUL is a piece by itself.
        """
        if len(text) < _LARGE or self._count < _MANY:
            numbers, strings = self._looked_up(text.split())
            return numbers, New(np.zeros((COLUMNS, 0), np.uint64), np.zeros(0, np.int64), strings)
        spans = Spans.of(text)
        keys, short = spans.keys(), spans.lengths <= WIDTH
        numbers = self._recall.find(keys)
        unknown = np.flatnonzero(short & (numbers < 0))
        numbers[unknown], given = self._recall.enter(keys.take(unknown, axis=1), self._count)
        self._count += len(given)
        new, long = unknown[given], np.flatnonzero(~short)
        numbers[long], strings = self._looked_up(spans.strings(long))
        return numbers, New(keys.take(new, axis=1), spans.lengths[new], strings)

    def _looked_up(self, pieces: Sequence[str]) -> tuple[Ints, list[str]]:
        """Return the number of each piece, and those that are new, one by one."""
        places, new = self._table.numbers(pieces)
        self._of_table.extend(range(self._count, self._count + len(new)))
        self._count += len(new)
        return np.frombuffer(self._of_table, np.int64).take(places), new


LONGEST = 40
"""Characters of a string that is worth remembering; longer ones are seldom met twice."""


class Table:
    """Remembers the number of each string; a long one has another when it is met again later on."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def numbers(self, strings: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
        """Return the number of each string, and those that are new, in the order of theirs."""
        known = len(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, strings), np.int64, len(strings))
        new = list(islice(reversed(self._numbers), len(self._numbers) - known))
        new.reverse()
        for string in [string for string in new if len(string) > LONGEST]:
            del self._numbers[string]
        return numbers, new
