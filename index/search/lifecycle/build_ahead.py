"""Making segments of a new library's articles while more are added."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from index.search.store.manifest import SegmentFile
from index.storage.batches import runs

PORTION = 8_000_000
"""Characters of text that a segment is made of: with fewer, starting a process takes too much of
the time, with more its memory."""
Build = Callable[[list[str]], Coroutine[Any, Any, SegmentFile]]


class BuildAhead:
    """One worker at a time makes segments of what was added so far.

    Args:
        build: makes a segment of articles, by their ids.

    Attributes:
        begun: ids of the articles of which segments are made.
    """

    def __init__(self, build: Build) -> None:
        self.begun: set[str] = set()
        self._build = build
        self._waiting: dict[str, int] = {}
        self._tasks: list[asyncio.Task[SegmentFile]] = []

    def note(self, article_id: str, characters: int) -> None:
        """Take note of a stored article; begin a segment where there is enough for one."""
        self._waiting[article_id] = characters
        is_idle = not self._tasks or self._tasks[-1].done()
        if is_idle and sum(self._waiting.values()) >= PORTION:
            ids = next(runs(self._waiting.items(), PORTION))
            for key in ids:
                del self._waiting[key]
            self.begun.update(ids)
            self._tasks.append(asyncio.create_task(self._build(ids), name="index what was added"))

    async def made(self) -> Sequence[SegmentFile | BaseException]:
        """Return what became of each segment that was begun."""
        return await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self) -> None:
        """Give up what is being made."""
        for task in self._tasks:
            task.cancel()
        await self.made()
