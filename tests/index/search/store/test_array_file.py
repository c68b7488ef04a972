"""A file of arrays comes back as it was written, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from index.search.arrays import Array, PiecedArray
from index.search.store.array_file import MAPPED_BYTES, Damaged, read, write

ARRAYS: dict[str, Array] = {
    "words": np.arange(1000, dtype=np.int32),
    "none": np.zeros(0, np.int64),
    "table": np.linspace(0, 1, 12).reshape(3, 4),
    "bits": np.asarray([True, False, True]),
}
META = {"articles": ["a", "b"], "revisions": [1, 2**40], "names": {"irs": [[1, 2, 0]]}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "file", META, ARRAYS)
    return tmp_path / "file"


def test_what_is_written_is_read(path: Path) -> None:
    found = read(path)
    assert found.meta == META
    assert found.arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(found.arrays[name], array, strict=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    meta=st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    arrays=st.dictionaries(
        st.text(max_size=8),
        arrays_of.arrays(
            st.sampled_from([np.uint8, np.uint32, np.int32, np.int64, np.float64, np.bool_]),
            arrays_of.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=20),
        ),
        max_size=5,
    ),
)
def test_anything_that_is_written_is_read(
    meta: object, arrays: dict[str, Array], tmp_path: Path
) -> None:
    checksum = write(tmp_path / "any", meta, arrays)
    found = read(tmp_path / "any")
    assert found.meta == meta
    assert found.checksum == checksum
    for name, array in arrays.items():
        np.testing.assert_array_equal(found.arrays[name], array, strict=True)
        assert found.arrays[name].ctypes.data % array.itemsize == 0


@given(pieces=st.lists(arrays_of.arrays(np.int32, st.integers(0, 50)), max_size=5))
def test_an_array_in_pieces_is_written_as_if_it_were_whole(
    pieces: list[Array], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, own = tmp_path_factory.mktemp("pieces"), np.dtype(np.int32)
    pieced = PiecedArray(own, sum(map(len, pieces)), lambda: iter(pieces))
    write(folder / "pieces", META, {**ARRAYS, "more": pieced})
    write(folder / "whole", META, {**ARRAYS, "more": pieced.whole()})
    assert (folder / "pieces").read_bytes() == (folder / "whole").read_bytes()


def test_a_large_file_is_mapped_and_cannot_be_written_to(tmp_path: Path) -> None:
    write(tmp_path / "large", None, {"zeros": np.zeros(MAPPED_BYTES, np.uint8)})
    zeros = read(tmp_path / "large").arrays["zeros"]
    if sys.platform == "linux":
        assert str(tmp_path / "large") in Path("/proc/self/maps").read_text()
    with pytest.raises(ValueError, match="read-only"):
        zeros[0] = 1


def test_a_file_that_is_cut_short_is_not_read(path: Path) -> None:
    data = path.read_bytes()
    for size in (0, 1, 31, 32, 100, len(data) - 64, len(data) - 1):
        path.write_bytes(data[:size])
        with pytest.raises(Damaged):
            read(path)
    path.write_bytes(data + b"\0")
    with pytest.raises(Damaged):
        read(path)


def test_no_bit_can_flip_unseen(path: Path) -> None:
    data = path.read_bytes()
    for at in (*range(200), *range(200, len(data), 37)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[at] ^= 1 << bit
            path.write_bytes(flipped)
            with pytest.raises(Damaged):
                read(path)


FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from index.search.store.array_file import read, write

path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    write(path, "new", {"zeros": np.zeros(200_000, np.uint8)})
except OSError as error:
    print(error.strerror, sorted(p.name for p in path.parent.iterdir()), read(path).meta)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of files")
def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    write(tmp_path / "file", "old", {})
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, tmp_path / "file"], capture_output=True, text=True
    )
    assert done.stdout == "File too large ['file'] old\n", done.stderr


KILLED = """
import os, signal, sys
from pathlib import Path
import numpy as np
from index.search.store import array_file

class Fatal(type(Path())):
    def replace(self, target):
        os.kill(os.getpid(), signal.SIGKILL)

array_file.write(Fatal(sys.argv[1]), "new", {"zeros": np.zeros(200_000, np.uint8)})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_before_the_name_is_given_the_old_file_stays(tmp_path: Path) -> None:
    write(tmp_path / "file", "old", {})
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path / "file"])
    assert done.returncode == -9
    assert read(tmp_path / "file").meta == "old"
    assert len(list(tmp_path.iterdir())) == 2  # what it had written so far, without the name
