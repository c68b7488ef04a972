"""What a database is to whatever is stored in it: SQLite and PostgreSQL alike.

A statement is one text for both, written with `?` for values, and with one of these marks where the
two differ; each driver puts its own words there:

    id IN {list}                     a value that is a list
    FROM {rows:text,integer} AS k    two lists side by side, as rows (n, a, b), n from 0
    SELECT … FROM library … {lock}   keeps other writers from these rows until the transaction ends
    title GLOB ?                     a pattern of `index.storage.rows.glob_of`
    FROM {columns} AS c              the columns of all tables that are written,
                                     as rows ("table", "column")

All else is common to both: ON CONFLICT, RETURNING, COUNT(*) FILTER, CAST, views, partial indexes.
Truth values are integers, times ISO 8601 text in UTC. Neither `rowid` nor INSERT OR REPLACE nor
functions on JSON are. Whoever changes a library takes its row first, so that others wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

Row = Sequence[Any]


class Connection(Protocol):
    """Lent for one transaction."""

    async def fetch(self, sql: str, *values: Any) -> list[Row]:
        """Return the rows of a SELECT, or of a change with RETURNING."""

    async def run(self, sql: str, *values: Any) -> None:
        """Run a statement that returns nothing."""

    async def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement once for each row of values."""


class Database(Protocol):
    """A migrated database. Readers never wait for writers; all errors are `StorageError`."""

    async def close(self) -> None:
        """Close all connections."""

    async def now(self) -> datetime:
        """Return the time, UTC, by the clock that all processes share."""

    async def about(self, libraries: Sequence[str]) -> None:
        """Say what will be read: a copy of the database is brought up to date with these libraries.

        Raises:
            DatabaseAway: the copy has never had one of them, and cannot fetch it now.
        """

    async def fetch(self, sql: str, *values: Any, long: bool = False) -> list[Row]:
        """Return the rows of one SELECT, which sees one state of the database by itself.

        Args:
            sql: the statement, with marks.
            values: one for each `?` and each list.
            long: whether reading may take longer than a question should wait.
        """

    def reading(self, *, long: bool = False) -> AbstractAsyncContextManager[Connection]:
        """Lend a connection that sees one state of the database from first query to last.

        Args:
            long: whether reading may take longer than a question should wait.
        """

    def writing(self) -> AbstractAsyncContextManager[Connection]:
        """Lend a connection for one transaction: whole at the end of the block, or nothing."""


async def keep_latest(db: Connection, table: str, library: str, keep: int) -> None:
    """Delete all of a library's rows of a table but the latest."""
    await db.run(
        f"DELETE FROM {table} WHERE library = ? AND id <= (SELECT id FROM {table}"  # noqa: S608
        " WHERE library = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
        library,
        library,
        keep,
    )
