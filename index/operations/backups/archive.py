"""The one file that a backup is: a ZIP archive of a manifest and what it lists. All of it blocks.

What is read is checked against the manifest's sizes and hashes byte for byte.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from index.errors import BackupError
from index.operations.backups.manifest import (
    MANIFEST,
    MANIFEST_BYTES,
    Manifest,
    Part,
    decode,
    encode,
)
from index.system.durable_files import OWN_FILE

_CHUNK = 1 << 20
_FAST = 1
"""A database packs to a third at the lowest level, and hardly smaller at the highest."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)


def measure(path: Path) -> Part:
    """Return the size and hash of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Part(path.stat().st_size, digest.hexdigest())


def pack(target: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Write a backup and flush it to the disk.

    Raises:
        OSError: it cannot be written.
    """
    with target.open("xb") as file:
        target.chmod(OWN_FILE)  # what members voted is nobody else's business
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as archive:
            archive.writestr(MANIFEST, encode(manifest))
            for name, path in files.items():
                archive.write(path, name)
        file.flush()
        os.fsync(file.fileno())


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself.

    Raises:
        BackupError: it cannot be read, or is no backup.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(MANIFEST) as file:
            return decode(file.read(MANIFEST_BYTES))
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {path}; check its name.") from error
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}.") from error
    except (KeyError, *_DAMAGE) as error:
        raise BackupError(
            f"{path} is not a backup, or one of a newer version of Quoth; nothing was changed."
        ) from error


def unpack(path: Path, manifest: Manifest, folder: Path) -> None:
    """Write the files of a backup into a folder.

    Raises:
        BackupError: one of them is not as the manifest has it.
        OSError: one of them cannot be written.
    """
    for name, part in manifest.parts.items():
        try:
            with zipfile.ZipFile(path) as archive, archive.open(name) as source:
                whole = _copy(source, folder / name, part)
        except (KeyError, *_DAMAGE):
            whole = False
        if not whole:
            raise BackupError(
                f"{path} is damaged ({name} is not as it was backed up); use another backup. "
                "Nothing was changed."
            )


def _copy(source: IO[bytes], target: Path, part: Part) -> bool:
    """Copy a file, no more of it than is expected; return whether it is what was expected."""
    digest, left = hashlib.sha256(), part.bytes
    with target.open("xb") as file:
        while left > 0 and (chunk := source.read(min(_CHUNK, left))):
            digest.update(chunk)
            left -= file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return left == 0 and not source.read(1) and digest.hexdigest() == part.sha256
