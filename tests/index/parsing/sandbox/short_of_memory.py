"""A program that has too little memory for what a document gives, and says what it is told."""

from __future__ import annotations

import asyncio
import resource
from pathlib import Path

from index.errors import UnreadableDocument
from index.parsing.sandbox.parser_process import Limits
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.sandbox.victims import boast, think

LEFT = 80_000_000
"""Bytes that it may still take: enough for what comes, not for what is made of it."""


async def main() -> None:
    """Print the sentence, and what is read afterwards."""
    box = Sandbox(Limits(readable=(str(Path(__file__).parents[3]),)), processes=1)
    await box.run("warm-up", think, "up")  # threads and a process are there
    taken = int(Path("/proc/self/statm").read_text("utf-8").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + LEFT, resource.RLIM_INFINITY))
    try:
        await box.run("great.pdf", boast)
    except UnreadableDocument as error:
        print(error)  # noqa: T201 - whoever started it reads that
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(await box.run("small.pdf", think, "read"))  # noqa: T201 - the same
    await box.close()


if __name__ == "__main__":
    asyncio.run(main())
