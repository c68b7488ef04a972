"""Names for members that say nothing about them outside this installation."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from index.errors import StorageError

SALT = "salt"
"""Name of the file in the data directory; without it a pseudonym cannot be worked out again."""
_BYTES = 32


def pseudonym(salt: bytes, member: int) -> str:
    """Return a member's pseudonym: a keyed BLAKE2b hash of the member's number, hexadecimal."""
    return hashlib.blake2b(str(member).encode(), key=salt, digest_size=16).hexdigest()


def read_salt(data_dir: Path, lock: Path) -> bytes:
    """Return an installation's salt, made when it is first asked for; blocks.

    Args:
        data_dir: where it is kept.
        lock: a file that keeps two processes from making one at the same time.

    Raises:
        StorageError: it cannot be read or written.
    """
    path = data_dir / SALT
    try:
        with suppress(FileNotFoundError):
            return path.read_bytes()[:_BYTES]  # it is put there whole
        return _made(path, lock)
    except OSError as error:
        raise StorageError(
            f"The file {path} cannot be used ({error.strerror}); check the permissions of its "
            "folder."
        ) from error


def _made(path: Path, lock: Path) -> bytes:
    # Here, since that is done once in the life of an installation.
    import secrets

    from filelock import FileLock

    with FileLock(lock):
        if not path.exists():
            _write(path, secrets.token_bytes(_BYTES))
        return path.read_bytes()[:_BYTES]


def _write(path: Path, salt: bytes) -> None:
    draft = path.with_name(f"{path.name}.part")
    draft.touch(mode=0o600)
    draft.write_bytes(salt)
    draft.replace(path)
