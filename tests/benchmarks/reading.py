"""How fast documents of each format are read.

    uv run python -m tests.benchmarks.reading [--paragraphs 2000]

Reads one made-up document of each format a few times, in this process, where computing time is
measured, and through the sandbox, where the time by the clock is; the best counts. Sizes are those
of the files.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import click

from index.parsing import Documents, read_documents, split
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.corpus import MAKERS

ROUNDS = 3


@click.command()
@click.option("--paragraphs", default=2_000, show_default=True, help="Of each document.")
@click.option("--format", "ending", type=click.Choice(list(MAKERS)), help="One format only.")
def main(paragraphs: int, ending: str | None) -> None:
    """Print megabytes and paragraphs a second for each format."""
    asyncio.run(_measure([ending] if ending else list(MAKERS), paragraphs))


async def _measure(endings: list[str], paragraphs: int) -> None:
    click.echo("format      KB  paragraphs     MB/s  paragraphs/s  sandboxed, paragraphs/s")
    sandbox = Sandbox(processes=1)
    try:
        for ending in endings:
            data, name = MAKERS[ending](paragraphs), f"a.{ending}"

            async def here(data: bytes = data, name: str = name) -> Documents:
                return read_documents(data, name)

            async def there(data: bytes = data, name: str = name) -> Documents:
                return await sandbox.read(data, name)

            seconds, found = await _best(here, time.process_time)
            sandboxed, _ = await _best(there, time.perf_counter)
            count = sum(len(split(d.text, d.format, d.outline)) for d in found.drafts)
            click.echo(
                f"{ending:6} {len(data) / 1e3:7,.0f} {count:11,} {len(data) / seconds / 1e6:8.2f}"
                f" {count / seconds:13,.0f} {count / sandboxed:24,.0f}"
            )
    finally:
        await sandbox.close()


async def _best(
    read: Callable[[], Awaitable[Documents]], clock: Callable[[], float]
) -> tuple[float, Documents]:
    times = []
    for _ in range(ROUNDS):
        began = clock()
        found = await read()
        times.append(clock() - began)
    return min(times), found


if __name__ == "__main__":
    main()
