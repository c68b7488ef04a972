"""When feeds and sites are due again: a little varied, and as late as a server asks."""

from __future__ import annotations

import random
from datetime import timedelta

JITTER = 0.1
"""Share by which each interval is varied, so that not all are looked at at once."""


def varied(interval: timedelta) -> timedelta:
    """Return about an interval."""
    return interval * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - not a secret


def patience_of(seconds: float | None, most: timedelta) -> timedelta:
    """Return how long a server wants to be left alone, as far as that is heeded."""
    return timedelta(seconds=min(seconds or 0, most.total_seconds()))
