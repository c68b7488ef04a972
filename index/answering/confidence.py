"""How probable it is that a passage answers, and from when on it is shown."""

from __future__ import annotations

import math

from index.model import Caution
from index.ranking.protocol import Signs

CAUTIOUS, BALANCED, EAGER = 0.7, 0.5, 0.3
"""Thresholds of confidence by name; `BALANCED` is the default."""
THRESHOLDS = {Caution.CAUTIOUS: CAUTIOUS, Caution.BALANCED: BALANCED, Caution.EAGER: EAGER}
"""The same by what people choose."""

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0 and half of XQuAD's articles in four
# languages, and confirmed on the rest; see there.
_BIAS = -7.07
_WEIGHTS = Signs(
    spelling=6.05,
    together=2.16,
    names=1.03,
    strange=-2.15,
    lacking=-1.3,
    score=5.31,
    words=4.31,
    size=-0.81,
    foreign=1.14,
    pairs=1.81,
    runs=-3.49,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    total = _BIAS
    for name in Signs.__dataclass_fields__:
        total += getattr(_WEIGHTS, name) * getattr(signs, name)
    return 1 / (1 + math.exp(-total))
