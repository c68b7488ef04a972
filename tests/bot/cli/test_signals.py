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
            await asyncio.sleep(60)
        finally:
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(0.01)
            cleaned = True

    await until_stopped(work())
    assert cleaned
