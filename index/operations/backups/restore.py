"""Putting a backup in the place of an installation's database."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.errors import BackupError
from index.operations.backups import archive
from index.operations.backups.make import examine
from index.operations.backups.manifest import DATABASE, MEMBERS, Manifest
from index.storage.migrations import known_migrations
from index.system.data_dir import INDEX
from index.system.instance_lock import Presence
from index.system.old_copies import prune

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
        await asyncio.to_thread((data_dir / "locks").mkdir, parents=True, exist_ok=True)
        _require_room(data_dir, manifest)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=data_dir) as scratch:
            await _unpack(backup, manifest, Path(scratch))
            with Presence(data_dir / "locks").alone():
                replaced = await asyncio.to_thread(_swap, Path(scratch), data_dir)
                await asyncio.to_thread(prune, data_dir, _REPLACED)
    except OSError as error:
        raise BackupError(f"{data_dir} cannot be written: {error.strerror}.") from error
    return Restored(manifest, replaced)


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


def _swap(scratch: Path, data_dir: Path) -> Path | None:
    """Put the files of a backup in place, and those they replace aside."""
    suffix = f".replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    replaced = data_dir / f"{DATABASE}{suffix}"
    # What is derived from the articles is not theirs any more; it is made again when asked for.
    shutil.rmtree(data_dir / INDEX, ignore_errors=True)
    _fold_log_in(data_dir / DATABASE)
    # A log of the old database beside the new one would be applied to it.
    for tail in ("-wal", "-shm"):
        log = data_dir / f"{DATABASE}{tail}"
        if log.exists():
            log.replace(f"{replaced}{tail}")
    for name in MEMBERS:
        if (data_dir / name).exists() and (scratch / name).exists():
            (data_dir / name).replace(data_dir / f"{name}{suffix}")
        if (scratch / name).exists():
            (scratch / name).replace(data_dir / name)
    return replaced if replaced.exists() else None


def _fold_log_in(path: Path) -> None:
    """Let SQLite fold its write-ahead log into a database; one that is damaged keeps it beside."""
    if path.exists():
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(path)
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
