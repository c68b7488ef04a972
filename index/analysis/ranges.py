"""Runs of consecutive numbers, as positions in arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def expand_ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return `start, start + 1, ...` for each start, as many as its length, end to end."""
    shifted: Ints = (starts - lengths.cumsum() + lengths).repeat(lengths)
    shifted += np.arange(len(shifted))
    return shifted
