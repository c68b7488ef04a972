"""One SQLite file: a connection that writes, one that reads, and transactions on both."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiosqlite

from index.storage.migrations import Migration, migrate
from index.storage.sqlite_errors import require_writable, translated

BUSY_SECONDS = 10.0
"""How long a writer waits for another process before it gives up."""

LOG_BYTES = 16 * 1024 * 1024
"""To this size the write-ahead log is cut back after a reindex has made it long."""


class Database:
    """A migrated database in write-ahead mode.

    Readers never wait for writers, and each sees one state of the database from its first query
    to its last. All errors of SQLite come out as `StorageError`.
    """

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection
    ) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._write_lock = asyncio.Lock()
        self._read_lock = asyncio.Lock()

    @classmethod
    async def open(
        cls, path: Path, migrations: Sequence[Migration], busy_seconds: float = BUSY_SECONDS
    ) -> Self:
        """Open the file, creating or migrating it where needed.

        Args:
            path: the file; its folder exists.
            migrations: the schema's history.
            busy_seconds: how long to wait for another process's transaction.

        Raises:
            StorageError: it cannot be opened, is no database, or is newer than this code.
        """
        require_writable(path)
        with translated(path):
            writer = await aiosqlite.connect(path, isolation_level=None, timeout=busy_seconds)
            try:
                await _prepare(writer, path, migrations)
                reader = await aiosqlite.connect(path, isolation_level=None, timeout=busy_seconds)
            except BaseException:
                await writer.close()
                raise
            await reader.execute_fetchall("PRAGMA query_only = ON")
            await reader.execute_fetchall("PRAGMA trusted_schema = OFF")
        return cls(path, writer, reader)

    async def close(self) -> None:
        """Close both connections, the writer last: it folds the write-ahead log in."""
        with translated(self._path):
            try:
                await self._reader.close()
            finally:
                await self._writer.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[aiosqlite.Connection]:
        """Lend the reader for one consistent view of the database."""
        async with self._read_lock, self._transaction(self._reader, "BEGIN"):
            yield self._reader

    async def fetch(self, select: str, parameters: Iterable[Any] = ()) -> Iterable[sqlite3.Row]:
        """Return the rows of one SELECT, which sees one view of the database by itself.

        Three times as fast as a transaction around it, each step of which goes to a thread.
        """
        async with self._read_lock:
            with translated(self._path):
                return await self._reader.execute_fetchall(select, parameters)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[aiosqlite.Connection]:
        """Lend the writer for one transaction: whole at the end of the block, or nothing."""
        async with self._write_lock, self._transaction(self._writer, "BEGIN IMMEDIATE"):
            yield self._writer

    @asynccontextmanager
    async def _transaction(
        self, connection: aiosqlite.Connection, begin: str
    ) -> AsyncIterator[None]:
        with translated(self._path):
            try:
                await connection.execute_fetchall(begin)
                yield
                await connection.commit()
            except BaseException:
                # Queued behind whatever the connection still does, also when we were cancelled.
                await connection.rollback()
                raise


async def _prepare(
    connection: aiosqlite.Connection, path: Path, migrations: Sequence[Migration]
) -> None:
    await connection.execute_fetchall("PRAGMA trusted_schema = OFF")
    await migrate(connection, path, migrations)
    await _write_ahead(connection)
    # FULL, not NORMAL: in write-ahead mode only FULL flushes each commit, and an article that
    # was acknowledged has to outlive a power cut as well as a kill.
    await connection.execute_fetchall("PRAGMA synchronous = FULL")
    await connection.execute_fetchall("PRAGMA foreign_keys = ON")
    await connection.execute_fetchall(f"PRAGMA journal_size_limit = {LOG_BYTES:d}")


async def _write_ahead(connection: aiosqlite.Connection) -> None:
    """Switch to write-ahead mode, which stays with the file.

    SQLite does not wait when another process is at the same switch, so the waiting is done here.
    """
    for patience in (0.01, 0.05, 0.2, 1.0, 3.0, None):
        try:
            await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or patience is None:
                raise
            await asyncio.sleep(patience)
        else:
            return
