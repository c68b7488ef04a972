"""How probable it is that a passage answers, and from when on it is shown."""

from __future__ import annotations

import math

from index.ranking.protocol import Signs

CAUTIOUS, BALANCED, EAGER = 0.7, 0.5, 0.3
"""Thresholds of confidence by name; `BALANCED` is the default."""

_BIAS = -5.0
_WEIGHTS = Signs(
    paragraph=3.0,
    sentence=3.0,
    spelling=2.0,
    pairs=0.5,
    names=0.0,
    kind=0.0,
    rarest=1.0,
    strength=0.2,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    total = _BIAS
    for name in Signs.__dataclass_fields__:
        total += getattr(_WEIGHTS, name) * getattr(signs, name)
    return 1 / (1 + math.exp(-total))
