"""Databases of every age are brought to the present schema, with all that is in them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import StorageError
from index.storage.articles import ArticleStorage
from index.storage.migrations import Migration, known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from tests.index.storage.conftest import make_article

KNOWN = known_migrations()
NEXT = Migration(
    len(KNOWN) + 1,
    "ALTER TABLE article ADD COLUMN stars INTEGER NOT NULL DEFAULT 3;\n"
    "-- a comment; with a semicolon\n"
    "CREATE TRIGGER starred AFTER UPDATE OF stars ON article BEGIN\n"
    "    UPDATE library SET revision = revision + 1 WHERE key = new.library;\n"
    "END;\n",
)


def make_database(path: Path, migrations: Sequence[Migration]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for migration in migrations:
            connection.executescript(migration.sql)
            connection.execute(f"PRAGMA user_version = {migration.number:d}")


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def schema(path: Path) -> list[tuple[object, ...]]:
    return query(path, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")


async def open_and_close(path: Path, migrations: Sequence[Migration]) -> None:
    database = await SQLiteDatabase.open(path, migrations)
    await database.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert KNOWN
    assert [migration.number for migration in KNOWN] == list(range(1, len(KNOWN) + 1))


@pytest.mark.parametrize("version", range(len(KNOWN) + 1))
async def test_every_older_version_ends_with_the_same_schema(tmp_path: Path, version: int) -> None:
    fresh, older = tmp_path / "fresh.db", tmp_path / "older.db"
    make_database(fresh, KNOWN)
    make_database(older, KNOWN[:version])
    await open_and_close(older, KNOWN)
    assert schema(older) == schema(fresh)
    assert query(older, "PRAGMA user_version") == [(len(KNOWN),)]
    assert query(older, "PRAGMA journal_mode") == [("wal",)]


async def test_a_migration_keeps_the_data_and_a_copy_of_what_was(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    storage = await ArticleStorage.open(path)
    article = await storage.put(make_article("one", "First.", "Second."))
    await storage.close()

    await open_and_close(path, (*KNOWN, NEXT))
    assert query(path, "SELECT id, text, stars FROM article") == [("one", article.text, 3)]

    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.startswith(f"quoth-schema-{len(KNOWN)}-2")
    restored = await ArticleStorage.open(backup)
    assert await restored.article(["shared"], "one") == article
    await restored.close()


async def test_a_failing_migration_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    make_database(path, KNOWN)
    before = schema(path)
    broken = Migration(NEXT.number + 1, "CREATE TABLE extra (x);\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(StorageError, match="no such table: nowhere"):
        await open_and_close(path, (*KNOWN, NEXT, broken))
    assert schema(path) == before
    assert query(path, "PRAGMA user_version") == [(len(KNOWN),)]
    assert list((tmp_path / "backups").iterdir()) == []


async def test_of_the_copies_the_latest_three_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    make_database(path, KNOWN)
    (folder := tmp_path / "backups").mkdir()
    older = [f"quoth-schema-{n}-202501{31 - n}T120000Z.db" for n in range(1, 6)]
    for name in (*older, "mine.db"):
        (folder / name).touch()
    await open_and_close(path, (*KNOWN, NEXT))
    left = {path.name for path in folder.iterdir()}
    assert left >= {"mine.db", *older[:2]}
    assert left.isdisjoint(older[2:])
    assert len(left) == 4


async def test_a_database_newer_than_the_code_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    make_database(path, (*KNOWN, NEXT))
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"newer version of Quoth .* upgrade Quoth"):
        await ArticleStorage.open(path)
    assert path.read_bytes() == before


async def test_many_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    opened = await asyncio.gather(*(ArticleStorage.open(tmp_path / "quoth.db") for _ in range(8)))
    await opened[0].put(make_article("one", "First."))
    assert await opened[-1].revisions("shared") == {"one": 1}
    await asyncio.gather(*(storage.close() for storage in opened))


async def test_what_was_added_by_its_address_is_followed_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    make_database(path, KNOWN[:11])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO library (key) VALUES ('7')")
        for key, origin in (("a", "url:https://a.example/x"), ("b", "url:https://a.example/z.zip#b"),
                            ("c", "upload:c.txt")):  # fmt: skip
            connection.execute(
                "INSERT INTO article (id, library, origin, title, format, language, content_hash,"
                " revision, added_at, characters, text) VALUES (?, '7', ?, 'T', 'text', 'en', ?, 1,"
                " '2026-01-01T00:00:00+00:00', 1, 'T')",
                (key, origin, key),
            )
    await open_and_close(path, KNOWN)
    assert query(path, "SELECT library, url, kind FROM site") == [
        ("7", "https://a.example/x", "page")
    ]
    assert query(path, "SELECT site, url, articles FROM site_page") == [
        ("https://a.example/x", "https://a.example/x", '["a"]')
    ]


def test_every_migration_has_a_number_of_its_own() -> None:
    numbers = [migration.number for migration in known_migrations()]
    assert numbers == [*range(1, len(numbers) + 1)]
