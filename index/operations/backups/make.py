"""Making a backup while others read and write."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from index.activity.pseudonyms import SALT, salt_problem
from index.errors import BackupError
from index.operations.backups import archive
from index.operations.backups.manifest import Manifest
from index.storage.connections import connected
from index.storage.generations import drop_unfinished
from index.storage.inspection import damage, dangling, open_read_only, schema_of
from index.storage.sqlite_database import SQLiteConnection
from index.storage.sqlite_errors import translated
from index.system.child_process import is_alive
from index.system.data_dir import DATABASE
from index.system.durable_files import flush_folder

SCRATCH = ".quoth-backup-"
"""How the name begins of a folder that a backup is made in; its process follows."""


async def back_up(data_dir: Path, target: Path, *, overwrite: bool = False) -> Manifest:
    """Copy the database as it is at one moment, verify the copy, and pack it into one file.

    Args:
        data_dir: of the installation, which may be in use.
        target: the file to write; it is there whole at the end, or not at all.
        overwrite: whether a file of that name may be replaced.

    Raises:
        BackupError: there is nothing to back up, the copy is damaged, or it cannot be written.
        StorageError: the database cannot be read.
    """
    source = data_dir / DATABASE
    if not await asyncio.to_thread(source.is_file):
        raise BackupError(f"There is no database in {data_dir}; check the data directory.")
    if not overwrite and await asyncio.to_thread(target.exists):
        raise BackupError(f"{target} exists already; choose another name, or use --force.")
    try:
        await asyncio.to_thread(_sweep, target.parent)
        # Beside the target: it has to have room for the copy anyway.
        prefix = f"{SCRATCH}{os.getpid()}-"
        with tempfile.TemporaryDirectory(prefix=prefix, dir=target.parent) as scratch:
            return await _make(data_dir, Path(scratch), target)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}.") from error


def _sweep(folder: Path) -> None:
    """Delete what backups into this folder have left that were killed."""
    for left in folder.glob(f"{SCRATCH}*-*"):
        owner = left.name.removeprefix(SCRATCH).partition("-")[0]
        if owner.isdecimal() and not is_alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


async def _make(data_dir: Path, scratch: Path, target: Path) -> Manifest:
    copy = scratch / DATABASE
    files = {DATABASE: copy}
    if (data_dir / SALT).is_file():
        files[SALT] = data_dir / SALT
        if problem := salt_problem(files[SALT].read_bytes()):
            raise BackupError(f"The file {files[SALT]} {problem}")
    with translated(data_dir / DATABASE):
        await _copy(data_dir / DATABASE, copy)
        schema, (libraries, articles, paragraphs) = await examine(copy)
    parts = {name: await asyncio.to_thread(archive.measure, path) for name, path in files.items()}
    manifest = Manifest(schema, datetime.now(UTC), libraries, articles, paragraphs, parts)
    await asyncio.to_thread(archive.pack, scratch / "backup", manifest, files)
    await asyncio.to_thread((scratch / "backup").replace, target)
    await asyncio.to_thread(flush_folder, target.parent)
    return manifest


async def _copy(source: Path, target: Path) -> None:
    async with open_read_only(source) as live, connected(target) as copy:
        # All pages in one step: it reads one state of the database, and in write-ahead mode
        # neither waits for writers nor keeps them waiting.
        await live.backup(copy)
        await copy.execute_fetchall("PRAGMA journal_mode = DELETE")  # all of it in one file
        if await schema_of(copy):
            await drop_unfinished(
                SQLiteConnection(copy)
            )  # of a reindex under way, which is not in the backup
            await copy.commit()


async def examine(path: Path) -> tuple[int, tuple[int, int, int]]:
    """Verify a copy; return its schema and how many libraries, articles, paragraphs it has.

    Raises:
        BackupError: it is damaged.
        sqlite3.Error: it is no database.
    """
    async with open_read_only(path) as db:
        if problems := [*await damage(db), *await dangling(db)]:
            raise BackupError(f"The database is damaged ({problems[0]}); `quoth doctor` says more.")
        return await schema_of(db), await _counts(db)


async def _counts(db: aiosqlite.Connection) -> tuple[int, int, int]:
    try:
        [row] = await db.execute_fetchall(
            "SELECT (SELECT COUNT(*) FROM library), (SELECT COUNT(*) FROM article),"
            " (SELECT COALESCE(SUM(paragraphs), 0) FROM summary)"
        )
    except sqlite3.OperationalError:
        return 0, 0, 0  # a database that was created and never migrated
    return row[0], row[1], row[2]
