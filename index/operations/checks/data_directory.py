"""Checks on the data directory and what lies in it beside the database."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from index.operations.checks.model import Finding, fail, ok, warn
from index.system.data_dir import Premises
from index.system.instance_lock import Presence
from index.system.reindex_lock import ReindexLock

FAIL_BYTES = 20_000_000
"""Free space below which Quoth will soon be unable to write."""
WARN_BYTES = 500_000_000
"""Free space below which it is time to do something."""


async def data_directory(premises: Premises) -> Sequence[Finding]:
    """Whether the data directory is there and may be written."""
    return [await asyncio.to_thread(_directory, premises.data_dir)]


def _directory(folder: Path) -> Finding:
    try:
        if not folder.exists():
            return ok(f"{folder} is not there yet; the first command makes it")
        with tempfile.TemporaryFile(dir=folder):
            return ok(f"{folder} can be written")
    except OSError as error:
        return fail(
            f"{folder} cannot be written ({error.strerror})",
            "change its permissions, or choose another with --data-dir or QUOTH_DATA_DIR",
        )


async def disk_space(premises: Premises) -> Sequence[Finding]:
    """Whether there is room for what the library may become."""
    return [await asyncio.to_thread(_space, premises)]


def _space(premises: Premises) -> Finding:
    there = (folder for folder in (premises.data_dir, *premises.data_dir.parents) if _is(folder))
    size = premises.database.stat().st_size if _is(premises.database) else 0
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
    says = f"{free / 1e6:,.0f} MB are free, the database takes {database / 1e6:,.1f} MB"
    if free < FAIL_BYTES:
        return fail(says, "free some space now; nothing can be added without")
    if free < max(WARN_BYTES, 2 * database):
        return warn(says, "free some space; a reindex or a backup may need as much again")
    return ok(says)


async def locks(premises: Premises) -> Sequence[Finding]:
    """Who has the installation open, and what killed processes have left behind."""
    return [await asyncio.to_thread(_locks, premises.locks)]


def _locks(folder: Path) -> Finding:
    running = Presence(folder).others()
    who = f"open in process {', '.join(map(str, running))}" if running else "open in no process"
    names = [unquote(path.stem.removeprefix("reindex-")) for path in folder.glob("reindex-*.json")]
    if left := [name for name in names if ReindexLock(folder, name).left_behind()]:
        return warn(
            f"{who}; a reindex was killed in: {', '.join(left)}",
            "nothing is lost; reindex that library again",
        )
    return ok(f"{who}; nothing was left behind")
