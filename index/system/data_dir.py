"""What the checks on data look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.library.installation import DATABASE, INDEX


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
