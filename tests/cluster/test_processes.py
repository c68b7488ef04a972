"""Several processes of one bot on one PostgreSQL: shards, spares, and answers that agree."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from index import Draft, Library
from index.activity.pseudonyms import pseudonym
from tests.campaign.loopback_discord import LoopbackDiscord, guild, loopback, mention, until_within
from tests.cluster.bot_process import bot_process

pytestmark = pytest.mark.cluster

GUILDS = (8 << 22, 7 << 22)
"""On shard 0 of 2, and on shard 1."""
TEXT = "Harbour Bridge\n\nThe harbour bridge was opened in 1932."
QUESTION = "When was the harbour bridge opened?"
START_SECONDS = 60.0
MEMBER = 8
"""Who asks."""


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    guilds = [guild(number, str(70 + place)) for place, number in enumerate(GUILDS)]
    async with loopback(monkeypatch, shards=2, identify_seconds=0, guilds=guilds) as server:
        yield server


async def ask(discord: LoopbackDiscord, shard: int, number: int) -> None:
    """Put a question on a shard's server, and wait until it is answered."""
    event = mention(str(GUILDS[shard]), str(70 + shard), number, QUESTION)
    await discord.dispatch(shard, "MESSAGE_CREATE", event)
    await until_within(30, lambda: str(number) in answered(discord))


def answered(discord: LoopbackDiscord) -> list[str]:
    return [str(message["nonce"]) for message in discord.posted.values()]


async def test_two_processes_share_the_shards_and_a_spare_takes_over(
    discord: LoopbackDiscord, tmp_path: Path, postgresql_url: str
) -> None:
    async with Library.open(tmp_path / "made", database=postgresql_url) as library:
        await library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
    with ExitStack() as stack:
        processes = [
            stack.enter_context(
                bot_process(discord, tmp_path / name, database=postgresql_url, shards=shards)
            )
            for name, shards in (("a", "0/2"), ("b", "1/2"))
        ]
        await until_within(START_SECONDS, lambda: len(discord.sockets) == 2)
        stack.enter_context(
            bot_process(discord, tmp_path / "spare", database=postgresql_url, shards="0/2")
        )
        for shard in (0, 1):
            await ask(discord, shard, 10**18 + shard)
        await until_within(START_SECONDS, lambda: spare_is_ready(tmp_path / "spare"))
        before = discord.sockets[0]
        began = time.monotonic()
        processes[0].kill()
        await until_within(START_SECONDS, lambda: discord.sockets[0] is not before)
        took = time.monotonic() - began
        for shard in (0, 1):
            await ask(discord, shard, 10**18 + 10 + shard)
        assert took < 10, f"taken over after {took:.2f} s"
    assert len(answered(discord)) == len(set(answered(discord))) == 4
    async with Library.open(tmp_path / "made", database=postgresql_url) as library:
        assert await departures(library) == []


def spare_is_ready(data_dir: Path) -> bool:
    """Return whether a process has opened everything but its shards."""
    return "waits, and takes over" in log_of(data_dir)


async def departures(library: Library) -> list[str]:
    """Return the servers that count as left."""
    return list(await library.server_libraries.purge(0, []))


async def test_buttons_work_after_a_takeover_and_what_is_kept_is_forgotten_elsewhere(
    discord: LoopbackDiscord, tmp_path: Path, postgresql_url: str
) -> None:
    async with Library.open(tmp_path / "made", database=postgresql_url) as library:
        await library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
        with ExitStack() as stack:
            first, _ = [
                stack.enter_context(
                    bot_process(discord, tmp_path / name, database=postgresql_url, shards=shards)
                )
                for name, shards in (("a", "0/2"), ("b", "1/2"))
            ]
            await until_within(START_SECONDS, lambda: len(discord.sockets) == 2)
            await ask(discord, 0, 10**18)
            [(message, posted)] = discord.posted.items()
            await until_kept(library, 1)
            first.kill()
            before = discord.sockets[0]
            stack.enter_context(
                bot_process(discord, tmp_path / "c", database=postgresql_url, shards="0/2")
            )
            await until_within(START_SECONDS, lambda: discord.sockets[0] is not before)
            await asyncio.sleep(1)
            custom_id = re.search(r"quoth:helpful:[^\"]+", json.dumps(posted))
            assert custom_id is not None
            click = pressed(GUILDS[0], "70", {**posted, "id": message}, custom_id[0])
            await discord.dispatch(0, "INTERACTION_CREATE", click)
            callback = f"/interactions/{click['id']}/{click['token']}/callback"
            await until_within(30, lambda: any(path == callback for _, path, _ in discord.sent))
            assert "no longer" not in str(discord.sent[-1][2])
            async with asyncio.timeout(10):
                while (await library.member_data.kept(MEMBER)).votes == 0:  # noqa: ASYNC110
                    await asyncio.sleep(0.1)
        kept = await library.member_data.kept(MEMBER)
        assert (kept.answers, kept.votes) == (1, 1)
        await library.member_data.forget(MEMBER)
        kept = await library.member_data.kept(MEMBER)
        assert (kept.answers, kept.votes) == (0, 0)
    connection = await asyncpg.connect(postgresql_url)
    asker = pseudonym((tmp_path / "made" / "copy" / "salt").read_bytes(), MEMBER)
    for query in (
        "SELECT COUNT(*) FROM answer WHERE asker = $1",
        "SELECT COUNT(*) FROM vote WHERE member = $1",
    ):
        assert await connection.fetchval(query, asker) == 0
    await connection.close()


async def until_kept(library: Library, answers: int) -> None:
    """Wait until the journal has so many answers to the member."""
    async with asyncio.timeout(10):
        while (await library.member_data.kept(MEMBER)).answers < answers:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


def pressed(guild_id: int, channel: str, message: dict[str, Any], custom_id: str) -> dict[str, Any]:
    """Return the interaction of a member who presses a button."""
    return {
        "id": "3000000000000000001", "application_id": "1", "type": 3, "token": "pressed",
        "version": 1, "guild_id": str(guild_id), "channel_id": channel, "locale": "en-US",
        "channel": {"id": channel, "type": 0, "name": "general", "permissions": "0"},
        "guild": {"id": str(guild_id), "locale": "en-US", "features": []},
        "guild_locale": "en-US", "app_permissions": str((1 << 52) - 1), "entitlements": [],
        "context": 0, "authorizing_integration_owners": {}, "attachment_size_limit": 10_000_000,
        "member": {
            "user": {"id": str(MEMBER), "username": "mia", "discriminator": "0", "avatar": None},
            "roles": [], "joined_at": "2025-01-01T00:00:00+00:00", "deaf": False, "mute": False,
            "flags": 0, "permissions": "0",
        },
        "data": {"custom_id": custom_id, "component_type": 2}, "message": message,
    }  # fmt: skip


async def test_a_process_alone_for_the_days_of_grace_deletes_no_server_of_others(
    discord: LoopbackDiscord, tmp_path: Path, postgresql_url: str
) -> None:
    left, noted = (str(18 << 22), str(19 << 22)), set[str]()  # on shards 0 and 1, and gone
    async with Library.open(tmp_path / "made", database=postgresql_url) as library:
        for key in (*map(str, GUILDS), *left):
            await library.of(key).add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
        number = 10**18
        for days in (0, 20, 40):  # after the first time what is noted as left is kept for 30
            for shard in (0, 1):
                number += 1
                with bot_process(
                    discord, tmp_path / str(shard), database=postgresql_url,
                    shards=f"{shard}/2", days=days,
                ):  # fmt: skip
                    await until_within(START_SECONDS, lambda: bool(discord.sockets))
                    await ask(discord, shard, number)
                    (noted.add if days < 40 else noted.discard)(left[shard])
                    await until_left(postgresql_url, noted)
                discord.sockets.clear()
        for key in map(str, GUILDS):
            assert len(await library.of(key).articles()) == 1
        for key in left:
            assert await library.of(key).articles() == []


async def until_left(url: str, expected: set[str]) -> None:
    """Wait until these servers, and no others, count as left."""
    connection = await asyncpg.connect(url)
    found: set[str] | None = None
    async with asyncio.timeout(START_SECONDS):
        while found != expected:
            await asyncio.sleep(0.1)
            found = {row[0] for row in await connection.fetch("SELECT library FROM departure")}
    await connection.close()


def log_of(data_dir: Path) -> str:
    return data_dir.with_name(f"{data_dir.name}.log").read_text()


@pytest.mark.parametrize("concurrency", [1, 2, 16])
async def test_identifies_of_several_processes_are_let_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, postgresql_url: str, concurrency: int
) -> None:
    async with loopback(monkeypatch, shards=6, concurrency=concurrency) as discord:
        with ExitStack() as stack:
            for number in range(3):
                shards = f"{2 * number}-{2 * number + 1}/6"
                folder = tmp_path / str(number)
                stack.enter_context(
                    bot_process(discord, folder, database=postgresql_url, shards=shards)
                )
            await until_within(120, lambda: len(discord.sockets) == 6)
    require_gaps(discord, concurrency)


async def test_twenty_shards_get_in_though_a_process_is_killed_while_it_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, postgresql_url: str
) -> None:
    async with loopback(monkeypatch, shards=20, concurrency=2) as discord:
        with ExitStack() as stack:
            processes = [
                stack.enter_context(
                    bot_process(
                        discord, tmp_path / shards[:-3], database=postgresql_url, shards=shards
                    )
                )
                for shards in ("0-6/20", "7-13/20", "14-19/20")
            ]
            await until_within(START_SECONDS, lambda: len(discord.sockets) >= 4)
            processes[2].kill()
            stack.enter_context(
                bot_process(discord, tmp_path / "new", database=postgresql_url, shards="14-19/20")
            )
            await until_within(200, lambda: len(discord.sockets) == 20)
    require_gaps(discord, 2)


def require_gaps(discord: LoopbackDiscord, concurrency: int) -> None:
    """Make sure that no identify was refused, and that five seconds lay between two."""
    assert all(let_in for _, _, let_in in discord.identified)
    for bucket in range(concurrency):
        own = [when for when, shard, _ in discord.identified if shard % concurrency == bucket]
        assert all(later - sooner >= 5 for sooner, later in pairwise(own))
