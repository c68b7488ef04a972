"""Kills at every call that changes the disk, and at any other moment; then all is counted."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import shutil
import tempfile
import time
from pathlib import Path

from index import Library, back_up, restore
from index.operations.checks import DataDir, Level, data_checks, run_checks
from index.storage.connections import connected
from index.storage.migrations import apply_migrations, known_migrations
from tests.campaign import killed
from tests.campaign.tally import Tally
from tests.index.conftest import lighthouse

ARTICLES = 8


async def run(seconds: float, seed: int) -> Tally:
    """Kill for so many seconds."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    with tempfile.TemporaryDirectory() as scratch:
        template = Path(scratch) / "template"
        await make(template)
        steps = {job: await _steps(job, template, Path(scratch)) for job in killed.JOBS}
        deadline, count = time.monotonic() + seconds, 0
        while time.monotonic() < deadline:
            job = chance.choice(list(killed.JOBS))
            folder = shutil.copytree(template, Path(scratch) / f"{count}")
            by_step = chance.random() < 0.7
            step = chance.randint(1, steps[job]) if by_step else 0
            delay = None if by_step else 0.4 * chance.random() ** 2
            said = await asyncio.to_thread(_killed, job, folder, step, delay)
            tally.injected += 1
            await check(job, folder, said, tally, f"{job}, step {step}, after {delay}")
            shutil.rmtree(folder)
            count += 1
    tally.figures["steps of each job"] = steps
    return tally


async def make(folder: Path) -> None:
    """An installation of an older version, and a backup of another one."""
    for name, first in (("other", 50), ("data", 0)):
        async with Library.open(folder / name) as library:
            for number in range(first, first + ARTICLES):
                await library.add(lighthouse(number))
            await library.ready()
    await back_up(folder / "other", folder / "other.zip")
    shutil.rmtree(folder / "other")


async def age(folder: Path) -> None:
    """Give the database the schema before the last migration, and what it had in that."""
    path = folder / "data" / "quoth.db"
    path.rename(path.with_name("newer"))
    async with connected(path, isolation_level=None) as db:
        await apply_migrations(db, known_migrations()[:-1])
        await db.execute_fetchall("ATTACH ? AS newer", (str(path.with_name("newer")),))
        for (table,) in await db.execute_fetchall(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
            " ESCAPE '!'"
        ):
            columns = ", ".join(
                f'"{row[1]}"'
                for row in await db.execute_fetchall(f"PRAGMA main.table_xinfo({table})")
                if not row[6]  # not one that is worked out
            )
            await db.execute_fetchall(f"DELETE FROM main.{table}")  # noqa: S608
            await db.execute_fetchall(
                f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}"  # noqa: S608
            )
        await db.execute_fetchall("DETACH newer")
        await db.execute_fetchall("PRAGMA journal_mode = WAL")
    path.with_name("newer").unlink()


async def _steps(job: str, template: Path, scratch: Path) -> int:
    folder = shutil.copytree(template, scratch / f"all-{job}")
    said = await asyncio.to_thread(_killed, job, folder, 0, None)
    return int(next(what[1] for what in said if isinstance(what, tuple)))


def _killed(job: str, folder: Path, step: int, delay: float | None) -> list[object]:
    """Run a job until it dies; return what it said."""
    if job == "migrate":
        asyncio.run(age(folder))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([killed.__name__])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=killed.work, args=(job, folder, theirs, step))
    process.start()
    theirs.close()
    if delay is not None:
        time.sleep(delay)
        process.kill()
    said = []
    with ours:
        try:
            while True:
                said.append(ours.recv())
        except EOFError:
            process.join()
    return said


async def check(job: str, folder: Path, said: list[object], tally: Tally, what: str) -> None:
    """Look at what a job that did not come to its end has left."""
    found = [f async for f in run_checks(data_checks(DataDir(folder / "data")))]
    if bad := [f.says for f in found if f.level is Level.FAIL]:
        tally.found("stuck", f"{what}: doctor says {bad[0]}")
    try:
        async with Library.open(folder / "data") as library:
            numbers = {int(a.title.split()[-1]) for a in await library.articles()}
            number = min(numbers)
            answer = await library.ask(f"Who was the keeper of station L{number:04}?")
            if not answer.answered:
                tally.found("lost", f"{what}: no answer about {number}")
    except Exception as error:  # noqa: BLE001 - whatever it is, a start has failed
        tally.found("stuck", f"{what}: {error!r}")
        return
    mine, other = set(range(ARTICLES)), set(range(50, 50 + ARTICLES))
    expected = mine | {number for number in said if isinstance(number, int)}
    if job == "remove":
        expected -= {3}
    if job == "restore" and numbers != mine and numbers != other:
        tally.found("lost", f"{what}: mixed {sorted(numbers)}")
    elif job != "restore" and not expected <= numbers:
        tally.found("lost", f"{what}: {sorted(expected - numbers)}")
    if (folder / "made.zip").exists():
        await _check_backup(folder, tally, what)


async def _check_backup(folder: Path, tally: Tally, what: str) -> None:
    try:
        await restore(folder / "again", folder / "made.zip")
    except Exception as error:  # noqa: BLE001 - a backup that is there is whole
        tally.found("lost", f"{what}: a backup that is not whole, {error!r}")
