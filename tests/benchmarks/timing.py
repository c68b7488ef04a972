"""How times are told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def milliseconds(times: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 99th percentile of times in seconds, in milliseconds."""
    p50, p99 = np.percentile(times, (50, 99)) * 1e3
    return float(p50), float(p99)


def percentiles(times: Sequence[float]) -> str:
    """Return the same in words."""
    p50, p99 = milliseconds(times)
    return f"p50 {p50:7.1f}  p99 {p99:7.1f}"
