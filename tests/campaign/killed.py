"""A process that does something with a data directory and is killed in the middle of it."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import aiosqlite

from index import Library, back_up, restore
from tests.index.conftest import lighthouse

Say = Callable[[object], None]


async def add(folder: Path, say: Say) -> None:
    """Add articles; say the number of each when it has been acknowledged."""
    async with Library.open(folder / "data") as library:
        for number in range(100, 106):
            await library.add(lighthouse(number))
            say(number)
        await library.ready()


async def reindex(folder: Path, _: Say) -> None:
    """Derive all paragraphs anew."""
    async with Library.open(folder / "data") as library:
        await library.reindex()


async def remove(folder: Path, say: Say) -> None:
    """Remove an article; say so when it is gone."""
    async with Library.open(folder / "data") as library:
        [last, *_] = [a for a in await library.articles() if a.title.endswith(" 3")]
        say("removing")
        await library.remove(last.id)


async def migrate(folder: Path, _: Say) -> None:
    """Open a database of an older version."""
    async with Library.open(folder / "data"):
        pass


async def put_back(folder: Path, _: Say) -> None:
    """Restore a backup of another installation."""
    await restore(folder / "data", folder / "other.zip")


async def keep(folder: Path, _: Say) -> None:
    """Make a backup."""
    await back_up(folder / "data", folder / "made.zip", overwrite=True)


JOBS: dict[str, Callable[[Path, Say], Awaitable[None]]] = {
    "add": add,
    "reindex": reindex,
    "remove": remove,
    "migrate": migrate,
    "restore": put_back,
    "backup": keep,
}


def work(job: str, folder: Path, says: Connection, step: int) -> None:
    """Do a job and die before its call number `step` that changes the disk (0: do not)."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1
        if steps == step:
            os._exit(137)

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            count()
            return real(*args, **kwargs)

        return call

    for name in ("replace", "rename", "link", "unlink", "fsync", "mkdir", "rmdir", "open"):
        setattr(os, name, counted(getattr(os, name)))
    shutil.rmtree = counted(shutil.rmtree)  # type: ignore[assignment]
    for name in ("execute_fetchall", "commit", "executemany", "backup"):
        setattr(aiosqlite.Connection, name, counted(getattr(aiosqlite.Connection, name)))
    asyncio.run(_work(job, folder, says))
    says.send(("steps", steps))


async def _work(job: str, folder: Path, says: Connection) -> None:
    await JOBS[job](folder, says.send)
