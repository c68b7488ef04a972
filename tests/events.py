"""Waiting for what happens instead of for time to pass, on however busy a machine."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path


async def until(met: Callable[[], object]) -> None:
    """Let everything else go on until a condition is met; the time limit of the test ends it."""
    while not met():  # noqa: ASYNC110 - for what tells nobody that it has happened
        await asyncio.sleep(0.005)


def children() -> set[int]:
    """The processes that this one has started, dead ones that nobody waited for included."""
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    with suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state != "Z"
    return False


@asynccontextmanager
async def no_long_turns(seconds: float = 0.05) -> AsyncIterator[None]:
    """Assert that the event loop never computes for longer than `seconds` without a pause.

    What counts is the computing time of its own thread, which other programs do not lengthen.
    """
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        before = time.thread_time()
        while True:
            await asyncio.sleep(0)
            now = time.thread_time()
            longest, before = max(longest, now - before), now

    gc.collect()
    gc.disable()  # all that other tests have left would be looked through in the middle of a turn
    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
        gc.enable()
    assert longest < seconds
