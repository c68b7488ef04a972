"""How probable it is that a passage answers, and from when on it is shown."""

from __future__ import annotations

import math

from index.model import Caution
from index.ranking.protocol import Signs

CAUTIOUS, BALANCED, EAGER = 0.7, 0.5, 0.3
"""Thresholds of confidence by name; `BALANCED` is the default."""
THRESHOLDS = {Caution.CAUTIOUS: CAUTIOUS, Caution.BALANCED: BALANCED, Caution.EAGER: EAGER}
"""The same by what people choose."""

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0 and confirmed on XQuAD; see there.
_BIAS = -2.9
_WEIGHTS = Signs(
    paragraph=1.8,
    sentence=5.2,
    spelling=7.0,
    pairs=2.4,
    names=1.8,
    size=-0.63,
    brevity=-8.1,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    total = _BIAS
    for name in Signs.__dataclass_fields__:
        total += getattr(_WEIGHTS, name) * getattr(signs, name)
    return 1 / (1 + math.exp(-total))
