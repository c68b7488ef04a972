"""A signal stops a command, which cleans up first, however often the signal comes."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest

from bot.cli.signals import until_stopped


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to itself")
async def test_a_second_signal_does_not_break_off_cleaning_up() -> None:
    cleaned = False

    async def work() -> None:
        nonlocal cleaned
        try:
            signal.raise_signal(signal.SIGTERM)
            await asyncio.Event().wait()
        finally:
            signal.raise_signal(signal.SIGINT)
            heard = asyncio.Event()
            asyncio.get_running_loop().call_soon(heard.set)  # after what the signal has called
            await heard.wait()
            cleaned = True

    await until_stopped(work())
    assert cleaned
