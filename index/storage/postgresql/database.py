"""A database of PostgreSQL, shared by any number of processes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

import asyncpg

from index.errors import StorageError
from index.storage.database import Row
from index.storage.postgresql.connection import PostgresConnection
from index.storage.postgresql.errors import AWAY, place_of, translated
from index.storage.postgresql.schema import known_migrations, migrate, secret

CONNECTIONS = 10
"""Connections of one process, at most."""
CONNECT_SECONDS = 5.0
"""How long a connection may take to open."""
SECONDS = 10.0
"""How long one statement of a question or a change may take."""
LONG_SECONDS = 300.0
"""How long one that reads or writes much may take."""
CLOSE_SECONDS = 3.0
SERVER_SETTINGS = {
    "application_name": "quoth",
    "tcp_keepalives_idle": "5",  # a lost machine's locks are free after 20 s
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}


class PostgresDatabase:
    """A migrated database of PostgreSQL; implements `index.storage.database.Database`.

    Attributes:
        place: where it is, without user and password.
    """

    def __init__(self, pool: Any, place: str) -> None:
        self._pool = pool
        self.place = place

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect, creating or migrating the tables where needed.

        Args:
            url: `postgresql://user:password@host:port/database`.

        Raises:
            DatabaseAway: it does not answer.
            StorageError: it cannot be used.
        """
        opened = cls.over(url)
        try:
            async with opened.lent(LONG_SECONDS) as connection:
                await connection.ended(migrate(connection.raw, opened.place, known_migrations()))
        except BaseException:
            await opened.close()
            raise
        return opened

    @classmethod
    def over(cls, url: str) -> Self:
        """Return a database that is connected to when it is first asked, and not migrated.

        Raises:
            StorageError: the address is none.
        """
        place = place_of(url)
        try:
            parts = urlsplit(url)
            if parts.scheme not in ("postgres", "postgresql") or parts.port == 0:
                raise ValueError("it is not one of PostgreSQL")
            pool = asyncpg.create_pool(
                url,
                min_size=0,  # or a lost server is told in tracebacks
                max_size=CONNECTIONS,
                timeout=CONNECT_SECONDS,
                reset=_nothing,  # no session has any state here, and asking costs a round trip
                server_settings=SERVER_SETTINGS,
            )
        except (ValueError, OSError, asyncpg.InterfaceError) as error:
            raise StorageError(
                f"The address of the database cannot be read ({error}); write "
                "postgresql://user:password@host:5432/name."
            ) from error
        return cls(pool, place)

    async def close(self) -> None:
        """Close all connections, whether or not the server answers."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._pool.close()
        except (TimeoutError, asyncpg.InterfaceError, OSError):
            self._pool.terminate()

    async def secret(self, name: str, size: int) -> bytes:
        """Return random bytes that all processes share, made when they are first asked for."""
        async with self.lent(SECONDS) as connection:
            return await connection.ended(secret(connection.raw, name, size))

    async def now(self) -> datetime:
        """Return the time, UTC, by the clock of the server."""
        [(seconds,)] = await self.fetch("SELECT EXTRACT(EPOCH FROM clock_timestamp())::float8")
        return datetime.fromtimestamp(seconds, UTC)

    async def about(self, libraries: Sequence[str]) -> None:
        """Do nothing: this is no copy."""

    async def fetch(self, sql: str, *values: Any, long: bool = False) -> list[Row]:
        """Return the rows of one SELECT, as `Database.fetch` says."""
        async with self.lent(LONG_SECONDS if long else SECONDS) as connection:
            return await connection.fetch(sql, *values)

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[PostgresConnection]:
        """Lend a connection, as `Database.reading` says."""
        seconds = LONG_SECONDS if long else SECONDS
        async with self._transaction(seconds, "ISOLATION LEVEL REPEATABLE READ READ ONLY") as db:
            yield db

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[PostgresConnection]:
        """Lend a connection, as `Database.writing` says.

        A change that meets another's at the same row waits for it.
        """
        async with self._transaction(LONG_SECONDS, "ISOLATION LEVEL READ COMMITTED") as db:
            yield db

    @asynccontextmanager
    async def _transaction(self, seconds: float, how: str) -> AsyncIterator[PostgresConnection]:
        async with self.lent(seconds) as connection:
            await connection.ended(connection.raw.execute(f"BEGIN {how}"))
            try:
                yield connection
            except asyncio.CancelledError:
                connection.end()
                raise
            except BaseException:
                if not connection.raw.is_closed():
                    await connection.ended(connection.raw.execute("ROLLBACK"))
                raise
            await connection.ended(connection.raw.execute("COMMIT"))

    @asynccontextmanager
    async def lent(self, seconds: float) -> AsyncIterator[PostgresConnection]:
        """Lend a connection outside of a transaction.

        Args:
            seconds: how long one statement may take.
        """
        with translated(self.place):
            await self._pool  # opened once; does nothing afterwards
            acquired = await self._pool.acquire(timeout=CONNECT_SECONDS)
            connection = PostgresConnection(acquired, seconds)
            try:
                yield connection
            except AWAY:
                connection.end()  # nobody knows what it is in the middle of
                raise
            finally:
                # Letting go of one that is lost may fail, and would take a cancellation's place.
                with suppress(*AWAY):
                    await asyncio.shield(self._pool.release(acquired))


async def _nothing(_: Any) -> None:
    pass
