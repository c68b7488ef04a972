"""What a library's index consists of: which files, what of them stands, and of which state."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np

from index.search.arrays import Array, Int32s
from index.search.store.array_file import Contents, Damaged
from index.storage.interface import Stamp


class SegmentFile(msgspec.Struct, frozen=True):
    """A file that holds a segment.

    Attributes:
        name: of the file, in the library's folder; never used twice.
        checksum: of all of it.
        size: in bytes.
    """

    name: str
    checksum: int
    size: int


class ManifestEntry(msgspec.Struct, frozen=True, eq=False):
    """A segment in an index.

    Attributes:
        file: where it is.
        removed: positions of its articles that no longer stand.
    """

    file: SegmentFile
    removed: Int32s


class Manifest(msgspec.Struct, frozen=True):
    """An index of a library.

    Attributes:
        library: key of the library.
        fingerprint: of the analysis that made it.
        stamp: the state of the library that it is of.
        entries: its segments, in order.
    """

    library: str
    fingerprint: str
    stamp: Stamp
    entries: tuple[ManifestEntry, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all its segments."""
        return sum(entry.file.size for entry in self.entries)


class _Meta(msgspec.Struct):
    library: str
    fingerprint: str
    generation: int
    revision: int
    files: tuple[SegmentFile, ...]


def encoded(manifest: Manifest) -> tuple[object, Mapping[str, Array]]:
    """Return a manifest as what an array file holds."""
    files = tuple(entry.file for entry in manifest.entries)
    stamp = manifest.stamp
    meta = _Meta(manifest.library, manifest.fingerprint, stamp.generation, stamp.revision, files)
    return meta, {str(i): entry.removed for i, entry in enumerate(manifest.entries)}


def decoded(contents: Contents) -> Manifest:
    """Return the manifest that an array file holds.

    Raises:
        Damaged: it holds something else.
    """
    try:
        meta = msgspec.convert(contents.meta, _Meta)
        entries = tuple(
            ManifestEntry(file, np.asarray(contents.arrays[str(i)], np.int32))
            for i, file in enumerate(meta.files)
        )
    except (msgspec.ValidationError, LookupError) as error:
        raise Damaged("the manifest cannot be understood") from error
    stamp = Stamp(meta.generation, meta.revision)
    return Manifest(meta.library, meta.fingerprint, stamp, entries)
