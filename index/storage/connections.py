"""Connections to SQLite: opening one, a transaction on one, and several readers to share."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import aiosqlite


async def connect(path: Path, busy_seconds: float) -> aiosqlite.Connection:
    """Open a connection in autocommit mode."""
    return await _connect(path, isolation_level=None, timeout=busy_seconds)


@asynccontextmanager
async def connected(database: str | Path, **options: Any) -> AsyncIterator[aiosqlite.Connection]:
    """Open a connection for the length of a block, with the options of `sqlite3.connect`."""
    connection = await _connect(database, **options)
    try:
        yield connection
    finally:
        await connection.close()


async def _connect(database: str | Path, **options: Any) -> aiosqlite.Connection:
    """Open a connection; cancelled, close it again, or it would stay open and keep its thread.

    Where it cannot be opened, wait for its thread, which would else tell a closed event loop.
    """

    async def wait() -> aiosqlite.Connection:
        connection = aiosqlite.connect(database, **options)
        try:
            return await connection
        except BaseException:
            await asyncio.to_thread(connection._thread.join)
            raise

    opening = asyncio.create_task(wait())
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait({opening})
        if not opening.exception():
            await opening.result().close()
        raise


@asynccontextmanager
async def transaction(connection: aiosqlite.Connection, begin: str) -> AsyncIterator[None]:
    """Do all of a block in one transaction, or nothing of it.

    Args:
        connection: in autocommit mode.
        begin: the statement that begins it.
    """
    try:
        await connection.execute_fetchall(begin)
        yield
        await connection.commit()
    except BaseException:
        # Queued behind whatever the connection still does, also when we were cancelled.
        await connection.rollback()
        raise


class ReaderPool:
    """Connections that read, each lent to one reader at a time.

    Long reads, such as lists of all articles, leave one connection to the others, so that no
    question waits for them.
    """

    def __init__(self, connections: Sequence[aiosqlite.Connection]) -> None:
        self._free = deque(connections)
        self._lent = asyncio.Semaphore(len(connections))
        self._lent_for_long = asyncio.Semaphore(max(1, len(connections) - 1))

    @asynccontextmanager
    async def lend(self, *, long: bool = False) -> AsyncIterator[aiosqlite.Connection]:
        """Lend a connection for the length of a block.

        Args:
            long: whether reading may take longer than a question should wait.
        """
        async with self._lent_for_long if long else nullcontext(), self._lent:
            connection = self._free.popleft()
            try:
                yield connection
            finally:
                self._free.append(connection)
