"""One request at a time to a host, with a pause after each, whoever wants something of it."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

KEPT_HOSTS = 1_000
"""Hosts of which is remembered when they were asked last."""


class HostTurns:
    """Keeps requests to one host apart."""

    def __init__(self) -> None:
        self._locks: OrderedDict[str, asyncio.Lock] = OrderedDict()
        self._latest: dict[str, float] = {}

    @asynccontextmanager
    async def take(self, host: str, pause: float) -> AsyncIterator[None]:
        """Wait until a host may be asked, and keep all others from asking it in the block.

        Args:
            host: its name.
            pause: seconds since the end of the last request, at least.
        """
        lock = self._locks.setdefault(host, asyncio.Lock())
        self._locks.move_to_end(host)
        async with lock:
            await asyncio.sleep(self._latest.get(host, 0.0) + pause - time.monotonic())
            try:
                yield
            finally:
                self._latest[host] = time.monotonic()
        self._forget()

    def _forget(self) -> None:
        for host in list(self._locks)[: max(len(self._locks) - KEPT_HOSTS, 0)]:
            if not self._locks[host].locked():
                del self._locks[host]
                self._latest.pop(host, None)
