"""One SQLite file: a connection that writes, some that read, and transactions on both."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import aiosqlite

from index.errors import StorageError
from index.storage.connections import ReaderPool, connect, transaction
from index.storage.database import Row
from index.storage.marks import Translation, Translations
from index.storage.migrations import Migration, migrate
from index.storage.rows import json_of
from index.storage.shared_reads import SharedReads
from index.storage.sqlite_errors import require_writable, translated, version_problem

BUSY_SECONDS = 10.0
"""How long a writer waits for another process before it gives up."""

READERS = 4
"""Connections that read at the same time."""

LOG_BYTES = 16 * 1024 * 1024
"""To this size the write-ahead log is cut back after a reindex has made it long."""

_COLUMNS = (
    '(SELECT t.name AS "table", c.name AS "column"'
    " FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table')"
)
_ROWS = "(SELECT key AS n, value ->> 0 AS a, value ->> 1 AS b FROM json_each(?))"
_WORDS = {
    "IN {list}": "IN (SELECT value FROM json_each(?))",
    "{lock}": "",  # writers are one at a time
    "{columns}": _COLUMNS,
}


def _replace(match: re.Match[str], _: int) -> str:
    return _ROWS if match[1] else _WORDS.get(match[0], match[0])


_translations = Translations(_replace)


class SQLiteConnection:
    """A connection of aiosqlite that takes statements with marks."""

    __slots__ = ("_connection",)

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *values: Any) -> list[Row]:
        """Return the rows of a SELECT, or of a change with RETURNING."""
        statement = _translations.of(sql)
        return list(
            await self._connection.execute_fetchall(statement.sql, _as_json(statement, values))
        )

    async def run(self, sql: str, *values: Any) -> None:
        """Run a statement that returns nothing."""
        await self.fetch(sql, *values)

    async def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement once for each row of values."""
        await self._connection.executemany(_translations.of(sql).sql, rows)


def _as_json(statement: Translation, values: Row) -> tuple[Any, ...]:
    """Return values with lists as SQLite can read them."""
    if not statement.lists and not statement.pairs:
        return tuple(values)
    given = list(values)
    for place in statement.lists:
        given[place] = json_of([*given[place]])
    for place in reversed(statement.pairs):
        given[place : place + 2] = [json_of([*zip(*given[place : place + 2], strict=True)])]
    return tuple(given)


class SQLiteDatabase:
    """A migrated database in write-ahead mode.

    Readers never wait for writers, and each sees one state of the database from its first query
    to its last. All errors of SQLite come out as `StorageError`.
    """

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, readers: ReaderPool, closing: AsyncExitStack
    ) -> None:
        self._path = path
        self._writer = writer
        self._readers = readers
        self._closing = closing
        self._write_lock = asyncio.Lock()
        self._reads = SharedReads[list[Row]]()

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
            StorageError: it cannot be opened, is no database, or is newer than this code; or
                SQLite is too old.
        """
        if problem := version_problem():
            raise StorageError(problem)
        require_writable(path)
        # The stack closes the writer last: it folds the write-ahead log in.
        async with AsyncExitStack() as opened:
            opened.enter_context(translated(path))
            writer = await connect(path, busy_seconds)
            opened.push_async_callback(writer.close)
            await _prepare(writer, path, migrations)
            readers = []
            for _ in range(READERS):
                readers.append(await connect(path, busy_seconds))
                opened.push_async_callback(readers[-1].close)
                await readers[-1].execute_fetchall("PRAGMA query_only = ON")
                await readers[-1].execute_fetchall("PRAGMA trusted_schema = OFF")
            return cls(path, writer, ReaderPool(readers), opened.pop_all())

    @classmethod
    def over(cls, path: Path, connection: aiosqlite.Connection) -> Self:
        """Read through a connection that is open and that the caller closes."""
        return cls(path, connection, ReaderPool([connection]), AsyncExitStack())

    async def close(self) -> None:
        """Close all connections."""
        await self._closing.aclose()

    async def now(self) -> datetime:
        """Return the time, UTC, by the clock of this machine."""
        return datetime.now(UTC)

    async def about(self, libraries: Sequence[str]) -> None:
        """Do nothing: this is no copy."""

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[SQLiteConnection]:
        """Lend a reader, as `Database.reading` says."""
        async with self._readers.lend(long=long) as reader:
            with translated(self._path):
                async with transaction(reader, "BEGIN"):
                    yield SQLiteConnection(reader)

    async def fetch(self, sql: str, *values: Any, long: bool = False) -> list[Row]:
        """Return the rows of one SELECT, as `Database.fetch` says.

        Three times as fast as a transaction around it, each step of which goes to a thread. Those
        who fetch the same at the same time, as many questions do, share it.
        """
        statement = _translations.of(sql)
        values = _as_json(statement, values)

        async def read() -> list[Row]:
            async with self._readers.lend(long=long) as reader:
                with translated(self._path):
                    return list(await reader.execute_fetchall(statement.sql, values))

        if long:  # what takes so long is too much for two to share
            return await read()
        return [*await self._reads.get((statement.sql, values), read)]

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SQLiteConnection]:
        """Lend the writer, as `Database.writing` says."""
        async with self._write_lock:
            with translated(self._path):
                async with transaction(self._writer, "BEGIN IMMEDIATE"):
                    yield SQLiteConnection(self._writer)


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
