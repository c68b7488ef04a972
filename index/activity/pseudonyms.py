"""Names for members that say nothing about them outside this installation."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from filelock import FileLock

from index.errors import StorageError
from index.system.durable_files import flush_folder

SALT = "salt"
"""Name of the file in the data directory; without it a pseudonym cannot be worked out again."""
SALT_BYTES = 32


def pseudonym(salt: bytes, member: int) -> str:
    """Return a member's pseudonym: a keyed BLAKE2b hash of the member's number, hexadecimal."""
    return hashlib.blake2b(str(member).encode(), key=salt, digest_size=16).hexdigest()


def read_salt(data_dir: Path, lock: Path) -> bytes:
    """Return an installation's salt, made when it is first asked for; blocks.

    Args:
        data_dir: where it is kept.
        lock: a file that keeps two processes from making one at the same time.

    Raises:
        StorageError: it cannot be read or written, or is not whole.
    """
    path = data_dir / SALT
    try:
        with FileLock(lock):
            if not path.exists():
                _write(path, secrets.token_bytes(SALT_BYTES))
            salt = path.read_bytes()
    except OSError as error:
        raise StorageError(
            f"The file {path} cannot be used ({error.strerror}); check the permissions of its "
            "folder."
        ) from error
    if problem := salt_problem(salt):
        raise StorageError(f"The file {path} {problem}")
    return salt


def salt_problem(salt: bytes) -> str | None:
    """Return what is wrong with a salt and what to do about it, None where it is whole."""
    if len(salt) == SALT_BYTES:
        return None
    return (
        f"is damaged: it has {len(salt)} bytes instead of {SALT_BYTES}. Put it back from a backup "
        "(`quoth restore`), or delete it: then a new one is made, and what is stored about "
        "members so far can no longer be found by their names."
    )


def _write(path: Path, salt: bytes) -> None:
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(salt)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    flush_folder(path.parent)
