"""The folder of an index: what was published last holds, and nothing is left lying about."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from index.search.store.array_file import Damaged
from index.search.store.manifest import Manifest, ManifestEntry, SegmentFile
from index.search.store.segment_folder import GRACE_SECONDS, MANIFEST, IndexFolder
from index.storage.interface import Stamp

NONE_REMOVED = np.zeros(0, np.int32)


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path / "index" / "shared")


def add(folder: IndexFolder, *values: int) -> SegmentFile:
    return folder.add({"values": len(values)}, {"values": np.asarray(values, np.int32)})


def manifest(revision: int, *files: SegmentFile, removed: tuple[int, ...] = ()) -> Manifest:
    entries = tuple(ManifestEntry(file, np.asarray(removed, np.int32)) for file in files)
    return Manifest("shared", "f", Stamp(1, revision), entries)


def names(folder: IndexFolder) -> set[str]:
    return {path.name for path in folder.path.iterdir()}


def test_an_empty_folder_has_no_manifest(folder: IndexFolder) -> None:
    assert folder.manifest() is None
    folder.drop()


def test_what_is_published_is_found(folder: IndexFolder) -> None:
    one, two = add(folder, 1, 2), add(folder, 3)
    folder.publish(manifest(7, one, two, removed=(0, 5)))
    found = folder.manifest()
    assert found is not None
    assert (found.library, found.fingerprint, found.stamp) == ("shared", "f", Stamp(1, 7))
    assert [entry.file for entry in found.entries] == [one, two]
    assert [entry.removed.tolist() for entry in found.entries] == [[0, 5], [0, 5]]
    assert found.size == one.size + two.size
    assert folder.contents(one).arrays["values"].tolist() == [1, 2]


def test_segments_that_are_no_longer_named_are_deleted(folder: IndexFolder) -> None:
    one, two, three = add(folder, 1), add(folder, 2), add(folder, 3)
    folder.publish(manifest(1, one, two))
    folder.publish(manifest(2, two))
    # The third may be another process's, which has not named it yet.
    assert names(folder) == {MANIFEST, two.name, three.name}


def test_what_a_killed_process_left_goes_after_a_while(folder: IndexFolder) -> None:
    left, one = add(folder, 0), add(folder, 1)
    folder.publish(manifest(1, one))
    half = folder.path / f"{MANIFEST}.123-ab.part"
    half.write_bytes(b"half")
    long_ago = time.time() - GRACE_SECONDS - 1
    for path in (half, folder.path / left.name, folder.path / one.name):
        os.utime(path, (long_ago, long_ago))
    folder.publish(manifest(2, one))
    assert names(folder) == {MANIFEST, one.name}


def test_a_missing_or_exchanged_segment_is_damage(folder: IndexFolder) -> None:
    one, two = add(folder, 1), add(folder, 2)
    (folder.path / one.name).replace(folder.path / two.name)
    with pytest.raises(Damaged, match="missing"):
        folder.contents(one)
    with pytest.raises(Damaged, match="another file"):
        folder.contents(two)


def test_a_manifest_of_something_else_is_damage(folder: IndexFolder) -> None:
    file = add(folder, 1)
    (folder.path / file.name).replace(folder.path / MANIFEST)
    with pytest.raises(Damaged, match="cannot be understood"):
        folder.manifest()


def test_a_dropped_folder_is_gone(folder: IndexFolder) -> None:
    folder.publish(manifest(1, add(folder, 1)))
    folder.drop()
    assert folder.manifest() is None
    assert not folder.path.exists()
