"""The pauses of the bot's loops, which nobody waits for in the demo."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

import simcord

from bot.client.background_loop import BackgroundLoop


class LoopClock:
    """Lets the bot's loops pause so that simcord does not take the pauses for work.

    It holds every click up until all timers that are due within its patience have run; a pause
    that ends from outside is none of them.
    """

    def __init__(self, env: simcord.Env) -> None:
        self._env = env
        self._pauses: list[tuple[float, asyncio.Future[None]]] = []

    async def pause(self, seconds: float) -> None:
        """Wait, for the turn of a loop."""
        over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pauses.append((time.monotonic() + seconds, over))
        await self._env.external_wait(over, reason="between two turns of a loop")

    def tick(self) -> None:
        """End the pauses that are over; to be called often, by nothing of the bot's own."""
        now = time.monotonic()
        for until, over in self._pauses:
            if until <= now and not over.done():
                over.set_result(None)
        self._pauses = [(until, over) for until, over in self._pauses if not over.done()]

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep the pauses of all loops that begin within the context."""
        before = BackgroundLoop.pause
        BackgroundLoop.pause = staticmethod(self.pause)  # type: ignore[method-assign]
        try:
            yield
        finally:
            BackgroundLoop.pause = staticmethod(before)  # type: ignore[method-assign]
