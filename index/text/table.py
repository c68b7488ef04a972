"""Numbers for strings, in the order in which they are met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count, islice

import numpy as np
from numpy.typing import NDArray

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
