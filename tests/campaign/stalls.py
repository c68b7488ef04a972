"""The largest documents that may be added, one after the other: how long the event loop stops."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from index import Library, LibraryError, keep_loaded
from tests.campaign.tally import Tally

BOUND = 0.05
"""Seconds that the loop may stop."""
_WORDS = (
    "harbour", "tide", "council", "bridge", "plan", "water", "boat", "storm", "repair", "budget",
    "mayor", "stone",
)  # fmt: skip


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _lines(
    count: int, words: int, line: str, before: str = "", after: str = ""
) -> Callable[[random.Random], bytes]:
    def make(chance: random.Random) -> bytes:
        lines = (line.format(i, _sentence(chance, words)) for i in range(count))
        return (before + "".join(lines) + after).encode()

    return make


LARGEST: dict[str, Callable[[random.Random], bytes]] = {
    "paragraphs.txt": _lines(99_000, 10, "{1}\n\n"),
    "lines.txt": _lines(190_000, 5, "{1}\n"),
    "one line.txt": _lines(100_000, 11, "{1} "),
    "one word.txt": lambda _: b"x" * 8_000_000,
    "paragraphs.md": _lines(99_000, 10, "{1}\n\n", "# Harbour\n\n"),
    "headings.md": _lines(45_000, 10, "## Part {0}\n\n{1}\n\n", "# Harbour\n\n"),
    "list.md": _lines(150_000, 5, "- {1}\n", "# Harbour\n\n"),
    "table.md": _lines(99_000, 5, "| {0} | {1} |\n", "# Harbour\n\n| N | Words |\n|---|---|\n"),
    "paragraphs.html": _lines(150_000, 5, "<p>{1}</p>", "<h1>Harbour</h1>"),
    "table.html": _lines(
        160_000, 4, "<tr><td>{0}</td><td>{1}</td></tr>", "<h1>Harbour</h1><table>", "</table>"
    ),
    "list.html": _lines(150_000, 5, "<li>{1}</li>", "<h1>Harbour</h1><ul>", "</ul>"),
    "articles.csv": _lines(9_900, 100, '"Part {0}","{1}"\n', "title,text\n"),
    "rows.csv": _lines(150_000, 5, '{0},"{1}"\n', "number,words\n"),
    "articles.jsonl": _lines(9_900, 100, '{{"title": "Part {0}", "text": "{1}"}}\n'),
    "cues.srt": _lines(49_000, 8, "{0}\n00:00:00,000 --> 00:00:01,000\n{1}\n\n"),
    "entries.rss": _lines(
        10_000, 50, "<item><title>Part {0}</title><guid>{0}</guid><description>&lt;p&gt;{1}"
        "&lt;/p&gt;</description></item>", "<rss version='2.0'><channel><title>N</title>",
        "</channel></rss>",
    ),
}  # fmt: skip
"""Makers of documents, by their names."""


async def run(seconds: float, seed: int) -> Tally:
    """Add, ask, change and remove each of the documents, whatever time that takes."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    deadline = time.monotonic() + max(seconds, 1)
    keep_loaded()  # as the bot does
    for name, make in LARGEST.items():
        if time.monotonic() > deadline and tally.injected:
            break
        document = await asyncio.to_thread(make, chance)
        tally.injected += 1
        stops: dict[str, float] = {}
        with tempfile.TemporaryDirectory() as scratch:
            async with Library.open(Path(scratch)) as library:
                try:
                    await _lead_a_life(library, name, document, stops)
                except LibraryError as error:
                    tally.found("lost", f"{name}: {error}")
        longest = max(stops, key=lambda step: stops[step])
        tally.figures[name] = f"{stops[longest] * 1000:.0f} ms ({longest})"
        if stops[longest] > BOUND:
            tally.found("stuck", f"{name}: {stops[longest] * 1000:.0f} ms in {longest}")
    return tally


async def _lead_a_life(
    library: Library, name: str, document: bytes, stops: dict[str, float]
) -> None:
    """Do everything with a document that is done with one."""
    async with _watched(stops, "add"):
        added = (await library.add_document(document, name, origin=name)).added
    one = added[0].article.id
    async with _watched(stops, "ask"):
        await library.ask("Which harbour plan was repaired by the mayor?")
    async with _watched(stops, "ask again"):
        await library.ask("Which bridge budget has the council?")
    async with _watched(stops, "read"):
        await library.article(one)
    async with _watched(stops, "list"):
        await library.articles()
    async with _watched(stops, "update"):
        changed = document.replace(b"arbour", b"arbor", 1)
        await library.add_document(changed, name, origin=name)
    async with _watched(stops, "reindex"):
        await library.reindex()
    async with _watched(stops, "remove"):
        await library.remove(one)
    async with _watched(stops, "undo"):
        await library.management.trash.restore(one)
    async with _watched(stops, "remove again"):
        await library.remove(one)
    async with _watched(stops, "ask without"):
        await library.ask("Which harbour plan was repaired by the mayor?")


@asynccontextmanager
async def _watched(stops: dict[str, float], step: str) -> AsyncIterator[None]:
    """Note for how long nothing else could have run at most during a block."""

    async def tick() -> None:
        stops[step] = 0.0
        while True:
            clock, computing = time.perf_counter(), time.process_time()
            await asyncio.sleep(0.001)
            # The smaller of the two: on a busy machine the clock also runs while others do.
            spent = min(time.perf_counter() - clock - 0.001, time.process_time() - computing)
            stops[step] = max(stops[step], spent)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0.01)
    try:
        yield
    finally:
        await asyncio.sleep(0)
        await asyncio.sleep(0.002)
        ticking.cancel()
