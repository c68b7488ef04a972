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
_BIAS = -8.05
_WEIGHTS = Signs(
    spelling=4.45,
    names=1.1,
    unknown=-2.35,
    missing=-0.31,
    words=5.25,
    lacking=-1.35,
    score=2.95,
    ahead=-2.0,
    alone=2.4,
    size=-0.22,
    foreign=2.5,
    pairs=2.5,
    runs=-2.7,
)


def confidence(signs: Signs) -> float:
    """Return the probability in [0, 1] that a passage with these signs answers the question."""
    total = _BIAS
    for name in Signs.__dataclass_fields__:
        total += getattr(_WEIGHTS, name) * getattr(signs, name)
    return 1 / (1 + math.exp(-total))
