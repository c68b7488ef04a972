"""Waiting for a moment without changes, so that tidying up does not slow down what goes on."""

from __future__ import annotations

import asyncio
import math
import time
from contextlib import suppress

QUIET = 0.25
"""Seconds without a change that are a lull: more than pass between one added article and the
next, when many are added one by one."""
LONGEST = 2.0
"""Seconds after which it is waited for no longer."""


class Lull:
    """Comes when nothing has changed for a little while.

    Args:
        quiet: how long that is, in seconds.
        longest: how long one waits for it at most, in seconds.
    """

    def __init__(self, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._quiet, self._longest = quiet, longest
        self._changed = -math.inf
        self._over = asyncio.Event()

    def disturb(self) -> None:
        """Take note of a change."""
        self._changed = time.monotonic()

    async def come(self) -> None:
        """Wait for it; it is there at once unless there was a change just now."""
        over, latest = self._over, time.monotonic() + self._longest
        while (left := min(self._changed + self._quiet, latest) - time.monotonic()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), left)
                return

    def declare(self) -> None:
        """Let nobody wait any longer, as if there had been no change until now."""
        self._changed = -math.inf
        self._over.set()
        self._over = asyncio.Event()
