"""What goes out by itself is told once, though one of two processes is killed in the middle."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from index import Library
from tests.campaign.loopback_discord import LoopbackDiscord, guild, loopback, until_within
from tests.cluster.bot_process import bot_process
from tests.index.ingest.feeds.test_poll import LONG, feed, item
from tests.index.ingest.feeds.test_two_processes import make_due
from tests.index.ingest.fetching.site import Site, answer, open_site

pytestmark = pytest.mark.cluster

GUILD, CHANNEL = 7 << 22, "70"
CLAIM_SECONDS = 60
"""How long what a dead process was at is left alone."""
WAIT = 60 + CLAIM_SECONDS


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    guilds = [guild(GUILD, CHANNEL)]
    async with loopback(monkeypatch, identify_seconds=0, guilds=guilds) as server:
        yield server


async def want_digest(library: Library, site: Site, url: str) -> None:
    del site, url
    await library.prefer("digest", CHANNEL)


async def want_news(library: Library, site: Site, url: str) -> None:
    site.pages["/feed"] = feed(item("one", LONG))
    await library.follow(site.url("/feed"), channel=CHANNEL)
    site.pages["/feed"] = feed(item("two", LONG + "<p>Later.</p>"), item("one", LONG))
    await make_due(url)


async def want_death(library: Library, site: Site, url: str) -> None:
    site.pages["/feed"] = feed(item("one", LONG))
    await library.follow(site.url("/feed"), channel=CHANNEL)
    site.pages["/feed"] = answer(status="410 Gone")
    await make_due(url)


@pytest.mark.parametrize("want", [want_digest, want_news, want_death])
async def test_two_processes_tell_once_though_one_is_killed(
    discord: LoopbackDiscord, site: Site, tmp_path: Path, postgresql_url: str, want: Any
) -> None:
    async with Library.open(
        tmp_path / "made", database=postgresql_url, fetching=site.policy()
    ) as library:
        await want(library.of(str(GUILD)), site, postgresql_url)
    processes: list[subprocess.Popen[bytes]] = []

    async def kill(request: web.Request, _: Any) -> web.StreamResponse | None:
        """Kill whoever is about to post the first time, before Discord has it."""
        if request.method == "POST" and request.path.endswith("/messages") and processes:
            processes.pop(0).kill()
            return web.Response(status=503)
        return None

    discord.fault = kill
    with ExitStack() as stack:
        # The second is a spare until the first one is gone.
        for name in ("a", "b"):
            started = stack.enter_context(
                bot_process(
                    discord, tmp_path / name, database=postgresql_url, shards="0/1", pause=1,
                    fetch_inside='["127.0.0.1"]', fetch_ports=f"[{site.port}]",
                )
            )  # fmt: skip
            if name == "a":
                processes.append(started)
                await until_within(60, lambda: bool(discord.sockets))
        await until_within(WAIT, lambda: not processes and discord.posted)
        await asyncio.sleep(10)  # time for it to be told again
    assert len(discord.posted) == 1
