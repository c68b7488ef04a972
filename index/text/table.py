"""Numbers for strings, in the order in which they are met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count, islice

import numpy as np
from numpy.typing import NDArray


class Table:
    """Remembers the number of each string.

    Args:
        known: strings that are met before all others.
        longest: characters of a string that is remembered; a longer one has another number when
            it is met again later on. All are where it is None.
    """

    def __init__(self, known: Iterable[str] = (), longest: int | None = None) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._longest = longest
        self.numbers(list(known))

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, strings: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
        """Return the number of each string, and those that are new, in the order of theirs."""
        known = len(self._numbers)
        numbers = np.fromiter(map(self._numbers.__getitem__, strings), np.int64, len(strings))
        new = list(islice(reversed(self._numbers), len(self._numbers) - known))
        new.reverse()
        if self._longest is not None:
            for string in [string for string in new if len(string) > self._longest]:
                del self._numbers[string]
        return numbers, new
