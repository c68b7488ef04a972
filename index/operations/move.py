"""Moving an installation between SQLite and PostgreSQL: all rows and the salt, or nothing."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.activity.pseudonyms import SALT, SALT_BYTES, read_salt
from index.errors import InstallationInUse, StorageError
from index.library.databases import require_postgresql
from index.storage.database import Connection, Row
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from index.system.data_dir import DATABASE, SCRATCH
from index.system.durable_files import OWN_FOLDER, flush_folder
from index.system.instance_lock import InstanceLock

if TYPE_CHECKING:
    from index.storage.postgresql.connection import PostgresConnection

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved.

    Attributes:
        tables: how many.
        rows: of all of them.
    """

    tables: int
    rows: int


@dataclass(slots=True)
class _Sum:
    """Counts rows and adds up their digests, in whatever order they come."""

    rows: int = 0
    digest: int = 0

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.rows += 1
            hashed = hashlib.blake2b(repr(tuple(row)).encode(), digest_size=16).digest()
            self.digest = (self.digest + int.from_bytes(hashed)) % (1 << 128)


async def move_to(data_dir: Path, url: str) -> Moved:
    """Move an installation from its SQLite file into an empty database of PostgreSQL.

    The file stays as it is.

    Args:
        data_dir: of the installation, which nobody has open.
        url: of PostgreSQL.

    Raises:
        InstallationInUse: somebody has it open, or uses the database.
        StorageError: there is nothing to move, or something already; nothing was changed.
    """
    if not await asyncio.to_thread((data_dir / DATABASE).is_file):
        raise StorageError(f"There is no database in {data_dir}; check the data directory.")
    with InstanceLock(data_dir / "locks").alone():
        salt = await asyncio.to_thread(read_salt, data_dir, data_dir / "locks" / "salt.lock")
        database = await SQLiteDatabase.open(data_dir / DATABASE, known_migrations())
        try:
            async with (
                _alone(url) as there,
                there.raw.transaction(),
                database.reading(long=True) as here,
            ):
                return await _fill_postgresql(here, there, salt)
        finally:
            await database.close()


async def move_from(url: str, data_dir: Path) -> Moved:
    """Move an installation from PostgreSQL into a data directory that has no database.

    PostgreSQL stays as it is.

    Raises:
        InstallationInUse: somebody uses the database, or has the data directory open.
        StorageError: there is a database in the data directory already; nothing was changed.
    """
    (data_dir / "locks").mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    with InstanceLock(data_dir / "locks").alone():
        if (data_dir / DATABASE).exists():
            raise StorageError(
                f"There is a database in {data_dir} already; move it away, or choose another data "
                "directory."
            )
        async with _alone(url) as there:
            return await _fetch(there, data_dir)


async def copy_from(url: str, data_dir: Path) -> Moved:
    """Copy what is in PostgreSQL at one moment into a new data directory; it may be in use."""
    async with _connected(url) as there:
        return await _fetch(there, data_dir)


async def _fetch(there: PostgresConnection, data_dir: Path) -> Moved:
    # A folder that is swept with those of restores, if this process is killed.
    with _writable(data_dir):
        folder = tempfile.TemporaryDirectory(prefix=SCRATCH, dir=data_dir)
    with folder as scratch:
        path = Path(scratch) / DATABASE
        database = await SQLiteDatabase.open(path, known_migrations())
        try:
            snapshot = there.raw.transaction(isolation="repeatable_read", readonly=True)
            async with snapshot, database.writing() as here:
                moved = await _fill_sqlite(there, here)
                salt = await _salt_of(there)
        finally:
            await database.close()
        with _writable(data_dir):
            await asyncio.to_thread(_put, Path(scratch), data_dir, salt)
    return moved


@contextmanager
def _writable(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{data_dir} cannot be written to ({error.strerror}); free some space, or check its "
            "permissions. Nothing was changed."
        ) from error


def _put(scratch: Path, data_dir: Path, salt: bytes) -> None:
    """Put the salt and then the database, without which nothing is there, in their places."""
    draft = scratch / SALT
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(salt)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(data_dir / SALT)
    flush_folder(data_dir)
    (scratch / DATABASE).replace(data_dir / DATABASE)
    flush_folder(data_dir)


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[PostgresConnection]:
    require_postgresql()
    from index.storage.postgresql.database import LONG_SECONDS, PostgresDatabase

    database = await PostgresDatabase.open(url)
    try:
        await database.secret(SALT, SALT_BYTES)
        async with database.lent(LONG_SECONDS) as connection:
            yield connection
    finally:
        await database.close()


@asynccontextmanager
async def _alone(url: str) -> AsyncIterator[PostgresConnection]:
    """Connect to a database that nothing else of Quoth is connected to."""
    async with _connected(url) as connection:
        others = await connection.fetch(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'quoth' AND pid <> pg_backend_pid()"
        )
        if others:
            raise InstallationInUse(
                f"{len(others)} connections of Quoth use the database; stop all processes and try "
                "again."
            )
        yield connection


async def _salt_of(there: PostgresConnection) -> bytes:
    [(salt,)] = await there.fetch("SELECT value FROM secret WHERE name = ?", SALT)
    return bytes(salt)


async def _fill_postgresql(here: Connection, there: PostgresConnection, salt: bytes) -> Moved:
    tables = await _tables(here)
    for table in (*tables, "past_library"):
        if await there.fetch(f"SELECT 1 FROM {table} LIMIT 1"):  # noqa: S608 - our own tables
            raise StorageError(
                f"The database is not empty (there are rows in “{table}”); create another one. "
                "Nothing was changed."
            )
    total = 0
    for table, columns in tables.items():
        before, after = _Sum(), _Sum()
        async for rows in _read(here, table, columns):
            before.add(rows)
            await there.ended(there.raw.copy_records_to_table(table, records=rows, columns=columns))
        async for rows in _stream(there, table, columns):
            after.add(rows)
        _require_same(table, before, after)
        total += after.rows
    await there.run("UPDATE secret SET value = ? WHERE name = ?", salt, SALT)
    await _continue_identities(there)
    return Moved(len(tables), total)


async def _fill_sqlite(there: PostgresConnection, here: Connection) -> Moved:
    tables = await _tables(here)
    total = 0
    for table, columns in tables.items():
        before, after = _Sum(), _Sum()
        names = _quoted(columns)
        marks = ", ".join("?" * len(columns))
        async for rows in _stream(there, table, columns):
            before.add(rows)
            await here.many(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608
        async for rows in _read(here, table, columns):
            after.add(rows)
        _require_same(table, before, after)
        total += after.rows
    return Moved(len(tables), total)


async def _tables(here: Connection) -> dict[str, list[str]]:
    """Return the columns of all tables, a table after those that it refers to."""
    columns: dict[str, list[str]] = {}
    for table, column in await here.fetch('SELECT c."table", c."column" FROM {columns} AS c'):
        if not table.startswith("sqlite_"):
            columns.setdefault(table, []).append(column)
    ordered: dict[str, list[str]] = {}
    while len(ordered) < len(columns):
        for table in columns.keys() - ordered.keys():
            rows = await here.fetch(
                'SELECT DISTINCT "table" FROM pragma_foreign_key_list(?)', table
            )
            if {row[0] for row in rows} - {table} <= ordered.keys():
                ordered[table] = columns[table]
    return ordered


async def _read(here: Connection, table: str, columns: Sequence[str]) -> AsyncIterator[list[Row]]:
    """Yield the rows of a table of SQLite, as PostgreSQL can hold them."""
    at = -1
    while rows := await here.fetch(
        f"SELECT rowid, {_quoted(columns)} FROM {table} WHERE rowid > ?"  # noqa: S608
        " ORDER BY rowid LIMIT ?",
        at,
        _BATCH,
    ):
        at = rows[-1][0]
        yield [tuple(map(_without_nul, row[1:])) for row in rows]


async def _stream(
    there: PostgresConnection, table: str, columns: Sequence[str]
) -> AsyncIterator[list[Row]]:
    cursor = await there.raw.cursor(f"SELECT {_quoted(columns)} FROM {table}")  # noqa: S608
    while rows := await there.ended(cursor.fetch(_BATCH)):
        yield [tuple(row) for row in rows]


async def _continue_identities(there: PostgresConnection) -> None:
    """Let numbers that the database gives go on after those that were moved."""
    for table, column in await there.fetch(
        "SELECT a.attrelid::regclass::text, a.attname::text FROM pg_attribute AS a"
        " JOIN pg_class AS t ON t.oid = a.attrelid WHERE a.attidentity <> ''"
        " AND t.relnamespace = current_schema()::regnamespace"
    ):
        await there.fetch(
            f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'),"  # noqa: S608
            f" GREATEST(MAX({column}), 1)) FROM {table}"
        )


def _without_nul(value: Any) -> Any:
    return value.replace("\0", " ") if isinstance(value, str) and "\0" in value else value


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _require_same(table: str, before: _Sum, after: _Sum) -> None:
    if before != after:
        raise StorageError(
            f"The table “{table}” was not moved whole ({after.rows} of {before.rows} rows); "
            "nothing was changed. Try again."
        )
