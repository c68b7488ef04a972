"""Stop a long-running command when the system or the user says so."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end, or until SIGINT or SIGTERM, which let it clean up first."""
    task = asyncio.ensure_future(work)
    with _cancelled_by_signals(task) as stopped:
        try:
            await task
        except asyncio.CancelledError:
            if not stopped.is_set():
                raise


@contextmanager
def _cancelled_by_signals(task: asyncio.Future[None]) -> Iterator[asyncio.Event]:
    """Let signals cancel a task; yields whether one has."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        # Once: `uv run` passes on a signal that the whole group has had, and cleaning up goes on.
        if not stopped.is_set():
            stopped.set()
            task.cancel()

    # Not `loop.add_signal_handler`, which Windows does not have.
    before = {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Termination:
    """Makes SIGTERM what Ctrl-C is, so that every command cleans up before it ends.

    Attributes:
        came: whether the system has told the process to end.
    """

    def __init__(self) -> None:
        self.came = False
        signal.signal(signal.SIGTERM, self._interrupt)

    def _interrupt(self, *_: object) -> None:
        self.came = True
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in what a shell's script starts
            raise KeyboardInterrupt
        signal.raise_signal(signal.SIGINT)
