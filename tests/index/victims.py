"""What the tests of several processes run in a process of its own, with the real library.

    python -m tests.index.victims JOB DATA_DIR

Every line that it prints is something that has been acknowledged.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from index import Library, Progress, ReindexRunning
from tests.index.conftest import lighthouse


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the test reads it


async def add(library: Library, first: int) -> None:
    """Add articles without end."""
    number = first
    while True:
        added = await library.add(lighthouse(number))
        say(f"added {added.article.id} {number}")
        number += 1


async def reindex(library: Library) -> None:
    await library.reindex()
    say("reindexed")


async def reindex_slowly(library: Library) -> None:
    """Reindex, and stop for good after the first batch."""

    def on_progress(progress: Progress) -> None:
        if progress.articles_done:
            say("halfway")
            time.sleep(600)

    await library.reindex(on_progress)


async def reindex_if_possible(library: Library) -> None:
    try:
        await library.reindex()
    except ReindexRunning as error:
        say(str(error))


async def main(job: str, data_dir: Path) -> None:
    async with Library.open(data_dir) as library:
        say("ready")
        if job == "add":
            await add(library, 1000)
        elif job == "reindex":
            await reindex(library)
        elif job == "both":
            await asyncio.gather(reindex(library), add(library, 2000))
        elif job == "slow":
            await reindex_slowly(library)
        elif job == "one":
            say((await library.add(lighthouse(7))).article.id)
        elif job == "polite":
            await reindex_if_possible(library)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
