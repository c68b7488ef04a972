"""Both databases have the same tables, column by column, and refuse what they cannot use."""

from __future__ import annotations

import asyncio
from pathlib import Path

import asyncpg
import pytest

from index.errors import DatabaseAway, StorageError
from index.storage.database import Database
from index.storage.migrations import known_migrations
from index.storage.postgresql import schema
from index.storage.postgresql.database import PostgresDatabase
from index.storage.sqlite_database import SQLiteDatabase
from tests import postgresql

OWN = {"schema_version", "secret", "copied_change", "past_library"}
"""Tables that PostgreSQL alone needs."""


async def columns(database: Database) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, column in await database.fetch('SELECT c."table", c."column" FROM {columns} AS c'):
        found.setdefault(table, []).append(column)
    return {table: sorted(names) for table, names in found.items() if "sqlite_" not in table}


async def test_both_databases_have_the_same_columns(tmp_path: Path, postgresql_url: str) -> None:
    here = await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations())
    there = await PostgresDatabase.open(postgresql_url)
    expected, found = await columns(here), await columns(there)
    await here.close()
    await there.close()
    assert len(expected) > 20
    assert {table: names for table, names in found.items() if table not in OWN} == expected


async def test_several_processes_may_migrate_at_once(postgresql_url: str) -> None:
    opened = await asyncio.gather(*(PostgresDatabase.open(postgresql_url) for _ in range(6)))
    salts = {await one.secret("salt", 32) for one in opened}
    await asyncio.gather(*(one.close() for one in opened))
    assert len(salts) == 1


async def test_a_newer_schema_is_used_as_long_as_it_only_adds(postgresql_url: str) -> None:
    await (await PostgresDatabase.open(postgresql_url)).close()
    newer = len(known_migrations()) + 5
    connection = await asyncpg.connect(postgresql_url)
    await connection.execute("UPDATE schema_version SET number = $1", newer)
    await (await PostgresDatabase.open(postgresql_url)).close()
    await connection.execute("UPDATE schema_version SET least = $1", newer)
    with pytest.raises(StorageError, match="upgrade Quoth"):
        await PostgresDatabase.open(postgresql_url)
    await connection.close()


async def test_an_old_server_is_refused(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "OLDEST", 99)  # no such old one can be had
    with pytest.raises(StorageError, match="Quoth needs 99 or later"):
        await PostgresDatabase.open(postgresql_url)


async def test_addresses_that_are_wrong_are_told_in_a_sentence(
    postgresql_server: postgresql.Server,
) -> None:
    with pytest.raises(StorageError, match="no such database"):
        await PostgresDatabase.open(postgresql_server.url("nowhere"))
    with pytest.raises(DatabaseAway, match="does not answer"):
        await PostgresDatabase.open(postgresql_server.url(port=9))
    for address in ("postgresql://h:port/x", "mysql://host/x", "quoth.db", "postgresql://[/x"):
        with pytest.raises(StorageError, match="cannot be read"):
            await PostgresDatabase.open(address)


async def test_missing_rights_and_wrong_passwords_are_told(
    postgresql_server: postgresql.Server, postgresql_url: str
) -> None:
    connection = await asyncpg.connect(postgresql_url)
    await connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    await connection.execute("DROP ROLE IF EXISTS guest")
    await connection.execute("CREATE ROLE guest LOGIN")
    await connection.close()
    with pytest.raises(StorageError, match="may not do this"):
        await PostgresDatabase.open(postgresql_url.replace("postgres@", "guest@"))
    with pytest.raises(StorageError, match="user or the password"):
        await PostgresDatabase.open(postgresql_url.replace("postgres@", "nobody-here:x@"))


async def test_texts_lose_what_postgresql_cannot_hold(postgresql_url: str) -> None:
    database = await PostgresDatabase.open(postgresql_url)
    async with database.writing() as db:
        await db.run(
            "INSERT INTO preference (library, name, value) VALUES (?, ?, ?)", "a\0", "b", "c\0d"
        )
    rows = await database.fetch(
        "SELECT library, value FROM preference WHERE library IN {list}", ["a\0"]
    )
    await database.close()
    assert [tuple(row) for row in rows] == [("a", "cd")]
