"""Twenty questions a second while PostgreSQL is stopped, silent and restarted: a real bot."""

from __future__ import annotations

import asyncio
import random
import signal
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
from aiohttp import web

from index import Library
from tests import postgresql
from tests.campaign.loopback_discord import LoopbackDiscord, guild, mention, until_within
from tests.campaign.tally import Tally
from tests.cluster.bot_process import bot_process
from tests.index.conftest import lighthouse
from tests.proxy import Proxy

GUILD, CHANNEL = str(7 << 22), "70"
ARTICLES = 300
RATE = 20
"""Questions a second."""
WELL_SECONDS = 10.0
"""How long the database is well before and after each outage."""
LATE_SECONDS = 10.0
"""After so long a question counts as not answered."""


async def run(seconds: float, seed: int) -> Tally:
    """Go through all outages, each for a third of the time."""
    tally, asking = Tally(), Asking(random.Random(seed))  # noqa: S311 - reproducible, not secret
    with tempfile.TemporaryDirectory() as scratch, postgresql.running(durable=True) as server:
        async with _proxied(server) as proxy:
            name = await server.new()
            async with Library.open(Path(scratch) / "made", database=server.url(name)) as library:
                for number in range(ARTICLES):
                    await library.add(lighthouse(number))
            async with _discord(asking) as discord:
                url = server.url(name, proxy.port)
                with bot_process(discord, Path(scratch) / "bot", database=url) as process:
                    await until_within(60, lambda: bool(discord.sockets))
                    await _outages(asking, discord, server, proxy, seconds / 3)
                    await _journal(server.url(name), asking, tally)
                    process.send_signal(signal.SIGTERM)
                    try:
                        await asyncio.to_thread(process.wait, 20)
                    except TimeoutError:
                        tally.found("stuck", "the bot did not end")
                for trace in _tracebacks(Path(scratch) / "bot.log"):
                    tally.found("stuck", trace)
    asking.count(tally)
    return tally


def _tracebacks(log: Path) -> list[str]:
    """Return the ends of what was logged as an error nobody had thought of."""
    parts = log.read_text("utf-8").split("Traceback (most recent call last):")[1:]
    return [part.partition("\nINFO")[0][-1500:] for part in parts]


async def _outages(
    asking: Asking, discord: LoopbackDiscord, server: postgresql.Server, proxy: Proxy, each: float
) -> None:
    async def stopped() -> None:
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(each)
        await asyncio.to_thread(server.start)

    async def silent() -> None:
        proxy.silence()
        await asyncio.sleep(each)
        proxy.speak()

    async def restarted() -> None:
        ends = time.monotonic() + each
        while time.monotonic() < ends:
            await asyncio.to_thread(server.stop, "immediate")
            await asyncio.to_thread(server.start)
            await asyncio.sleep(3)

    await asking.during("first", discord, lambda: asyncio.sleep(WELL_SECONDS))
    for name, outage in (("stopped", stopped), ("silent", silent), ("restarted", restarted)):
        await asking.during(name, discord, outage)
        await asking.during("well", discord, lambda: asyncio.sleep(WELL_SECONDS))


class Asking:
    """Puts questions, and notes when each is answered.

    Args:
        chance: chooses what is asked.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._number = 10**18
        self._phase: dict[str, str] = {}
        self._wanted: dict[str, int] = {}
        self._asked: dict[str, float] = {}
        self._answered: dict[str, float] = {}
        self._posts: Counter[str] = Counter()
        self._wrong: list[str] = []

    async def see(self, request: web.Request, body: Any) -> web.StreamResponse | None:
        """Note what the bot sends; a `Fault` that does nothing."""
        if request.method == "POST" and request.path.endswith("/messages"):
            key = str(body["nonce"])
            if key not in self._wanted:
                self._wrong.append(f"nobody asked for {str(body)[:600]}")
                return None
            self._posts[key] += 1
            self._answered.setdefault(key, time.perf_counter())
            if f"L{self._wanted[key]:04}" not in str(body):
                self._wrong.append(f"{self._phase[key]}: {str(body)[:300]}")
        return None

    async def during(
        self, phase: str, discord: LoopbackDiscord, work: Callable[[], Awaitable[None]]
    ) -> None:
        """Put questions for as long as some work takes."""
        working = asyncio.ensure_future(work())
        began, sent = time.perf_counter(), 0
        while not working.done():
            wanted = self._chance.randrange(ARTICLES)
            self._number += 1
            key = str(self._number)
            self._phase[key], self._wanted[key] = phase, wanted
            text = f"When was the lamp of station L{wanted:04} first lit?"
            self._asked[key] = time.perf_counter()
            await discord.dispatch(0, "MESSAGE_CREATE", mention(GUILD, CHANNEL, int(key), text))
            sent += 1
            await asyncio.sleep(max(0.0, began + sent / RATE - time.perf_counter()))
        await working

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return len(self._answered)

    def count(self, tally: Tally) -> None:
        """Say how long answers took in each phase, and what went wrong."""
        took = defaultdict(list)
        for key, asked in self._asked.items():
            seconds = self._answered.get(key, asked + LATE_SECONDS) - asked
            took[self._phase[key]].append(seconds)
            if seconds >= LATE_SECONDS:
                tally.found("lost", f"not answered while {self._phase[key]}")
        for key, posts in self._posts.items():
            if posts > 1:
                tally.found("doubled", f"answered {posts} times while {self._phase[key]}")
        for wrong in self._wrong:
            tally.found("leaked", wrong)
        tally.injected = 3
        for phase, waits in took.items():
            waits.sort()
            p50, p99 = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
            tally.figures[phase] = (
                f"{len(waits)} p50/p99/max {p50 * 1e3:.0f}/{p99 * 1e3:.0f}/{waits[-1] * 1e3:.0f} ms"
            )


async def _journal(url: str, asking: Asking, tally: Tally) -> None:
    """Compare the journal with what was answered, once it has had its time."""
    kept = 0
    for _ in range(30):
        connection = await asyncpg.connect(url)
        kept = await connection.fetchval("SELECT COUNT(*) FROM answer")
        await connection.close()
        if kept == asking.answered:
            break
        await asyncio.sleep(1)
    tally.figures["journal"] = f"{kept} of {asking.answered}"
    for _ in range(asking.answered - kept):
        tally.found("lost", "an answer is not in the journal")
    for _ in range(kept - asking.answered):
        tally.found("doubled", "an answer is twice in the journal")


@asynccontextmanager
async def _proxied(server: postgresql.Server) -> AsyncIterator[Proxy]:
    proxy = Proxy(server.port)
    await proxy.start()
    try:
        yield proxy
    finally:
        proxy.speak()
        await proxy.stop()


@asynccontextmanager
async def _discord(asking: Asking) -> AsyncIterator[LoopbackDiscord]:
    discord = LoopbackDiscord(guilds=[guild(int(GUILD), CHANNEL)], identify_seconds=0)
    discord.fault = asking.see
    await discord.start()
    try:
        yield discord
    finally:
        await discord.stop()
