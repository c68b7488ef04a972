"""Questions and changes while nodes of OpenSearch are killed, hang, are cut off, and swapped."""

from __future__ import annotations

import asyncio
import random
import signal
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from index import EngineSettings, EngineUnavailable, Library
from tests import postgresql
from tests.benchmarks.invented import articles
from tests.campaign.installations import percentiles, timed
from tests.campaign.tally import Tally
from tests.cluster.opensearch_nodes import OpenSearchNode, cluster
from tests.index.conftest import lighthouse
from tests.proxy import Proxy

PARAGRAPHS = 2_000
STATIONS = 100
RATE = 10
"""Questions a second."""


async def run(seconds: float, seed: int) -> Tally:
    """Go through all outages, each for a fifth of the time."""
    tally = Tally()
    with (
        tempfile.TemporaryDirectory() as scratch,
        postgresql.running(durable=True) as server,
        cluster(Path(scratch) / "nodes", 3) as nodes,
    ):
        async with AsyncExitStack() as stack:
            proxies = [Proxy(int(node.url.rpartition(":")[2])) for node in nodes]
            for proxy in proxies:
                await proxy.start()
                stack.push_async_callback(proxy.stop)
            url = server.url(await server.new())
            addresses = [f"http://127.0.0.1:{proxy.port}" for proxy in proxies]
            engine = EngineSettings(addresses, above=100)
            writer, asker = [
                await stack.enter_async_context(
                    Library.open(Path(scratch) / name, engine=engine, database=url)
                )
                for name in ("writer", "asker")
            ]
            load = Load(writer, asker, random.Random(seed), tally)  # noqa: S311
            await load.fill()
            await _outages(load, nodes, proxies, writer, seconds / 5)
            await load.check()
    return tally


async def _outages(
    load: Load, nodes: list[OpenSearchNode], proxies: list[Proxy], writer: Library, each: float
) -> None:
    async def well() -> None:
        await asyncio.sleep(each)

    async def killed() -> None:
        nodes[1].kill()
        await asyncio.sleep(each / 2)
        nodes[1].start()
        await asyncio.to_thread(nodes[1].wait)
        await asyncio.sleep(each / 2)

    async def hanging() -> None:
        nodes[2].send(signal.SIGSTOP)
        await asyncio.sleep(each / 2)
        nodes[2].send(signal.SIGCONT)
        await asyncio.sleep(each / 2)

    async def swapped() -> None:
        for _ in range(3):
            await writer.reindex()
            await asyncio.sleep(each / 6)

    async def cut_off() -> None:
        for proxy in proxies:
            await proxy.cut()
        await asyncio.sleep(each / 2)
        for proxy in proxies:
            await proxy.start()
        await asyncio.sleep(each / 2)

    for work in (well, killed, hanging, swapped):
        await load.during(work.__name__, work, may_fail=False)
    await load.during("cut off", cut_off, may_fail=True)


class Load:
    """Asks by one process what another one changes.

    Args:
        writer: changes articles.
        asker: is asked about them.
        chance: chooses.
        tally: is told.
    """

    def __init__(
        self, writer: Library, asker: Library, chance: random.Random, tally: Tally
    ) -> None:
        self._writer, self._asker, self._chance, self._tally = writer, asker, chance, tally
        self._years = {number: {1850} for number in range(STATIONS)}
        self._written = 0

    async def fill(self) -> None:
        """Make the library, and let it move to the engine."""
        for draft in articles(PARAGRAPHS):
            await self._writer.add(draft)
        for number in range(STATIONS):
            await self._writer.add(lighthouse(number))
        await self._writer.reindex()
        await self._asker.ready()

    async def during(
        self, name: str, work: Callable[[], Awaitable[None]], *, may_fail: bool
    ) -> None:
        """Ask and change for as long as something takes."""
        working = asyncio.ensure_future(work())
        waits: list[float] = []
        refused: list[str] = []
        self._tally.injected += 1
        writing = asyncio.create_task(self._write())
        async with asyncio.TaskGroup() as group:
            while not working.done():
                group.create_task(self._ask(name, waits, refused))
                await asyncio.sleep(1 / RATE)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        await working
        if not may_fail:
            for said in refused:
                self._tally.found("lost", f"{name}: {said}")
        figures = f"{len(waits)} answered, {percentiles(waits)}" if waits else "none answered"
        self._tally.figures[name] = f"{figures}, {len(refused)} “not now”"

    async def check(self) -> None:
        """Look for every change that was acknowledged."""
        self._tally.figures["changes"] = self._written
        for number in range(STATIONS):
            for library in (self._writer, self._asker):
                answer = await library.ask(_question(number))
                text = answer.passages[0].text if answer.passages else ""
                if not any(f"first lit in {year}." in text for year in self._years[number]):
                    self._tally.found("lost", f"station {number}: {text!r}")

    async def _ask(self, name: str, waits: list[float], refused: list[str]) -> None:
        number = self._chance.randrange(STATIONS)
        before = self._years[number]
        try:
            answer = await timed(self._asker.ask(_question(number)), waits)
        except EngineUnavailable as error:
            refused.append(str(error))
            return
        text = answer.passages[0].text if answer.passages else ""
        right = before | self._years[number]
        if not any(f"station L{number:04} was first lit in {year}." in text for year in right):
            self._tally.found("leaked", f"{name}: station {number} is {text!r}, not {right}")

    async def _write(self) -> None:
        """Change stations; what is on its way may be answered or not."""
        while True:
            number, year = self._chance.randrange(STATIONS), self._chance.randrange(1000, 9999)
            self._years[number] = self._years[number] | {year}
            await self._writer.add(lighthouse(number, opened=year))
            self._years[number] = {year}
            self._written += 1
            await asyncio.sleep(0.3)


def _question(number: int) -> str:
    return f"When was the lamp of station L{number:04} first lit?"
