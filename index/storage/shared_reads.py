"""One reading for all who want to read the same at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class SharedReads(Generic[T]):
    """Lets those who come while something is read wait for the next reading of it, all together.

    What is being read already is not for them: it may not show what was written since it began.
    """

    def __init__(self) -> None:
        self._running: dict[Hashable, asyncio.Future[None]] = {}
        self._next: dict[Hashable, asyncio.Task[T]] = {}

    async def get(self, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        """Return what a reading gives that begins now or later.

        Args:
            key: the same for readings that give the same.
            read: reads.
        """
        if key not in self._next:
            if key not in self._running:
                return await self._run(key, read)
            task = self._next[key] = asyncio.create_task(self._wait_and_run(key, read))
            task.add_done_callback(_told)  # where all who waited for it are gone
        # Whoever is cancelled leaves the reading to the others.
        return await asyncio.shield(self._next[key])

    async def _wait_and_run(self, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        if running := self._running.get(key):
            await running
        del self._next[key]
        return await self._run(key, read)

    async def _run(self, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        ended = self._running[key] = asyncio.get_running_loop().create_future()
        try:
            return await read()
        finally:
            del self._running[key]
            ended.set_result(None)


def _told(task: asyncio.Task[T]) -> None:
    """Take note of an error, of which asyncio would else complain."""
    if not task.cancelled():
        task.exception()
