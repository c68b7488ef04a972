"""Vectors in a file that may be deleted, damaged or held by another process at any time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from index.storage import vector_file
from index.storage.vector_file import VectorFile

ONE, TWO = b"1" * 16, b"2" * 16
VECTOR = np.asarray([0.5, -0.25], np.float16)


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    first = VectorFile(tmp_path / "v.db")
    first.put({ONE: VECTOR})
    first.put({ONE: VECTOR})
    first.close()
    again = VectorFile(tmp_path / "v.db")
    found = again.get([ONE, TWO])
    assert list(found) == [ONE]
    assert (found[ONE] == VECTOR).all()
    again.close()
    assert (tmp_path / "v.db").stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_is_begun_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "v.db"
    path.write_bytes(b"no database at all" * 100)
    vectors = VectorFile(path)
    assert vectors.get([ONE]) == {}
    vectors.put({ONE: VECTOR})
    assert list(vectors.get([ONE])) == [ONE]
    assert len(caplog.records) == 1
    vectors.close()


def test_what_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    vectors = VectorFile(tmp_path / "missing" / "v.db")
    vectors.put({ONE: VECTOR})
    assert vectors.get([ONE]) == {}
    vectors.close()


def test_another_process_that_writes_is_not_waited_for_long(tmp_path: Path) -> None:
    vectors = VectorFile(tmp_path / "v.db")
    vectors.put({ONE: VECTOR})
    other = sqlite3.connect(tmp_path / "v.db")
    other.execute("BEGIN EXCLUSIVE")
    vectors.put({TWO: VECTOR})
    other.rollback()
    other.close()
    assert list(vectors.get([ONE, TWO])) == [ONE]
    vectors.close()


def test_it_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = VectorFile(tmp_path / "v.db")
    vectors.put({ONE: VECTOR, TWO: VECTOR})
    vectors.close()
    monkeypatch.setattr(vector_file, "MOST", 1)
    again = VectorFile(tmp_path / "v.db")
    assert again.get([ONE, TWO]) == {}
    again.close()
