"""Two processes write one library, reindexing it in between: nothing is lost or there twice."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import tempfile
from collections import Counter
from pathlib import Path

from index import Library, LibraryError, ReindexRunning
from tests.campaign.installations import installations
from tests.campaign.tally import Tally
from tests.index.conftest import lighthouse

ARTICLES = 150
"""Each process's own; as many belong to both."""


async def run(_: float, seed: int) -> Tally:
    """Let both write, and count what is there."""
    tally = Tally()
    async with installations() as made:
        with tempfile.TemporaryDirectory() as scratch:
            context = multiprocessing.get_context("spawn")
            said = context.SimpleQueue()
            processes = [
                context.Process(target=_write, args=(made.url, scratch, number, seed, said))
                for number in range(2)
            ]
            for process in processes:
                process.start()
            for process in processes:
                await asyncio.to_thread(process.join)
            results = [said.get() for _ in processes]
        for kind in ("writes", "reindexes", "refused reindexes"):
            tally.figures[kind] = sum(counts[kind] for counts, _ in results)
        tally.injected = sum(counts["writes"] + counts["reindexes"] for counts, _ in results)
        for _, errors in results:
            for error in errors:
                tally.found("stuck", error)
        await _check(await made.open("looking"), tally)
    return tally


async def _check(library: Library, tally: Tally) -> None:
    found = await library.articles()
    titles = Counter(article.title for article in found)
    for number in range(3 * ARTICLES):
        one = titles.pop(lighthouse(number).title, 0)
        if one != 1:
            tally.found("lost" if not one else "doubled", f"station {number} is there {one} times")
            continue
        answer = await library.ask(f"Who was the keeper of station L{number:04}?")
        if not answer.passages or f"L{number:04}" not in answer.passages[0].text:
            tally.found("lost", f"nothing is found of station {number}")
    status = (await library.status())[0]
    expected = 3 * status.articles
    if status.paragraphs != expected:
        tally.found("lost", f"{status.paragraphs} paragraphs, {expected} expected")


def _write(url: str, scratch: str, number: int, seed: int, said: object) -> None:
    said.put(asyncio.run(_writing(url, Path(scratch) / str(number), number, seed)))  # type: ignore[attr-defined]


async def _writing(url: str, folder: Path, own: int, seed: int) -> tuple[Counter[str], list[str]]:
    chance = random.Random(seed + own)  # noqa: S311 - reproducible, not secret
    numbers = [*range((own + 1) * ARTICLES, (own + 2) * ARTICLES), *range(ARTICLES)]
    chance.shuffle(numbers)
    done: Counter[str] = Counter()
    errors: list[str] = []
    async with Library.open(folder, database=url) as library:

        async def reindex() -> None:
            for _ in range(4):
                try:
                    await library.reindex()
                    done["reindexes"] += 1
                except ReindexRunning:
                    done["refused reindexes"] += 1
                except LibraryError as error:
                    errors.append(f"reindex: {error}")
                await asyncio.sleep(0.2)

        reindexing = asyncio.create_task(reindex())
        for number in numbers:
            try:
                await library.add(lighthouse(number, opened=1800 + own))
                done["writes"] += 1
            except LibraryError as error:
                errors.append(f"add: {error}")
        await reindexing
    return done, errors
