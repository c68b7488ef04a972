"""What goes on beside everything else goes on whatever fails, and never without pause."""

from __future__ import annotations

import asyncio

import pytest

from bot.client.background_loop import BackgroundLoop
from index import StorageError


@pytest.mark.parametrize(
    ("error", "logged"), [(StorageError("no disk"), 1), (RuntimeError("unforeseen"), 3)]
)
async def test_a_failed_turn_is_logged_and_the_next_one_comes_after_the_pause(
    error: Exception, logged: int, caplog: pytest.LogCaptureFixture
) -> None:
    loop = asyncio.get_running_loop()
    turns: list[float] = []
    third = asyncio.Event()

    async def work() -> None:
        turns.append(loop.time())
        if len(turns) == 3:
            third.set()
        raise error

    background = BackgroundLoop(work, "counting", 0.05)
    background.start()
    background.start()
    await third.wait()
    await background.stop()
    assert turns[1] - turns[0] >= 0.04
    assert turns[2] - turns[1] >= 0.04
    assert caplog.text.count("counting") == logged


async def test_stopping_waits_for_the_end_and_is_for_good() -> None:
    ended = asyncio.Event()
    begun = asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.set()

    background = BackgroundLoop(work, "waiting", 60)
    background.start()
    await begun.wait()
    await background.stop()
    assert ended.is_set()
    begun.clear()
    background.start()
    await asyncio.sleep(0)
    assert not begun.is_set()


async def test_what_was_never_started_can_be_stopped() -> None:
    await BackgroundLoop(lambda: asyncio.sleep(0), "nothing", 1).stop()
