"""How long the whole of `Library.ask` takes, and how far a reindex holds it up.

    uv run python -m tests.benchmarks.asking [--paragraphs 1000 --paragraphs 100000]

Fills a library of made-up articles, asks one question after another and by 64 askers at once, each
of whom waits for an answer before asking again, then re-derives every article while questions keep
coming in, twenty a second, and a ticker is due every 5 ms: its largest gap is how long the event
loop stood still. Three of four questions have an answer. Times are in milliseconds.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import click

from index import Library
from index.search.postings import numba_search
from index.search.postings.numba_warmup import MIN_PARAGRAPHS
from tests.benchmarks.invented import articles, mixed_questions
from tests.benchmarks.timing import percentiles

ASKERS = 64
"""Who ask at once."""
A_SECOND = 20
"""Questions that come in during a reindex."""
_TICK = 0.005


@click.command()
@click.option("--paragraphs", "sizes", type=int, multiple=True, default=(1_000, 10_000, 100_000))
@click.option("--questions", "count", type=int, default=400, help="How many are asked.")
def main(sizes: tuple[int, ...], count: int) -> None:
    """Measure libraries of these sizes, in paragraphs."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(measure(Path(folder), size, count))


async def measure(data_dir: Path, paragraphs: int, count: int) -> None:
    """Fill a library, ask, reindex, and print."""
    texts = mixed_questions(paragraphs, count)
    began = time.perf_counter()
    async with Library.open(data_dir) as library:
        for draft in articles(paragraphs):
            await library.add(draft)
        click.echo(f"{paragraphs:,} paragraphs, added in {time.perf_counter() - began:.1f} s")
        click.echo(f"first answer after {1e3 * await _ask(library, texts[0]):.0f}")
    began = time.perf_counter()
    async with Library.open(data_dir) as library:
        await _ask(library, texts[0])
        click.echo(f"opened again and asked in {1e3 * (time.perf_counter() - began):.0f}")
        if paragraphs >= MIN_PARAGRAPHS:
            numba_search.warm()  # as `quoth run` does in the background
        times = [await _ask(library, text) for text in texts]
        click.echo(f"one question after another: {percentiles(times)}")
        answered = sum([(await library.ask(text)).answered for text in texts])
        click.echo(f"answered are {answered} of {len(texts)}")
        await _ask_at_once(library, texts)
        await _reindex(library, texts)


async def _ask_at_once(library: Library, texts: Sequence[str]) -> None:
    """Let many ask until all has been asked, and print how long they wait."""
    left, times = iter(texts), list[float]()

    async def keep_asking() -> None:
        for text in left:
            times.append(await _ask(library, text))

    began, computed = time.perf_counter(), time.process_time()
    await asyncio.gather(*(keep_asking() for _ in range(ASKERS)))
    rate = len(texts) / (time.perf_counter() - began)
    computed = 1e3 * (time.process_time() - computed) / len(texts)
    click.echo(
        f"{ASKERS} askers at once: {rate:.0f} a second, {percentiles(times)}, "
        f"{computed:.2f} of computing for each"
    )


async def _ask(library: Library, text: str) -> float:
    began = time.perf_counter()
    await library.ask(text)
    return time.perf_counter() - began


async def _reindex(library: Library, texts: Sequence[str]) -> None:
    """Reindex while questions come in, and print how long everything took."""
    gc.collect()
    async with ticking() as gaps, _asking(library, texts) as times:
        began = time.perf_counter()
        await library.reindex()
        took = time.perf_counter() - began
        await asyncio.sleep(1)  # the first questions to the new index belong to it
    click.echo(
        f"reindexed in {took:.1f} s; meanwhile {len(times)} questions: {percentiles(times)}, "
        f"slowest {1e3 * max(times):.0f}; the loop stood still for at most {1e3 * max(gaps):.0f}"
    )


@asynccontextmanager
async def ticking() -> AsyncIterator[list[float]]:
    """Yield a list of how much longer than due each tick of the loop took, in seconds."""
    gaps = [0.0]

    async def tick() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_TICK)
            gaps.append(time.perf_counter() - began - _TICK)

    ticker = asyncio.create_task(tick())
    try:
        yield gaps
    finally:
        ticker.cancel()


@asynccontextmanager
async def _asking(library: Library, texts: Sequence[str]) -> AsyncIterator[list[float]]:
    """Ask at a steady pace, however long answers take, and yield the times they take."""
    times: list[float] = []

    async def ask(text: str) -> None:
        times.append(await _ask(library, text))

    async def keep_asking() -> None:
        async with asyncio.TaskGroup() as group:
            for text in itertools.cycle(texts):
                group.create_task(ask(text))
                await asyncio.sleep(1 / A_SECOND)

    asker = asyncio.create_task(keep_asking())
    try:
        yield times
    finally:
        asker.cancel()
        await asyncio.wait([asker])


if __name__ == "__main__":
    main()
