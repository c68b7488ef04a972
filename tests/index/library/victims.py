"""What the tests of several processes do in a process of its own, with the real library."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path

# Imported when a library is opened; here already, so that every victim is born with them.
import index.answering.answerer
import index.search.engine  # noqa: F401
from index import Library, Progress, ReindexRunning
from tests.index.conftest import lighthouse

Say = Callable[[object], None]
Job = Callable[[Library, Say], Awaitable[None]]

ONE = 7
"""Number of the article that `add_one` adds."""
MORE = 1000
"""Number of the first article that `add_without_end` adds."""


async def add_one(library: Library, say: Say) -> None:
    say((await library.add(lighthouse(ONE))).article.id)


async def add_without_end(library: Library, say: Say) -> None:
    """Say (id, number) of each article when it has been acknowledged."""
    numbers = {int(article.title.split()[-1]) for article in await library.articles()}
    number = max(MORE, *numbers) + 1
    while True:
        say(((await library.add(lighthouse(number))).article.id, number))
        number += 1


async def add_and_ask_without_end(library: Library, say: Say) -> None:
    """Say (id, number) of each article that has been answered from, whose index is being saved."""
    number = MORE + len(await library.articles())
    while True:
        article = (await library.add(lighthouse(number))).article
        answer = await library.ask(f"Who was the keeper of station L{number:04}?")
        if answer.passages[0].article_id == article.id:
            say((article.id, number))
        number += 1


async def reindex(library: Library, say: Say) -> None:
    await library.reindex()
    say("reindexed")


async def reindex_and_add(library: Library, say: Say) -> None:
    await asyncio.gather(reindex(library, say), add_without_end(library, say))


async def reindex_halfway(library: Library, say: Say) -> None:
    """Stop for good after the first batch, the lock held."""

    def on_progress(progress: Progress) -> None:
        if progress.articles_done:
            say("halfway")
            time.sleep(600)

    await library.reindex(on_progress)


async def reindex_politely(library: Library, say: Say) -> None:
    try:
        await library.reindex()
    except ReindexRunning as error:
        say(str(error))


def work(job: Job, data_dir: Path, answers: Connection, seconds: float) -> None:
    """Open the library, say "ready", do the job.

    Unless `seconds` is 0, the system kills this process in the middle of whatever it does when it
    has computed for so long from then on: no handler runs, and a busy machine changes nothing.
    """

    async def main() -> None:
        async with Library.open(data_dir) as library:
            answers.send("ready")
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, seconds)
            await job(library, answers.send)

    asyncio.run(main())
