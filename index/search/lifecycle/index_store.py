"""Saving what a ranker holds, and opening what was saved; all of it blocks."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import quote

import numpy as np
from msgspec.structs import astuple

from index.search.lifecycle.index_cache import CachedIndex, SegmentFiles
from index.search.lifecycle.snapshot import LiveSegment, Snapshot
from index.search.segments.segment import Segment
from index.search.store.analyzer_version import fingerprint
from index.search.store.array_file import Damaged
from index.search.store.manifest import Manifest, ManifestEntry, SegmentFile
from index.search.store.segment_folder import IndexFolder
from index.storage.interface import Stamp

_log = logging.getLogger(__name__)


class IndexStore:
    """The index of every library of an installation, on the disk.

    Args:
        root: the folder of all, created when something is saved.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def folder(self, library: str) -> IndexFolder:
        """Return the folder of a library's index."""
        return IndexFolder(self.root / quote(library, safe=""))

    def open(self, library: str, stamp: Stamp) -> CachedIndex | None:
        """Open what was saved of a library, if it can be brought to a stamp; else None.

        What is damaged is told in the log and left: the next to be saved replaces it.
        """
        folder = self.folder(library)
        try:
            manifest = folder.manifest()
            if manifest is None or not is_current(manifest, library, stamp):
                return None
            return _opened(folder, manifest)
        except (Damaged, OSError) as error:
            _log.warning("Rebuilding the index of %s from its articles: %s.", library, error)
            return None

    def segment(self, library: str, file: SegmentFile) -> Segment:
        """Return a segment that was saved.

        Raises:
            Damaged: it is not what was saved.
            OSError: it cannot be read.
        """
        return read_segment(self.folder(library), file)

    def save(self, library: str, cached: CachedIndex, *, rebuilt: bool = False) -> SegmentFiles:
        """Save a library and return where its segments are.

        Nothing is saved if that is already, by this process or another one, or a later state is.

        Args:
            library: its key.
            cached: its state, and where some of its segments have been saved before.
            rebuilt: whether to save it in the place of the same state as well.

        Raises:
            OSError: it cannot be written; what was saved before still holds.
        """
        folder = self.folder(library)
        snapshot = cached.snapshot
        if _has(folder, snapshot.stamp, later=rebuilt):
            return cached.files
        saved = {live.segment: cached.files.get(live.segment) for live in snapshot.segments}
        whole: SegmentFiles = {
            # Another process may have published an index without this file, and deleted it.
            segment: file if file and folder.has(file) else folder.add(*segment.pack())
            for segment, file in saved.items()
        }
        entries = tuple(
            ManifestEntry(
                whole[live.segment],
                np.flatnonzero(~live.article_mask()).astype(np.int32),
            )
            for live in snapshot.segments
        )
        folder.publish(Manifest(library, fingerprint(), snapshot.stamp, entries))
        return whole

    def forget(self, library: str) -> None:
        """Delete what is saved of a library."""
        self.folder(library).drop()


def is_current(manifest: Manifest, library: str, stamp: Stamp) -> bool:
    """Return whether an index is this analysis's and not from the future.

    That of an earlier generation serves: articles that changed since have later revisions.
    """
    return (
        manifest.library == library
        and manifest.fingerprint == fingerprint()
        and manifest.stamp.generation <= stamp.generation
        and manifest.stamp.revision <= stamp.revision
    )


def _has(folder: IndexFolder, stamp: Stamp, *, later: bool) -> bool:
    """Return whether a state of a library, or a later one, is saved; or a later one only."""
    try:
        manifest = folder.manifest()
    except (Damaged, OSError):
        return False
    if manifest is None or manifest.fingerprint != fingerprint():
        return False
    mine, its = astuple(stamp), astuple(manifest.stamp)
    return its > mine if later else its >= mine


def _opened(folder: IndexFolder, manifest: Manifest) -> CachedIndex:
    segments: list[LiveSegment] = []
    files: dict[Segment, SegmentFile] = {}
    for entry in manifest.entries:
        segment = read_segment(folder, entry.file)
        segments.append(LiveSegment.of(segment, entry.removed.tolist()))
        files[segment] = entry.file
    return CachedIndex(Snapshot(manifest.stamp, tuple(segments)), files)


def read_segment(folder: IndexFolder, file: SegmentFile) -> Segment:
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
