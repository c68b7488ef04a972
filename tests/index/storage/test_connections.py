"""Connections: none is lost with its thread, and no long read holds up a short one."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from index.errors import StorageError
from index.operations.checks import DataDir, Level
from index.operations.checks.database import sqlite
from index.storage.articles import ArticleStorage
from index.storage.connections import connect, connected
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import READERS, SQLiteDatabase
from tests.events import until


async def for_a_block(path: Path, _: float) -> None:
    async with connected(path):
        raise AssertionError("it was cancelled before")


@pytest.mark.parametrize("open_one", [connect, for_a_block])
async def test_a_cancelled_connect_leaves_no_connection(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_one: Callable[[Path, float], Coroutine[Any, Any, object]],
) -> None:
    opened: list[sqlite3.Connection] = []
    begun, release = threading.Event(), threading.Event()

    def slowly(path: str, **options: Any) -> sqlite3.Connection:
        begun.set()
        release.wait(20)
        opened.append(sqlite3.Connection(path, check_same_thread=False, **options))
        return opened[0]

    before = set(threading.enumerate())
    monkeypatch.setattr(sqlite3, "connect", slowly)
    task = asyncio.create_task(open_one(tmp_path / "quoth.db", 1))
    await asyncio.to_thread(begun.wait, 20)
    task.cancel()
    asyncio.get_running_loop().call_later(0.05, release.set)
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")
    for thread in set(threading.enumerate()) - before:
        if "asyncio" not in thread.name:
            thread.join(5)
            assert not thread.is_alive()


async def test_a_connect_that_fails_leaves_no_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    for _ in range(50):
        with pytest.raises(sqlite3.OperationalError):
            await connect(tmp_path / "no folder" / "quoth.db", 1)
        left = set(threading.enumerate()) - before
        assert not [thread for thread in left if "asyncio" not in thread.name]


async def test_a_short_read_does_not_wait_for_long_ones(tmp_path: Path) -> None:
    database = await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations())
    stop = asyncio.Event()
    began: list[None] = []

    async def read_long() -> None:
        async with database.reading(long=True):
            began.append(None)
            await stop.wait()

    tasks = [asyncio.create_task(read_long()) for _ in range(READERS + 3)]
    async with asyncio.timeout(20):
        await until(lambda: len(began) == READERS - 1)
        assert list(await database.fetch("SELECT 1")) == [(1,)]
        async with database.reading() as db:
            assert list(await db.fetch("SELECT 2")) == [(2,)]
        assert len(began) == READERS - 1
        stop.set()
        await asyncio.gather(*tasks)
    assert len(began) == READERS + 3
    await database.close()


async def test_an_old_sqlite_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [sound] = await sqlite(DataDir(tmp_path))
    assert sound.level is Level.OK
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 37, 2))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.37.2")
    with pytest.raises(StorageError, match=r"SQLite 3\.37\.2 is too old: Quoth needs 3\.38\.0"):
        await ArticleStorage.open(tmp_path / "quoth.db")
    [finding] = await sqlite(DataDir(tmp_path))
    assert finding.level is Level.FAIL
    assert "3.38.0" in finding.says
