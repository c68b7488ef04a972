"""How probable it is that a passage answers, and from when on it is shown."""

from __future__ import annotations

import math

from msgspec.structs import astuple

from index.model import Caution
from index.search.interface import Signs

CAUTIOUS, BALANCED, EAGER = 0.7, 0.5, 0.3
"""Thresholds of confidence by name; `BALANCED` is the default."""
THRESHOLDS = {Caution.CAUTIOUS: CAUTIOUS, Caution.BALANCED: BALANCED, Caution.EAGER: EAGER}
"""The same by what people choose."""

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0, half of XQuAD's articles in four
# languages and nine other sets in five; see there.
_CONSTANT = -2.05
_WEIGHTS = Signs(
    spelling=2.83,
    names=0.77,
    absent=-1.67,
    missing=-0.20,
    found=3.18,
    rare=-0.95,
    headed=1.23,
    surprise=0.92,
    lacking=-1.11,
    share=1.76,
    score=0.94,
    strength=0.13,
    elsewhere=-1.22,
    ahead=-1.10,
    lead=1.11,
    alone=0.61,
    length=-0.26,
    sentences=0.04,
    unknown=-1.60,
    rarity=-2.02,
    words=-0.63,
    kind=-0.14,
    size=-0.58,
    foreign=1.23,
    pairs=2.39,
    runs=-1.72,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    pairs = zip(astuple(_WEIGHTS), astuple(signs), strict=True)
    odds = _CONSTANT + sum(weight * sign for weight, sign in pairs)
    return 1 / (1 + math.exp(-odds))
