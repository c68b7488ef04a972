"""Where a path leads in the end."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """Return where a path leads once its links are followed; blocks.

    Links in a circle stay as they are, and so do those that may not be read: `Path.resolve` fails.
    """
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return path.absolute()
