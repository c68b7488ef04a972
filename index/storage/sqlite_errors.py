"""SQLite's errors as sentences that say what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StorageError
from index.system.durable_files import OWN_FILE

OLDEST = 3, 38, 0
"""The oldest SQLite that knows the operators in our queries."""
_UNWRITABLE = (
    "The database {path} cannot be opened for writing; check that its folder exists and that "
    "this user may write there."
)
_BUSY = "The database {path} is in use by another program; try again in a moment."
_DAMAGED = (
    "The database {path} is damaged or not a database; restore it from a backup, or move it "
    "away and add the articles again."
)
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full; free some space and try again.",
    sqlite3.SQLITE_IOERR: (
        "The database {path} could not be read or written; check the disk's free space and health."
    ),
    sqlite3.SQLITE_NOMEM: "There is not enough memory for the database {path}.",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _UNWRITABLE,
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_PRIMARY_CODE = 0xFF
"""The bits of an extended result code that say which sentence it is a case of."""


def version_problem() -> str | None:
    """Return what to do where the SQLite of this Python is too old, else None."""
    if sqlite3.sqlite_version_info >= OLDEST:
        return None
    return (
        f"SQLite {sqlite3.sqlite_version} is too old: Quoth needs {'.'.join(map(str, OLDEST))} or "
        "later; install a Python that comes with a newer one."
    )


def require_writable(path: Path) -> None:
    """Create the file where it is missing, for its owner alone; it is asked first, as a failed
    connection leaves a thread.

    Raises:
        StorageError: the file cannot be opened for writing.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWN_FILE))
    except OSError as error:
        raise StorageError(_UNWRITABLE.format(path=path)) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn every error of SQLite inside the block into a `StorageError`.

    Args:
        path: the database, named in the message.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(_sentence(error).format(path=path)) from error
    except UnicodeDecodeError as error:  # SQLite quotes what is damaged in what it says of it
        raise StorageError(_DAMAGED.format(path=path)) from error


def _sentence(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    reason = str(error).replace("{", "{{").replace("}", "}}")
    return _SENTENCES.get(code, f"The database {{path}} refused an operation: {reason}.")
