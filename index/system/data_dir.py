"""What the checks on data look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Premises:
    """An installation as it lies on the disk, in whatever state.

    Attributes:
        data_dir: its data directory, which may be missing.
    """

    data_dir: Path

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
        return self.data_dir / "locks"


DATABASE = "quoth.db"
"""Name of the database in the data directory."""


INDEX = "index"
"""Name of the folder of what is derived from the articles, in the data directory."""
