"""Files that outlast a kill and a power cut, and that are nobody else's to read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

OWN_FILE = 0o600
OWN_FOLDER = 0o700
"""Modes of what holds articles and what members said: their owner's alone."""


def flush_folder(folder: Path) -> None:
    """Have the system write the names in a folder to the disk now, where it can; blocks."""
    with suppress(OSError):  # Windows opens no folders, and flushes names by itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_to_others(path: Path) -> bool:
    """Return whether others than the owner may read or write; never on Windows, which differs."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
