"""Looking at a database file without changing it, whatever its state and age."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import aiosqlite

from index.storage.connections import connected
from index.storage.migrations import apply_migrations, known_migrations

PROBLEMS = 20
"""Problems of one kind that are told at most."""


@asynccontextmanager
async def open_read_only(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Open a database for reading only, for the length of a block.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    address = f"file:{quote(str(path))}?mode=ro"
    async with connected(address, uri=True) as connection:
        await connection.execute_fetchall("PRAGMA trusted_schema = OFF")
        try:
            yield connection
        except asyncio.CancelledError:
            await connection.interrupt()  # or closing it would wait for a query that goes on
            raise


async def schema_of(db: aiosqlite.Connection) -> int:
    """Return the number of the last migration that a database has had."""
    [(version,)] = await db.execute_fetchall("PRAGMA user_version")
    return int(version)


async def damage(db: aiosqlite.Connection) -> list[str]:
    """Return what SQLite finds wrong with its pages, tables and indexes; empty when sound."""
    found = await db.execute_fetchall(f"PRAGMA integrity_check({PROBLEMS:d})")
    return [row[0] for row in found if row[0] != "ok"]


async def dangling(db: aiosqlite.Connection) -> list[str]:
    """Return the tables with rows that refer to rows that are not there."""
    found = await db.execute_fetchall("PRAGMA foreign_key_check")
    return sorted({f"{row[0]} refers to {row[2]}" for row in found})


async def foreign_schema(path: Path, version: int) -> str | None:
    """Return the name of something in a database that no migration has put there, or None.

    Args:
        path: the database, which may be made up.
        version: how many migrations it says that it has had.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    async with open_read_only(path) as db, connected(":memory:") as fresh:
        await apply_migrations(fresh, known_migrations()[:version])
        found, expected = await _objects(db), await _objects(fresh)
    strange = sorted(found.items() ^ expected.items())
    return f"{strange[0][0][0]} {strange[0][0][1]}" if strange else None


async def _objects(db: aiosqlite.Connection) -> dict[tuple[str, str], str]:
    """Return the tables, indexes, views and triggers, with their definitions."""
    rows = await db.execute_fetchall(
        "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!'"
    )
    return {(kind, name): sql for kind, name, sql in rows}
