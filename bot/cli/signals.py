"""Stop a command when the system or the user says so."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Result = TypeVar("Result")


class Terminated(KeyboardInterrupt):
    """The system has told the process to end, by SIGTERM."""


def raise_at_sigterm() -> None:
    """Make SIGTERM what Ctrl-C is, wherever the process is when it comes."""

    def end(*_: object) -> None:
        raise Terminated

    signal.signal(signal.SIGTERM, end)


def run_terminable(work: Coroutine[Any, Any, Result]) -> Result:
    """Run `work` to its end; SIGTERM cancels it as Ctrl-C does, so that it cleans up first.

    Raises:
        Terminated: it has cleaned up.
    """
    return asyncio.run(_terminable(work))


async def _terminable(work: Coroutine[Any, Any, Result]) -> Result:
    task = asyncio.ensure_future(work)
    with _cancelled_by_signals(task, signal.SIGTERM) as stopped:
        try:
            return await task
        except asyncio.CancelledError:
            if not stopped.is_set():
                raise
    raise Terminated


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end, or until SIGINT or SIGTERM, which let it clean up first."""
    task = asyncio.ensure_future(work)
    with _cancelled_by_signals(task, signal.SIGINT, signal.SIGTERM) as stopped:
        try:
            await task
        except asyncio.CancelledError:
            if not stopped.is_set():
                raise


@contextmanager
def _cancelled_by_signals(
    task: asyncio.Future[Any], *numbers: signal.Signals
) -> Iterator[asyncio.Event]:
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
        for number in numbers
    }
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
