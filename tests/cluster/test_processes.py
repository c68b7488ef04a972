"""Several processes of one bot on one PostgreSQL: shards, spares, and answers that agree."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest

from index import Draft, Library
from tests.campaign.loopback_discord import LoopbackDiscord, guild, loopback, mention, until_within
from tests.cluster.bot_process import bot_process

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(300)]

GUILDS = (8 << 22, 7 << 22)
"""On shard 0 of 2, and on shard 1."""
TEXT = "Harbour Bridge\n\nThe harbour bridge was opened in 1932."
QUESTION = "When was the harbour bridge opened?"
START_SECONDS = 60.0


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
    """Say whether a process has opened everything but its shards."""
    return "waits, and takes over" in data_dir.with_name(f"{data_dir.name}.log").read_text()


async def departures(library: Library) -> list[str]:
    """Return the servers that count as left."""
    return list(await library.server_libraries.purge(0, []))


@pytest.mark.parametrize("concurrency", [1, 2])
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
    assert all(let_in for _, _, let_in in discord.identified)
    for bucket in range(concurrency):
        own = [when for when, shard, _ in discord.identified if shard % concurrency == bucket]
        assert all(later - sooner >= 5 for sooner, later in pairwise(own))
