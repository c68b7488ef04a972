"""Putting a backup in the place of an installation's database."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.activity.pseudonyms import SALT, salt_problem
from index.errors import BackupError
from index.operations.backups import archive
from index.operations.backups.make import examine
from index.operations.backups.manifest import Manifest
from index.storage.inspection import foreign_schema
from index.storage.migrations import known_migrations
from index.system.data_dir import DATABASE, INDEX, SCRATCH, sweep_restores
from index.system.durable_files import OWN_FILE, OWN_FOLDER, flush_folder
from index.system.instance_lock import InstanceLock
from index.system.old_copies import prune

LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm")
_REPLACED = re.compile(r"^(?:quoth\.db|salt)\.replaced-(\d{8}T\d{12}Z)(?:-wal|-shm)?$")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    Attributes:
        manifest: what the backup says of itself.
        replaced: where the database that was there before is now, None where there was none.
    """

    manifest: Manifest
    replaced: Path | None


async def restore(data_dir: Path, backup: Path) -> Restored:
    """Verify a backup and put it into a data directory, which is created when it is missing.

    The database that it replaces is kept beside it, as are those of the latest restores. Until all
    is verified nothing is touched.

    Raises:
        BackupError: the backup cannot be read, is damaged, or is newer than this version.
        InstallationInUse: somebody has the installation open.
        StorageError: the data directory cannot be used.
    """
    manifest = await asyncio.to_thread(archive.read_manifest, backup)
    if manifest.schema > (known := len(known_migrations())):
        raise BackupError(
            f"{backup} was made by a newer version of Quoth (schema {manifest.schema}, this "
            f"version knows {known}); upgrade Quoth first. Nothing was changed."
        )
    try:
        await asyncio.to_thread(_prepare, data_dir, manifest)
        with InstanceLock(data_dir / "locks").alone():
            await asyncio.to_thread(sweep_restores, data_dir)
            with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=data_dir) as scratch:
                await _unpack(backup, manifest, Path(scratch))
                moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
                replaced = await asyncio.to_thread(_swap, Path(scratch), data_dir, moment)
            await asyncio.to_thread(prune, data_dir, _REPLACED, made=moment)
    except OSError as error:
        raise BackupError(f"{data_dir} cannot be written: {error.strerror}.") from error
    return Restored(manifest, replaced)


def _prepare(data_dir: Path, manifest: Manifest) -> None:
    if not data_dir.exists():
        data_dir.mkdir(mode=OWN_FOLDER, parents=True)
    (data_dir / "locks").mkdir(exist_ok=True)
    _require_room(data_dir, manifest)


def _require_room(data_dir: Path, manifest: Manifest) -> None:
    needed = sum(part.bytes for part in manifest.parts.values())
    free = shutil.disk_usage(data_dir).free
    if free < needed:
        raise BackupError(
            f"The disk of {data_dir} has {free / 1e6:,.0f} MB free, and {needed / 1e6:,.0f} MB are "
            "needed; free some space. Nothing was changed."
        )


async def _unpack(backup: Path, manifest: Manifest, scratch: Path) -> None:
    await asyncio.to_thread(archive.unpack, backup, manifest, scratch)
    try:
        schema, _ = await examine(scratch / DATABASE)
    except sqlite3.Error as error:
        raise BackupError(f"{backup} is damaged ({error}); use another backup.") from error
    if schema != manifest.schema:
        raise BackupError(f"{backup} is not what its manifest says; use another backup.")
    if foreign := await foreign_schema(scratch / DATABASE, schema):
        raise BackupError(
            f"{backup} has something in its database that Quoth did not put there ({foreign}); "
            "use another backup."
        )
    salt = scratch / SALT
    if salt.exists() and (problem := salt_problem(salt.read_bytes())):
        raise BackupError(f"The file salt in {backup} {problem} Nothing was changed.")


def _swap(scratch: Path, data_dir: Path, moment: str) -> Path | None:
    """Put the files of a backup over those of the installation, which stay aside by other names.

    At every moment one database or the other is there whole, so a kill leaves one of them.
    """
    database, replaced = data_dir / DATABASE, data_dir / f"{DATABASE}.replaced-{moment}"
    # What is derived from the articles is not theirs any more; it is made again when asked for.
    shutil.rmtree(data_dir / INDEX, ignore_errors=True)
    _fold_log_in(database)
    there = [name for name in (SALT, DATABASE, *LOGS) if (data_dir / name).exists()]
    for name in there:
        os.link(data_dir / name, data_dir / _aside(name, moment))
    for name in LOGS:
        # Only a database that cannot be read still has one; the new one must not take it up.
        (data_dir / name).unlink(missing_ok=True)
    # The salt before the database: pseudonyms that no salt leads to could never be forgotten.
    for name in (SALT, DATABASE):
        if (scratch / name).exists():
            (scratch / name).chmod(OWN_FILE)
            (scratch / name).replace(data_dir / name)
    flush_folder(data_dir)
    return replaced if DATABASE in there else None


def _aside(name: str, moment: str) -> str:
    """Return the name by which a replaced file is kept; a log's stands beside its database's."""
    tail = name.removeprefix(DATABASE) if name in LOGS else ""
    return f"{name.removesuffix(tail)}.replaced-{moment}{tail}"


def _fold_log_in(path: Path) -> None:
    """Let SQLite fold its write-ahead log into a database; one that is damaged keeps it beside."""
    if path.exists():
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(path)
            try:
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
