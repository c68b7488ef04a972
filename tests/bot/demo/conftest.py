from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import simcord

from bot.client.bot import Quoth
from bot.demo.loop_clock import LoopClock
from bot.demo.session import SETTLE_SECONDS


@pytest.fixture
async def simcord_env(simcord_bot: Quoth) -> AsyncIterator[simcord.Env]:
    """The bot in a simulated Discord, whose loops pause as they do in the demo."""
    env = simcord.Env(simcord_bot, settle_timeout=SETTLE_SECONDS)
    with LoopClock(env).keeping():
        await env.start()
        try:
            yield env
            env.raise_errors()
        finally:
            await env.shutdown()
