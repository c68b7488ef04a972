"""Checks on the data directory and what lies in it beside the database."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from index.activity.pseudonyms import SALT, salt_problem
from index.operations.checks.model import Finding, fail, ok, warn
from index.storage.migrations import BACKUPS, PART
from index.system.byte_sizes import size_of
from index.system.confinement import unconfined
from index.system.data_dir import DATABASE, SCRATCH, DataDir
from index.system.durable_files import open_to_others
from index.system.instance_lock import InstanceLock
from index.system.reindex_lock import ReindexLock

FAIL_BYTES = 20_000_000
"""Free space below which Quoth will soon be unable to write."""
EXAMPLES = 3
"""Files that are named, at most."""
WARN_BYTES = 500_000_000
"""Free space below which it is time to do something."""


async def data_directory(data: DataDir) -> Sequence[Finding]:
    """Whether the data directory is there and may be written."""
    return [await asyncio.to_thread(_directory, data.data_dir)]


def _directory(folder: Path) -> Finding:
    try:
        if not folder.exists():
            return ok(f"{folder} does not exist yet; the first command creates it")
        with tempfile.TemporaryFile(dir=folder):
            return ok(f"{folder} is writable")
    except OSError as error:
        return fail(
            f"{folder} is not writable ({error.strerror})",
            "change its permissions, or choose another with --data-dir or QUOTH_DATA_DIR",
        )


async def privacy(data: DataDir) -> Sequence[Finding]:
    """Whether other users of the machine can read what only the bot should."""
    return [await asyncio.to_thread(_privacy, data.data_dir)]


def _privacy(folder: Path) -> Finding:
    mine = [folder, *(folder / name for name in (DATABASE, SALT)), *folder.glob("*.replaced-*")]
    mine += (folder / BACKUPS).glob("*.db")
    if found := [path for path in mine if path.exists() and open_to_others(path)]:
        names = ", ".join(path.name for path in found[:EXAMPLES])
        return warn(
            f"other users of this machine can read {names}",
            f"`chmod -R go= {folder}`",
        )
    return ok("only this user can read the data")


async def salt(data: DataDir) -> Sequence[Finding]:
    """Whether the salt of pseudonyms is whole."""
    return [await asyncio.to_thread(_salt, data.data_dir / SALT)]


def _salt(path: Path) -> Finding:
    if not path.exists():
        return ok("there is none yet; the first command creates it")
    problem = salt_problem(path.read_bytes())
    return fail(f"{path} {problem}", "") if problem else ok("intact")


async def leftovers(data: DataDir) -> Sequence[Finding]:
    """Whether killed processes have left whole copies behind."""
    return [await asyncio.to_thread(_leftovers, data.data_dir)]


def _leftovers(folder: Path) -> Finding:
    found = [*folder.glob(f"{SCRATCH}*"), *(folder / BACKUPS).glob(f"*{PART}")]
    if found and not InstanceLock(folder / "locks").others():
        return warn(
            f"killed processes left {', '.join(path.name for path in found[:EXAMPLES])}",
            "nothing; the next start deletes it",
        )
    return ok("no leftover copies")


async def confinement(_: DataDir) -> Sequence[Finding]:
    """Whether the processes that read strangers' documents can be confined here."""
    if lacking := await asyncio.to_thread(unconfined):
        return [
            warn(
                f"documents are read with limits, but not in a sandbox: {'; '.join(lacking)}",
                "run Quoth on a machine of its own, or on a system that has them",
            )
        ]
    return [ok("documents are read in a sandbox, without files, network or other processes")]


async def disk_space(data: DataDir) -> Sequence[Finding]:
    """Whether there is room for what the library may become."""
    return [await asyncio.to_thread(_space, data)]


def _space(data: DataDir) -> Finding:
    there = (folder for folder in (data.data_dir, *data.data_dir.parents) if _is(folder))
    size = data.database.stat().st_size if _is(data.database) else 0
    return judge_space(shutil.disk_usage(next(there)).free, size)


def _is(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def judge_space(free: int, database: int) -> Finding:
    """Judge the free space of a disk.

    Args:
        free: bytes that are free.
        database: bytes of the database; a reindex and a copy each need as much again.
    """
    says = f"{size_of(free)} are free, the database takes {size_of(database)}"
    if free < FAIL_BYTES:
        return fail(says, "free some space now; nothing can be added without")
    if free < max(WARN_BYTES, 2 * database):
        return warn(says, "free some space; a reindex or a backup may need as much again")
    return ok(says)


async def locks(data: DataDir) -> Sequence[Finding]:
    """Who has the installation open, and what killed processes have left behind."""
    return [await asyncio.to_thread(_locks, data.locks)]


def _locks(folder: Path) -> Finding:
    running = InstanceLock(folder).others()
    who = f"open in process {', '.join(map(str, running))}" if running else "open in no process"
    names = [unquote(path.stem.removeprefix("reindex-")) for path in folder.glob("reindex-*.json")]
    if left := [name for name in names if ReindexLock(folder, name).left_behind()]:
        return warn(
            f"{who}; a reindex was killed in: {', '.join(left)}",
            "nothing is lost; reindex that library again",
        )
    return ok(f"{who}; no stale locks")
