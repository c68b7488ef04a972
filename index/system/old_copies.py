"""Copies of the database that Quoth itself puts aside: the latest are kept, older ones deleted."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from pathlib import Path

KEPT = 3
"""Copies of one kind that are kept."""
_log = logging.getLogger(__name__)


def prune(folder: Path, name: re.Pattern[str], *, made: str | None = None) -> None:
    """Delete all but the latest copies of one kind; what cannot be deleted is logged and stays.

    Args:
        folder: where they are.
        name: found in the names of the files of a copy, and of nothing else. Its first group is
            when the copy was made, written so that later ones are sorted behind; files of the
            same moment belong together.
        made: the moment of the copy that was just made, which is kept even where a clock that
            was set back lets it look older than others.
    """
    copies: defaultdict[str, list[Path]] = defaultdict(list)
    for path in folder.iterdir():
        if found := name.search(path.name):
            copies[found[1]].append(path)
    older = sorted(moment for moment in copies if moment != made)
    for moment in older[: len(copies) - KEPT] if len(copies) > KEPT else []:
        for path in copies[moment]:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("%s could not be deleted: %s", path, error)
            else:
                _log.info("Deleted %s: there are %d later copies", path, KEPT)
