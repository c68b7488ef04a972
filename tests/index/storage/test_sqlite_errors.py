"""What goes wrong with a database is one sentence that helps, and costs no data."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.errors import StorageError
from index.storage.articles import ArticleStorage
from index.storage.sqlite_database import SQLiteDatabase
from tests.index.storage.conftest import make_article


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    path.write_bytes(b"This is not a database. " * 400)
    with pytest.raises(StorageError, match="damaged or not a database"):
        await ArticleStorage.open(path)
    assert path.read_bytes().startswith(b"This is not")


async def test_a_damaged_database(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    storage = await ArticleStorage.open(path)
    for number in range(50):
        await storage.put(make_article(f"a{number}", "Some text. " * 500))
    await storage.close()
    damaged = bytearray(path.read_bytes())
    damaged[8192:] = b"\xa5" * (len(damaged) - 8192)
    path.write_bytes(damaged)

    async def use() -> None:
        storage = await ArticleStorage.open(path)
        try:
            _ = [article async for article in storage.articles("shared")]
        finally:
            await storage.close()

    with pytest.raises(StorageError, match="damaged or not a database"):
        await use()


async def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="check that its folder exists"):
        await ArticleStorage.open(tmp_path / "nowhere" / "quoth.db")


async def test_a_locked_database_and_then_a_free_one(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    storage = await ArticleStorage.open(path, busy_seconds=0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="in use by another program; try again"):
            await storage.put(make_article("one", "First."))
        assert await storage.revisions("shared") == {}  # readers never wait
    await storage.put(make_article("one", "First."))
    assert await storage.revisions("shared") == {"one": 1}
    await storage.close()


FILL_THE_DISK = """
import asyncio, resource, sys
from pathlib import Path
from index.errors import StorageError
from index.storage.articles import ArticleStorage
from index.storage.sqlite_database import SQLiteDatabase
from tests.index.storage.conftest import make_article

async def main(path):
    storage = await ArticleStorage.open(path)
    await storage.put(make_article("kept", "Kept."))
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    for number in range(100):
        try:
            await storage.put(make_article(f"a{number}", f"{number} " * 10_000))
        except StorageError as error:
            print(number, error)
            break
        print(f"a{number}", flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await storage.put(make_article("after", "After."))
    await storage.close()

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are a Unix thing")
async def test_a_full_disk_costs_only_what_did_not_fit(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    said = await asyncio.to_thread(run, FILL_THE_DISK, path)
    *acknowledged, refused = said.splitlines()
    assert acknowledged
    assert "free space" in refused
    storage = await ArticleStorage.open(path)
    assert set(await storage.revisions("shared")) == {"kept", "after", *acknowledged}
    await storage.close()
    assert_sound(path)


async def test_a_database_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    storage = await ArticleStorage.open(path)
    async with storage._database.writing() as db:
        await db.run("PRAGMA max_page_count = 60")
    with pytest.raises(StorageError, match="is full; free some space and try again"):
        await storage.put(make_article("big", "x" * 500_000))
    await storage.put(make_article("small", "Small."))
    assert await storage.revisions("shared") == {"small": 1}
    await storage.close()
    assert_sound(path)


async def test_a_cancelled_put_is_whole_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "quoth.db"
    storage = await ArticleStorage.open(path)
    loop = asyncio.get_running_loop()
    task: asyncio.Task[Any] | None = None
    left = 0

    def cancel_at_last(statement: str) -> None:
        nonlocal left
        left -= 1
        if task and left == 0:
            loop.call_soon_threadsafe(task.cancel)

    assert isinstance(storage._database, SQLiteDatabase)
    await storage._database._writer.set_trace_callback(cancel_at_last)
    for number in range(40):
        left = number
        task = asyncio.create_task(storage.put(make_article(f"a{number}", *"abcdefgh")))
        await asyncio.gather(task, return_exceptions=True)
    stored = [article async for article in storage.articles("shared")]
    assert 1 < len(stored) < 40
    assert all(len(article.paragraphs) == 8 for article in stored)
    await storage.put(make_article("last", "The connection still works."))
    assert sorted((await storage.revisions("shared")).values()) == list(range(1, len(stored) + 2))
    await storage.close()
    assert_sound(path)


OPEN_TWICE = """
import asyncio, os, sys
from pathlib import Path
from index.errors import StorageError
from index.storage.articles import ArticleStorage
from index.storage.sqlite_database import SQLiteDatabase

async def open_and_close(path):
    await (await ArticleStorage.open(path)).close()

folder = Path(sys.argv[1])
asyncio.run(open_and_close(folder / "writable.db"))
folder.chmod(0o555)
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write everywhere
try:
    asyncio.run(open_and_close(folder / "forbidden.db"))
except StorageError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="such permissions are a Unix thing")
def test_a_folder_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        said = run(OPEN_TWICE, Path(folder))
    assert "forbidden.db cannot be opened for writing; check that its folder exists" in said


async def test_closing_leaves_no_thread_and_no_log(tmp_path: Path) -> None:
    await asyncio.to_thread(int)  # the loop keeps a thread of its own for such calls
    before = set(threading.enumerate())
    storage = await ArticleStorage.open(tmp_path / "quoth.db")
    await storage.put(make_article("one", "First."))
    assert set(threading.enumerate()) - before
    await storage.close()
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=5)
    assert set(threading.enumerate()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["quoth.db"]


def run(script: str, path: Path) -> str:
    """Run a script in a process of its own and return what it printed."""
    ran = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
