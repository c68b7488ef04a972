"""Messages one at a time: what happens to a message waits for what happened to it before."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

from bot.client.tasks import end_tasks

_REMEMBERED = 1000


class MessageLocks:
    """Locks by message, and the messages of late."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._running: set[asyncio.Task[Any] | None] = set()
        self._seen = Recent()
        self._deleted = Recent()

    @asynccontextmanager
    async def hold(self, message_id: int) -> AsyncIterator[None]:
        """Hold the lock of a message."""
        lock = self._locks.get(message_id)
        if lock is None:
            lock = self._locks[message_id] = asyncio.Lock()
        task = asyncio.current_task()
        self._running.add(task)
        try:
            async with lock:
                yield
        finally:
            self._running.discard(task)

    async def finish(self, seconds: float) -> None:
        """Wait for what is happening to messages now; after so many seconds, end it."""
        running = {task for task in self._running if task and task is not asyncio.current_task()}
        if running:
            _, late = await asyncio.wait(running, timeout=seconds)
            await end_tasks(late)

    def note_sent(self, message_id: int) -> bool:
        """Note that Discord sent a message; return whether it had before, as after a reconnect."""
        return not self._seen.add(message_id)

    def mark_deleted(self, message_id: int) -> None:
        """Note that a message was deleted."""
        self._deleted.add(message_id)

    def is_deleted(self, message_id: int) -> bool:
        """Return whether a message was deleted."""
        return message_id in self._deleted


class Recent:
    """The last thousand numbers."""

    def __init__(self) -> None:
        self._numbers: OrderedDict[int, None] = OrderedDict()

    def __contains__(self, number: int) -> bool:
        return number in self._numbers

    def add(self, number: int) -> bool:
        """Add a number; return whether it is new."""
        if number in self._numbers:
            return False
        self._numbers[number] = None
        if len(self._numbers) > _REMEMBERED:
            self._numbers.popitem(last=False)
        return True
