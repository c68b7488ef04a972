"""What following a site costs, day by day, and whether anything gets lost.

    uv run python -m tests.benchmarks.sites [--pages 500] [--seed 7]

Serves a made-up documentation site on loopback, in a thread whose computing is not counted, and
looks at it as a bot would on several days. Each day runs twice, each time in a data directory of
its own: once in one go, once cut off after half of the pages and gone on with by a new process's
look. Pauses between requests are left out.
"""

from __future__ import annotations

import asyncio
import random
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from index import FollowedSite, Library, PageOutcome
from tests.index.ingest.crawling.docs_site import Docs, page, text_of
from tests.index.ingest.fetching.site import open_site

Day = tuple[str, Callable[[Docs, random.Random], None]]


@dataclass
class Cost:
    """What a look took.

    Attributes:
        seconds: by the clock.
        computing: seconds of computing, those of the processes that read documents included.
        requests: that the site was asked.
        unchanged: how many of them were answered with 304.
    """

    seconds: float
    computing: float
    requests: int
    unchanged: int


def _nothing(docs: Docs, chance: random.Random) -> None:
    pass


def _changes(docs: Docs, chance: random.Random) -> None:
    """Change ten pages, remove five, move five with a redirect and five without."""
    paths = chance.sample([path for path in docs.bodies if "page-" in path], 25)
    for path in paths[:10]:
        number = int(path.rpartition("-")[2])
        docs.bodies[path] = page(f"Page {number}", text_of(number, version=1))
    for path in paths[10:15]:
        del docs.bodies[path]
    for path in paths[15:20]:
        docs.move(path, f"{path}-moved")
    for path in paths[20:]:
        docs.bodies[f"{path}-renamed"] = docs.bodies.pop(path)
    docs.list_all()


def _flaky(docs: Docs, chance: random.Random) -> None:
    """Let half of all requests fail, but for those that say what there is."""
    lists = ("/robots.txt", "/sitemap.xml")
    docs.fails = lambda path: path not in lists and chance.random() < 0.5


def _well(docs: Docs, chance: random.Random) -> None:
    docs.fails = lambda path: False


DAYS: list[Day] = [
    ("first look", _nothing),
    ("nothing changed", _nothing),
    ("10 changed, 5 gone, 10 moved", _changes),
    ("half of the requests fail", _flaky),
    ("all is well again", _well),
]


@contextmanager
def served(pages: int) -> Iterator[tuple[Docs, Callable[[], float]]]:
    """Serve a site in a thread; yield it and what tells the thread's computing so far."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def computing() -> float:
        return time.thread_time()

    opened = open_site()
    with closing(loop):
        site = asyncio.run_coroutine_threadsafe(opened.__aenter__(), loop).result()
        docs = Docs(site)
        docs.fill(pages)
        yield docs, lambda: asyncio.run_coroutine_threadsafe(computing(), loop).result()
        asyncio.run_coroutine_threadsafe(opened.__aexit__(None, None, None), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def look(folder: Path, docs: Docs, *, cut_off: bool) -> FollowedSite:
    """Look at the site once, or in two parts."""
    policy = docs.site.policy(pause=0.0, robots=True)
    url = docs.site.url("/docs/")
    if cut_off:
        async with Library.open(folder, fetching=policy) as library:
            half = asyncio.Event()
            work = asyncio.create_task(
                library.of("7").sites.follow(
                    url, on_progress=lambda step: half.set() if 2 * step.done > step.total else None
                )
            )
            await half.wait()
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
    async with Library.open(folder, fetching=policy) as library:
        return await library.of("7").sites.follow(url)


async def articles(folder: Path, docs: Docs) -> tuple[int, int]:
    """Return how many articles there are, and how many of them are not as the site has them."""
    async with Library.open(folder) as library:
        found = {article.url: article for article in await library.of("7").articles()}
        wrong = 0
        for path, body in docs.bodies.items():
            summary = found.pop(docs.site.url(path), None)
            text = (await library.of("7").article(summary.id)).text if summary else ""
            wrong += not text or any(
                sentence.strip(".") not in body for sentence in text.split(". ")[1:2]
            )
        return len(docs.bodies), wrong + len(found)


def measured(
    docs: Docs, server: Callable[[], float], work: Callable[[], FollowedSite]
) -> tuple[FollowedSite, Cost]:
    """Do some work; return its result and what it takes of everything but the server."""
    docs.statuses.clear()
    before = _computing() - server()
    began = time.monotonic()
    site = work()
    return site, Cost(
        time.monotonic() - began,
        _computing() - server() - before,
        len(docs.statuses),
        docs.statuses.count(304),
    )


def _computing() -> float:
    ours, theirs = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def run(pages: int, seed: int, *, cut_off: bool) -> None:
    """Go through all days and print a line for each."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    with tempfile.TemporaryDirectory() as folder, served(pages) as (docs, server):
        for name, change in DAYS:
            change(docs, chance)
            work = partial(look, Path(folder), docs, cut_off=cut_off)
            site, cost = measured(docs, server, lambda work=work: asyncio.run(work()))  # type: ignore[misc]
            there, wrong = asyncio.run(articles(Path(folder), docs))
            counts = {str(outcome): count for outcome, count in sorted(site.counts.items())}
            failed = site.counts.get(PageOutcome.FAILED, 0)
            told = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
            click.echo(
                f"| {name}{', cut off' if cut_off else ''} | {cost.requests} | {cost.unchanged} |"
                f" {cost.seconds:.1f} | {cost.computing:.1f} | {wrong} of {there} | {failed} |"
                f" {told} |"
            )


@click.command()
@click.option("--pages", default=500, show_default=True)
@click.option("--seed", default=7, show_default=True)
def main(pages: int, seed: int) -> None:
    """Measure what following a site costs."""
    click.echo("| day | requests | 304 | s | s of computing | wrong articles | failed | pages |")
    click.echo("|---|---:|---:|---:|---:|---:|---:|---|")
    for cut_off in (False, True):
        run(pages, seed, cut_off=cut_off)


if __name__ == "__main__":
    main()
