"""Several installations on one PostgreSQL, as several machines have them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeVar

from index import Library
from tests import postgresql

T = TypeVar("T")


class Installations:
    """Opens data directories over one database.

    Attributes:
        folder: of the data directories.
        url: of the database.
        server: that has it.
    """

    def __init__(
        self, folder: Path, server: postgresql.Server, url: str, stack: AsyncExitStack
    ) -> None:
        self.folder, self.server, self.url = folder, server, url
        self._stack = stack

    async def open(self, name: str, *, database: str | None = None) -> Library:
        """Open a data directory until all are closed; an empty address is SQLite."""
        url = self.url if database is None else database
        return await self._stack.enter_async_context(Library.open(self.folder / name, database=url))


@asynccontextmanager
async def installations() -> AsyncIterator[Installations]:
    """Run a server for the length of a block."""
    with tempfile.TemporaryDirectory() as scratch, postgresql.running(durable=True) as server:
        url = server.url(await server.new())
        async with AsyncExitStack() as stack:
            yield Installations(Path(scratch), server, url, stack)


async def timed(work: Awaitable[T], waits: list[float]) -> T:
    """Wait for something and note how many seconds that took."""
    began = time.perf_counter()
    done = await work
    waits.append(time.perf_counter() - began)
    return done


def percentiles(waits: Sequence[float]) -> str:
    """Return p50, p99 and the longest of some times in seconds, in milliseconds."""
    ordered = sorted(waits)
    found = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], ordered[-1]
    return "p50/p99/max " + "/".join(f"{one * 1000:.1f}" for one in found) + " ms"
