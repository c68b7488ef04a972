"""What lies in a data directory, and what must not be done to one that is half there."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from index.errors import StorageError

DATABASE = "quoth.db"
"""Name of the database in the data directory."""
INDEX = "index"
"""Name of the folder of what is derived from the articles, in the data directory."""
SCRATCH = ".restore-"
"""How the names of folders begin into which a restore unpacks."""


@dataclass(frozen=True, slots=True)
class DataDir:
    """An installation as it lies on the disk, in whatever state.

    Attributes:
        data_dir: its data directory, which may be missing.
        lock_dir: the folder of locks, where that is another than usual.
    """

    data_dir: Path
    lock_dir: Path | None = None

    @property
    def database(self) -> Path:
        """The database file."""
        return self.data_dir / DATABASE

    @property
    def index(self) -> Path:
        """The folder of what is derived from the articles."""
        return self.data_dir / INDEX

    @property
    def locks(self) -> Path:
        """The folder of locks."""
        return self.lock_dir or self.data_dir / "locks"


def missing_database(data_dir: Path) -> str | None:
    """Return what to do where a database is gone while copies of it are there, else None.

    A new and empty one in its place would look as if all articles were lost.
    """
    if (data_dir / DATABASE).exists():
        return None
    found = sorted(data_dir.glob(f"{DATABASE}.replaced-*Z"))
    found += sorted(data_dir.glob(f"{SCRATCH}*/{DATABASE}"))
    if not found:
        return None
    return (
        f"There is no database in {data_dir}, but a copy of one: {found[-1]}. Rename that to "
        f"{DATABASE}, or restore a backup with `quoth restore FILE`; to begin anew, move the copy "
        "away."
    )


def require_database(data_dir: Path) -> None:
    """Make sure that no new database is made where one has gone astray.

    Raises:
        StorageError: there are only copies of one.
    """
    if problem := missing_database(data_dir):
        raise StorageError(problem)


def sweep_restores(data_dir: Path) -> None:
    """Delete what restores that were killed have left; only where nobody is restoring."""
    for folder in data_dir.glob(f"{SCRATCH}*"):
        shutil.rmtree(folder, ignore_errors=True)
