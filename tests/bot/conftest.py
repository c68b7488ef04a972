from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import simcord

from bot import Settings, create_bot
from bot.cli.log_setup import TALKATIVE
from bot.client.background_loop import BackgroundLoop
from bot.client.bot import Quoth
from bot.replies import deliver
from tests.bot.openapi import DOCUMENT, check_limits, specification
from tests.bot.world import World, build_world, make_settings

SETTLE_SECONDS = 30.0
"""How long the simulated Discord waits for the bot; by default 5, too few for a busy machine."""
LOOK_AGAIN_SECONDS = 0.005
"""How often it looks whether the bot has come to rest; with its own 0.05 a test takes longer."""
_settle = simcord.Env._settle_internal
_settle.__kwdefaults__ = {**(_settle.__kwdefaults__ or {}), "idle": LOOK_AGAIN_SECONDS}

on_sqlite = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
"""For tests that look into the file."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.cluster)])
def settings(tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    return make_settings(tmp_path / "data", database=url)


@pytest.fixture
def simcord_bot(settings: Settings) -> Quoth:
    return create_bot(settings)


@pytest.fixture
async def simcord_env(
    simcord_bot: Quoth, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[simcord.Env]:
    """The bot in a simulated Discord that is patient, and whose clock alone ends pauses of loops.

    It would wait for a pause that ends within its patience: in a test that takes longer, for all.
    """
    given = request.node.get_closest_marker("simcord")
    options = {"settle_timeout": SETTLE_SECONDS, **(given.kwargs if given else {})}
    env = simcord.Env(simcord_bot, **options)

    async def pause(seconds: float) -> None:
        await env.external_wait(asyncio.sleep(seconds), reason="between two turns of a loop")

    monkeypatch.setattr(BackgroundLoop, "pause", staticmethod(pause))
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
        if env.check_errors:
            env._raise_errors_since(env._errors_acknowledged)


@pytest.fixture
async def world(
    simcord_env: simcord.Env, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A running bot in a simulated server; every request it sent is checked at the end."""
    # The simulated Discord has a clock of its own, which stands still while the bot answers.
    monkeypatch.setattr(deliver, "PAUSES", (0, 0))
    world = build_world(simcord_env, settings)
    yield world
    await world.bot.close()
    for request in simcord_env.http_requests:
        check_limits(request)
        if DOCUMENT.exists():
            specification().check(request)


@pytest.fixture
def logging_restored() -> Iterator[None]:
    """Put the log back as it was before the test."""
    loggers = [logging.getLogger(name) for name in (None, *TALKATIVE)]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers
