"""Shards: what the setting means, and whose servers a process looks after."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot import Settings, create_bot
from bot.client.connection import stay_connected
from bot.servers.shards import ShardRange, read_shards
from bot.settings import SettingsError, load_settings
from index import Draft, Library
from tests.campaign.loopback_discord import TOKEN, guild, loopback, without_pauses
from tests.events import until

OWN, OTHER, GONE = 8 << 22, 7 << 22, 10 << 22
"""Servers: there and on shard 0 of 2, on shard 1, and on shard 0 but left."""


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("", ShardRange()),
        ("1", ShardRange([0], 1)),
        ("3", ShardRange([0, 1, 2], 3)),
        ("0-7/16", ShardRange(list(range(8)), 16)),
        ("15/16", ShardRange([15], 16)),
    ],
)
def test_the_setting_is_a_count_or_a_part(text: str, means: ShardRange) -> None:
    assert read_shards(text) == means


@pytest.mark.parametrize("text", ["8-9/9", "3/3", "5-4/9"])
def test_shards_that_there_are_not_are_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"the shards of \d are 0 to \d"):
        read_shards(text)


@pytest.mark.parametrize("text", ["x", "0-7", "1/", "0", "-1/4", "0-1/0", "0,1/4"])
def test_what_is_not_a_shard_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_SHARDS", text)
    with pytest.raises(SettingsError, match="QUOTH_SHARDS must be a part as in"):
        load_settings()


@pytest.mark.parametrize(
    ("shards", "served"), [("0/2", [OWN, "shared"]), ("1/2", [OTHER]), ("", [OWN, OTHER, "shared"])]
)
async def test_what_belongs_to_no_server_is_the_first_shards(
    shards: str, served: list[object], tmp_path: Path
) -> None:
    bot = create_bot(Settings(data_dir=tmp_path, shards=shards))
    for library in (OWN, OTHER, "shared"):
        assert bot.serves(str(library)) == (library in served)


async def test_a_process_does_not_note_the_servers_of_others_as_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with Library.open(tmp_path) as library:
        for server in (OWN, OTHER, GONE):
            await library.of(str(server)).add(Draft("Title", "Some words.", "text", "made up"))
    async with loopback(monkeypatch, guilds=[guild(OWN, "70"), guild(OTHER, "71")]) as discord:
        settings = Settings(data_dir=tmp_path, sample=False, shards="0/2")
        task = asyncio.create_task(stay_connected(lambda: create_bot(settings), TOKEN))
        try:
            await until(lambda: departures(tmp_path))
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    assert departures(tmp_path) == [str(GONE)]
    assert [shard for _, shard, _ in discord.identified] == [0]


async def test_a_second_process_is_a_spare_and_takes_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="index.system.shard_locks")
    without_pauses(monkeypatch)
    settings = Settings(data_dir=tmp_path, sample=False)
    options: dict[str, Any] = {"shards": 2, "identify_seconds": 0, "guilds": [guild(OWN, "70")]}
    async with loopback(monkeypatch, **options) as discord:
        tasks = []
        try:
            for _ in range(2):
                connected = stay_connected(lambda: create_bot(settings), TOKEN)
                tasks.append(asyncio.create_task(connected))
                await until(lambda: len(discord.identified) == 2)
            await until(lambda: "this one waits, and takes over" in caplog.text)
            assert [shard for _, shard, _ in discord.identified] == [0, 1]
            tasks[0].cancel()
            await until(lambda: len(discord.identified) == 4)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    assert [shard for _, shard, _ in discord.identified] == [0, 1, 0, 1]


def departures(data_dir: Path) -> list[str]:
    with closing(sqlite3.connect(data_dir / "quoth.db")) as connection:
        return [key for (key,) in connection.execute("SELECT library FROM departure")]
