"""Bringing a database file to the schema that this version of Quoth knows.

The schema's history is the numbered SQL files in `migrations/`; `PRAGMA user_version` holds the
number of the last one that a database has had.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite
import msgspec

from index.errors import StorageError
from index.storage.connections import connected, transaction
from index.system.old_copies import prune

BACKUPS = "backups"
"""Folder beside the database for copies of it as it was before an upgrade."""
PART = ".part"
"""How the name of a copy ends while it is being written."""
_COPY = re.compile(r"-schema-\d+-(\d{8}T\d{6}Z)\.db$")


class Migration(msgspec.Struct, frozen=True):
    """One step of the schema.

    Attributes:
        number: the `user_version` that it leads to; 1, 2, 3 and so on without gaps.
        sql: the statements, each ending with a semicolon.
    """

    number: int
    sql: str


def known_migrations() -> tuple[Migration, ...]:
    """Return the migrations that ship with this version, oldest first."""
    return tuple(
        Migration(int(file.name.partition("_")[0]), file.read_text("utf-8"))
        for file in sorted((Path(__file__).parent / "migrations").glob("*.sql"))
    )


async def migrate(
    connection: aiosqlite.Connection, path: Path, migrations: Sequence[Migration]
) -> None:
    """Apply the migrations that the database has not had, all in one transaction.

    Args:
        connection: in autocommit mode, with foreign keys not yet enforced, so that a migration
            may rebuild a table.
        path: the database file, copied into `BACKUPS` before a schema that was in use changes;
            the latest copies are kept there.
        migrations: every migration, oldest first.

    Raises:
        StorageError: the database is newer than the last of the migrations.
    """
    if await _version(connection, path, migrations) == len(migrations):
        return
    async with transaction(connection, "BEGIN IMMEDIATE"):
        # Read again: another process may have migrated while this one waited for the lock.
        version = await _version(connection, path, migrations)
        async with _copied(path, version):
            await apply_migrations(connection, migrations[version:])
            await connection.commit()


async def apply_migrations(
    connection: aiosqlite.Connection, migrations: Sequence[Migration]
) -> None:
    """Apply migrations, whatever the database has had; the transaction is the caller's."""
    for migration in migrations:
        for statement in _statements(migration.sql):
            await connection.execute_fetchall(statement)
        await connection.execute_fetchall(f"PRAGMA user_version = {migration.number:d}")


async def _version(
    connection: aiosqlite.Connection, path: Path, migrations: Sequence[Migration]
) -> int:
    [(version,)] = await connection.execute_fetchall("PRAGMA user_version")
    if version > len(migrations):
        raise StorageError(
            f"The database {path} was written by a newer version of Quoth (schema {version}, "
            f"this version knows {len(migrations)}); upgrade Quoth, or use another data directory."
        )
    return int(version)


@asynccontextmanager
async def _copied(path: Path, version: int) -> AsyncIterator[None]:
    """Copy a database that was in use, and keep the copy if what the block does succeeds.

    The transaction under way keeps all other writers out.
    """
    if not version:
        yield
        return
    now = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    copy = path.parent / BACKUPS / f"{path.stem}-schema-{version}-{now}.db"
    copy.parent.mkdir(mode=0o700, exist_ok=True)
    for left in copy.parent.glob(f"*{PART}"):  # by a process that was killed: only one migrates
        left.unlink(missing_ok=True)
    draft = copy.with_name(f"{copy.name}{PART}")
    draft.touch(mode=0o600)  # SQLite takes an empty file for a new database
    async with connected(path) as source:
        await source.execute_fetchall("VACUUM INTO ?", (str(draft),))
    draft.replace(copy)
    try:
        yield
    except BaseException:
        copy.unlink(missing_ok=True)  # nothing has changed: else every new try would leave one
        raise
    prune(copy.parent, _COPY, made=now)


def _statements(sql: str) -> Iterator[str]:
    """Split a script where SQLite says that a statement is complete."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
