"""The folder of one library's index: segment files that never change, and the manifest."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from index.search.arrays import Array, PiecedArray
from index.search.store import array_file
from index.search.store.array_file import Contents, Damaged
from index.search.store.manifest import Manifest, SegmentFile, decoded, encoded

MANIFEST = "manifest"
SEGMENT = ".segment"
GRACE_SECONDS = 3600.0
"""How old a file has to be that no manifest names, before it is taken for left behind: another
process may be about to name it."""


class IndexFolder:
    """Blocks, as files do. Several processes may use it: the last manifest published holds.

    Args:
        path: the folder, created when something is written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def manifest(self) -> Manifest | None:
        """Return what was published last, None when nothing was.

        Raises:
            Damaged: it is not what was written.
            OSError: it cannot be read.
        """
        try:
            return decoded(array_file.read(self.path / MANIFEST))
        except FileNotFoundError:
            return None

    def add(self, meta: object, arrays: Mapping[str, Array | PiecedArray]) -> SegmentFile:
        """Write a segment into a file of its own.

        Raises:
            OSError: it cannot be written; nothing has changed.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        name = f"{os.urandom(8).hex()}{SEGMENT}"
        checksum = array_file.write(self.path / name, meta, arrays)
        return SegmentFile(name, checksum, (self.path / name).stat().st_size)

    def contents(self, file: SegmentFile) -> Contents:
        """Return what a segment file holds, verified.

        Raises:
            Damaged: it is missing or not what was written.
            OSError: it cannot be read.
        """
        try:
            found = array_file.read(self.path / file.name)
        except FileNotFoundError as error:
            raise Damaged(f"{file.name} is missing") from error
        if found.checksum != file.checksum:
            raise Damaged(f"{file.name} is another file than the manifest names")
        return found

    def has(self, file: SegmentFile) -> bool:
        """Return whether a segment file is there; another process may have dropped it."""
        return (self.path / file.name).exists()

    def discard(self, files: Iterable[SegmentFile]) -> None:
        """Delete segment files that no manifest names, as far as that is possible."""
        _delete(self.path / file.name for file in files)

    def publish(self, manifest: Manifest) -> None:
        """Put a manifest in the place of the one before, whose other segments are deleted.

        Raises:
            OSError: it cannot be written; the one before still holds.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        before = None
        with suppress(Damaged, OSError):
            before = self.manifest()
        array_file.write(self.path / MANIFEST, *encoded(manifest))
        named = {entry.file.name for entry in manifest.entries}
        replaced = {entry.file.name for entry in before.entries} if before else set()
        _delete(self.path / name for name in replaced - named)
        _delete(path for path in self._left_behind() if path.name not in named)

    def drop(self) -> None:
        """Delete the folder and all that is in it, as far as that is possible."""
        import shutil  # here: it loads what packs archives

        _delete([self.path / MANIFEST])
        shutil.rmtree(self.path, ignore_errors=True)

    def _left_behind(self) -> list[Path]:
        """Return the files of killed processes, and those that could not be deleted before."""
        old = time.time() - GRACE_SECONDS
        found = []
        with suppress(OSError):
            for path in self.path.iterdir():
                if path.name != MANIFEST and path.stat().st_mtime < old:
                    found.append(path)
        return found


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        # On Windows a file that somebody has mapped stays; it is tried again another time.
        with suppress(OSError):
            path.unlink()
