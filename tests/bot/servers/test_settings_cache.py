"""What a server has chosen is held in memory, and never what it had chosen before."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.servers.settings import ServerSettings
from bot.servers.settings_cache import SettingsCache
from index import Library
from tests.events import until


async def test_what_is_chosen_while_choices_are_read_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, may_go_on, preferences = asyncio.Event(), asyncio.Event(), Library.preferences

    async def slow_at_first(library: Library) -> dict[str, str]:
        found = await preferences(library)
        if not read.is_set():
            read.set()
            await may_go_on.wait()
        return found

    monkeypatch.setattr(Library, "preferences", slow_at_first)
    async with Library.open(tmp_path) as opened:
        library, cache = opened.of("7"), SettingsCache()
        reading = asyncio.create_task(cache.of(library))
        await read.wait()
        choosing = asyncio.create_task(cache.choose(library, ServerSettings(passages=1)))
        await until(lambda: choosing.done() or cache._locks["7"]._waiters)
        may_go_on.set()
        await asyncio.gather(reading, choosing)
        assert (await cache.of(library)).passages == 1
