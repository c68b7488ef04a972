"""How probable it is that a passage answers, and from when on it is shown."""

from __future__ import annotations

import math

from msgspec.structs import astuple

from index.model import Caution
from index.ranking.protocol import Signs

CAUTIOUS, BALANCED, EAGER = 0.7, 0.5, 0.3
"""Thresholds of confidence by name; `BALANCED` is the default."""
THRESHOLDS = {Caution.CAUTIOUS: CAUTIOUS, Caution.BALANCED: BALANCED, Caution.EAGER: EAGER}
"""The same by what people choose."""

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0 and nine other sets in five languages,
# and confirmed on XQuAD; see there.
_CONSTANT = 6.58
WEIGHTS = Signs(
    score=2.20,
    strength=1.16,
    elsewhere=-2.93,
    ahead=-0.29,
    alone=1.31,
    surprise=1.79,
    absent=-4.21,
    headed=3.30,
    rare=-2.26,
    rarity=-5.44,
    words=-1.78,
    kind=-0.49,
    lacking=-0.69,
    length=-1.00,
    sentences=0.35,
    size=-0.73,
    pairs=3.74,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    pairs = zip(astuple(WEIGHTS), astuple(signs), strict=True)
    odds = _CONSTANT + sum(weight * sign for weight, sign in pairs)
    return 1 / (1 + math.exp(-odds))
