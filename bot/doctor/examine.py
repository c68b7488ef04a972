"""The whole examination, in order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.client.open_library import engine_settings
from bot.client.token_check import HOW_TO_GET_ONE, token_problem
from bot.doctor.settings import settings_checks, usable_settings
from bot.settings import Settings
from index.operations.checks import (
    COPY,
    DataDir,
    Finding,
    data_checks,
    fail,
    ok,
    postgresql,
    run_checks,
    search_engine,
    skipped,
    warn,
)

ONLINE = ("token", "intents", "shards", "commands", "servers")
"""The checks that ask Discord."""


async def examine(data_dir: Path | None, *, offline: bool) -> AsyncIterator[Finding]:
    """Yield all that is found, one finding at a time; nothing is changed.

    Args:
        data_dir: the data directory, None for that of the environment.
        offline: whether Discord is left out.
    """
    settings, checks = usable_settings(data_dir), settings_checks(data_dir)
    async for finding in run_checks(checks):
        yield finding
    data = DataDir(settings.data_dir)
    if settings.database:
        there = {"postgresql": partial(postgresql, data, settings.database)}
        async for finding in run_checks(there):
            yield finding
        data = DataDir(settings.data_dir / COPY, data.locks)  # what answers are made from
    async for finding in run_checks(data_checks(data)):
        yield finding
    if settings.search:
        engine = partial(
            search_engine,
            DataDir(settings.data_dir),
            engine_settings(settings),
            settings.database,
        )
        async for finding in run_checks({"search engine": engine}):
            yield finding
    async for finding in _discord(settings, offline=offline):
        yield finding


async def _discord(settings: Settings, *, offline: bool) -> AsyncIterator[Finding]:
    problem = token_problem(settings.token)
    if problem is None and not offline:
        from bot.doctor.discord import discord_findings  # here: discord takes a while to load

        async for finding in discord_findings(settings):
            yield finding
        return
    yield replace(_token(problem, given=bool(settings.token)), check=ONLINE[0])
    why = "without a token" if problem else "with --offline"
    for name in ONLINE[1:]:
        yield replace(skipped(f"not checked {why}"), check=name)


def _token(problem: str | None, *, given: bool) -> Finding:
    """Judge a token by its looks; an installation without the bot needs none."""
    if problem is None:
        return ok("it looks like a bot token")
    return (fail if given else warn)(problem, HOW_TO_GET_ONE)
