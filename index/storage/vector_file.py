"""Vectors of texts, in a file of their own that may be deleted at any time."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.system.durable_files import OWN_FILE

Vector = NDArray[np.float16]

MOST = 500_000
"""Vectors that are kept, some 400 MB; with more of them the file is begun anew."""
_WAIT = 0.2
"""Seconds to wait for another process that writes; a vector that is not kept is no loss."""
_log = logging.getLogger(__name__)


class VectorFile:
    """Vectors by the digest of what they are of; used by one thread at a time.

    What cannot be read or written is done without.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._failed = False

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Vector]:
        """Return the vectors that are there."""
        found: dict[bytes, Vector] = {}
        marks = ", ".join("?" * len(keys))
        try:
            rows = self._opened().execute(
                f"SELECT digest, vector FROM vectors WHERE digest IN ({marks})",  # noqa: S608
                keys,
            )
            for digest, vector in rows:
                found[digest] = np.frombuffer(vector, np.float16)
        except (sqlite3.Error, ValueError) as error:
            self._fail(error)
        return found

    def put(self, vectors: Mapping[bytes, Vector]) -> None:
        """Keep vectors."""
        try:
            with self._opened() as connection:
                connection.executemany(
                    "INSERT INTO vectors (digest, vector) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    [(key, vector.tobytes()) for key, vector in vectors.items()],
                )
        except sqlite3.Error as error:
            self._fail(error)

    def close(self) -> None:
        """Close the file; the thread that used it must have ended."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _open(self._path)
            (count,) = self._connection.execute("SELECT count(*) FROM vectors").fetchone()
            if count > MOST:
                self._connection.execute("DELETE FROM vectors")
                self._connection.commit()
        return self._connection

    def _fail(self, error: Exception) -> None:
        """Do without this time; a file that is damaged is begun anew."""
        if not self._failed:
            _log.warning("Vectors are not kept in %s for now: %s", self._path, error)
            self._failed = True
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        ):
            self.close()
            self._path.unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
    try:
        path.chmod(OWN_FILE)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS vectors (digest BLOB PRIMARY KEY, vector BLOB NOT NULL)"
        )
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection
