"""Saving what a ranker holds, and opening what was saved; all of it blocks."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import quote

import numpy as np
from msgspec.structs import astuple

from index.search.lifecycle.index_cache import Files, Held
from index.search.lifecycle.snapshot import Part, Shelf
from index.search.segments.segment import Segment
from index.search.store.analyzer_version import fingerprint
from index.search.store.array_file import Damaged
from index.search.store.manifest import Entry, Manifest, SegmentFile
from index.search.store.segment_folder import LibraryFolder
from index.storage.interface import Stamp

_log = logging.getLogger(__name__)


class IndexStore:
    """The index of every library of an installation, on the disk.

    Args:
        root: the folder of all, created when something is saved.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def folder(self, library: str) -> LibraryFolder:
        """Return the folder of a library's index."""
        return LibraryFolder(self.root / quote(library, safe=""))

    def open(self, library: str, stamp: Stamp) -> Held | None:
        """Open what was saved of a library, if it can be brought to a stamp; else None.

        What is damaged is told in the log and left: the next to be saved replaces it.
        """
        folder = self.folder(library)
        try:
            manifest = folder.manifest()
            if manifest is None or not serves(manifest, library, stamp):
                return None
            return _opened(folder, manifest)
        except (Damaged, OSError) as error:
            _log.warning("The index of %s is made again from its articles: %s.", library, error)
            return None

    def segment(self, library: str, file: SegmentFile) -> Segment:
        """Return a segment that was saved.

        Raises:
            Damaged: it is not what was saved.
            OSError: it cannot be read.
        """
        return segment_in(self.folder(library), file)

    def save(self, library: str, held: Held, *, anew: bool = False) -> Files:
        """Save a library and return where its segments are.

        Nothing is saved if that is already, by this process or another one, or a later state is.

        Args:
            library: its key.
            held: its state, and where some of its segments have been saved before.
            anew: whether to save it in the place of the same state as well.

        Raises:
            OSError: it cannot be written; what was saved before still holds.
        """
        folder = self.folder(library)
        shelf = held.shelf
        if _has(folder, shelf.stamp, later=anew):
            return held.files
        saved = {part.segment: held.files.get(part.segment) for part in shelf.parts}
        whole: Files = {
            # Another process may have published an index without this file, and deleted it.
            segment: file if file and folder.has(file) else folder.add(*segment.pack())
            for segment, file in saved.items()
        }
        entries = tuple(
            Entry(whole[part.segment], np.flatnonzero(~part.standing()).astype(np.int32))
            for part in shelf.parts
        )
        folder.publish(Manifest(library, fingerprint(), shelf.stamp, entries))
        return whole

    def forget(self, library: str) -> None:
        """Delete what is saved of a library."""
        self.folder(library).drop()


def serves(manifest: Manifest, library: str, stamp: Stamp) -> bool:
    """Say whether an index is this analysis's and not from the future.

    That of an earlier generation serves: articles that changed since have later revisions.
    """
    return (
        manifest.library == library
        and manifest.fingerprint == fingerprint()
        and manifest.stamp.generation <= stamp.generation
        and manifest.stamp.revision <= stamp.revision
    )


def _has(folder: LibraryFolder, stamp: Stamp, *, later: bool) -> bool:
    """Say whether a state of a library, or a later one, is saved; or a later one only."""
    try:
        manifest = folder.manifest()
    except (Damaged, OSError):
        return False
    if manifest is None or manifest.fingerprint != fingerprint():
        return False
    mine, its = astuple(stamp), astuple(manifest.stamp)
    return its > mine if later else its >= mine


def _opened(folder: LibraryFolder, manifest: Manifest) -> Held:
    parts: list[Part] = []
    files: dict[Segment, SegmentFile] = {}
    for entry in manifest.entries:
        segment = segment_in(folder, entry.file)
        parts.append(Part.of(segment, entry.removed.tolist()))
        files[segment] = entry.file
    return Held(Shelf(manifest.stamp, tuple(parts)), files)


def segment_in(folder: LibraryFolder, file: SegmentFile) -> Segment:
    """Return a segment that was saved in a folder.

    Raises:
        Damaged: it is not what was saved.
        OSError: it cannot be read.
    """
    contents = folder.contents(file)
    try:
        return Segment.unpack(contents.meta, contents.arrays)
    except (LookupError, TypeError) as error:
        raise Damaged(f"{file.name} lacks {error}") from error
