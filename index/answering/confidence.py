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
_BIAS = -7.5
_WEIGHTS = Signs(
    spelling=5.5,
    together=1.4,
    names=0.8,
    strange=-2.3,
    lacking=-1.5,
    score=5.8,
    words=4.8,
    size=-0.76,
    foreign=1.4,
    pairs=1.4,
    runs=-3.7,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    total = _BIAS
    for name in Signs.__dataclass_fields__:
        total += getattr(_WEIGHTS, name) * getattr(signs, name)
    return 1 / (1 + math.exp(-total))
