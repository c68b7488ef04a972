"""Ids for tokens and words, in the order in which they are first met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count, islice

import numpy as np
from numpy.typing import NDArray

LONGEST = 40
"""Characters of a string that is worth remembering; longer ones are seldom met twice."""


class TokenIds:
    """Remembers the id of each string; a long one gets another id when it is met again later."""

    def __init__(self) -> None:
        self._ids: defaultdict[str, int] = defaultdict(count().__next__)

    def look_up(self, strings: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
        """Return the id of each string, and the strings that are new, in the order of their ids."""
        known = len(self._ids)
        ids = np.fromiter(map(self._ids.__getitem__, strings), np.int64, len(strings))
        new = list(islice(reversed(self._ids), len(self._ids) - known))
        new.reverse()
        for string in [string for string in new if len(string) > LONGEST]:
            del self._ids[string]
        return ids, new
