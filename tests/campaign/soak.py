"""Twenty questions a second, with writes and reindexes in between: errors, memory, waits."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from pathlib import Path

from index import Library
from tests.campaign.tally import Tally
from tests.index.conftest import lighthouse

ARTICLES = 500
RATE = 20
"""Questions a second."""


async def run(seconds: float, seed: int) -> Tally:
    """Ask for so many seconds; memory is compared from a sixth of the time on."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    waits: list[float] = []
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        async with Library.open(Path(scratch)) as library:
            for number in range(ARTICLES):
                await library.add(lighthouse(number))
            await library.ready()

            async def ask() -> None:
                number, started = chance.randrange(ARTICLES // 2), time.perf_counter()
                answer = await library.ask(f"Who was the keeper of station L{number:04}?")
                waits.append(time.perf_counter() - started)
                if not answer.answered:
                    tally.found("lost", f"no answer about {number}")

            async def write() -> None:
                while True:
                    number = chance.randrange(ARTICLES // 2, ARTICLES)
                    await library.add(lighthouse(number, opened=chance.randrange(1800, 1900)))
                    tally.injected += 1
                    if tally.injected % 60 == 0:
                        await library.reindex()
                    await asyncio.sleep(1)

            writing = asyncio.create_task(write())
            started, asked = time.monotonic(), 0
            async with asyncio.TaskGroup() as asking:
                while (elapsed := time.monotonic() - started) < seconds:
                    asking.create_task(ask())
                    asked += 1
                    if asked % RATE == 0 and elapsed > seconds / 6:
                        memory.append(_resident())
                    await asyncio.sleep(max(0.0, started + asked / RATE - time.monotonic()))
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
    waits.sort()
    tally.figures |= {
        "questions": asked,
        "p50": f"{waits[len(waits) // 2] * 1000:.1f} ms",
        "p99": f"{waits[int(len(waits) * 0.99)] * 1000:.1f} ms",
        "p99.9": f"{waits[int(len(waits) * 0.999)] * 1000:.1f} ms",
        "longest": f"{waits[-1] * 1000:.0f} ms",
        "memory": f"{memory[0]:.0f} MB, {max(memory) / memory[0] - 1:+.1%} at most, "
        f"{memory[-1] / memory[0] - 1:+.1%} at the end",
    }
    return tally


def _resident() -> float:
    """Return the megabytes that this process takes."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * 4096 / 1e6
