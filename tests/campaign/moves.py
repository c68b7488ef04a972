"""A hundred megabytes moved to PostgreSQL and back, killed at random moments."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import random
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import asyncpg

from index import Library, StorageError, move_from, move_to
from tests import postgresql
from tests.benchmarks.invented import articles
from tests.campaign.tally import Tally

PARAGRAPHS = 100_000
"""Some 125 MB."""


async def run(seconds: float, seed: int) -> Tally:
    """Move whole once each way, then kill moves for so many seconds."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    with tempfile.TemporaryDirectory() as scratch, postgresql.running(durable=True) as server:
        source = Path(scratch) / "source"
        async with Library.open(source) as library:
            for draft in articles(PARAGRAPHS):
                await library.add(draft)
        tally.figures["size"] = f"{(source / 'quoth.db').stat().st_size / 1e6:.0f} MB"
        digest = await asyncio.to_thread(_digest, source)
        whole = server.url(await server.new())
        began = time.monotonic()
        await move_to(source, whole)
        there = time.monotonic() - began
        await move_from(whole, Path(scratch) / "back")
        back = time.monotonic() - began - there
        tally.figures |= {"there": f"{there:.1f} s", "back": f"{back:.1f} s"}
        _same(Path(scratch) / "back", digest, tally, "moved there and back")
        shutil.rmtree(Path(scratch) / "back")
        ends, number = time.monotonic() + seconds, 0
        while time.monotonic() < ends:
            number += 1
            tally.injected += 1
            if number % 2:
                await _killed_there(source, digest, server, there * chance.random(), tally)
            else:
                target = Path(scratch) / f"back{number}"
                await _killed_back(whole, digest, target, back * chance.random(), tally)
    return tally


async def _killed_there(
    source: Path, digest: str, server: postgresql.Server, delay: float, tally: Tally
) -> None:
    url = server.url(await server.new())
    await _kill_after(delay, move_to, source, url)
    if await asyncio.to_thread(_digest, source) != digest:
        tally.found("lost", f"the file was changed, killed after {delay:.1f} s")
    if not await _is_whole_or_empty(url):
        tally.found("lost", f"a part is there, killed after {delay:.1f} s")
    await _drop(server, url)


async def _is_whole_or_empty(url: str) -> bool:
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("SELECT to_regclass('paragraph')") is None:
            return True
        return await connection.fetchval("SELECT COUNT(*) FROM paragraph") in (0, PARAGRAPHS)
    finally:
        await connection.close()


async def _killed_back(url: str, digest: str, target: Path, delay: float, tally: Tally) -> None:
    await _kill_after(delay, move_from, url, target)
    if not (target / "quoth.db").exists():
        for _ in range(100):
            try:
                await move_from(url, target)
                break
            except StorageError:  # the database has yet to see that its client is gone
                await asyncio.sleep(0.2)
    _same(target, digest, tally, f"killed after {delay:.1f} s and moved again")
    shutil.rmtree(target)


async def _kill_after(delay: float, *job: object) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_move, args=job)
    process.start()
    await asyncio.sleep(0.7 + delay)  # it takes some time to start
    process.kill()
    await asyncio.to_thread(process.join)


def _move(move: object, *places: object) -> None:
    asyncio.run(move(*places))  # type: ignore[operator]


async def _drop(server: postgresql.Server, url: str) -> None:
    connection = await asyncpg.connect(server.url())
    await connection.execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")
    await connection.close()


def _same(data_dir: Path, digest: str, tally: Tally, what: str) -> None:
    if _digest(data_dir) != digest:
        tally.found("lost", f"other rows, {what}")


def _digest(data_dir: Path) -> str:
    """Return a digest of all rows of all tables."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(data_dir / "quoth.db")) as connection:
        names = sorted(
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        )
        for name in names:
            rows = sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))  # noqa: S608
            found.update("\n".join([name, *rows]).encode())
    return found.hexdigest()
