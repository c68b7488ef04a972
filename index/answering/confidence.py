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

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0 and nine other sets in six languages,
# and confirmed on XQuAD; see there.
_CONSTANT = 7.41
WEIGHTS = Signs(
    score=2.63,
    strength=1.05,
    elsewhere=-4.29,
    ahead=-0.93,
    alone=2.00,
    surprise=2.08,
    absent=-4.34,
    headed=3.49,
    rare=-2.53,
    rarity=-6.19,
    words=-1.95,
    kind=-0.42,
    lacking=-0.66,
    length=-0.99,
    sentences=0.35,
    size=-0.73,
    pairs=4.01,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    pairs = zip(astuple(WEIGHTS), astuple(signs), strict=True)
    odds = _CONSTANT + sum(weight * sign for weight, sign in pairs)
    return 1 / (1 + math.exp(-odds))
