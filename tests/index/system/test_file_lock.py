"""Locks between processes, and those of `filelock` on the same file."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from index.system.file_lock import file_lock


def test_one_has_it_at_a_time(tmp_path: Path) -> None:
    one, two = file_lock(tmp_path / "lock"), file_lock(tmp_path / "lock")
    one.acquire(0, 0.01)
    with pytest.raises(TimeoutError):
        two.acquire(0.02, 0.01)
    one.release()
    two.acquire(0, 0.01)
    two.release()
    two.release()
    assert (tmp_path / "lock").exists()


def test_filelock_keeps_it_out_and_is_kept_out(tmp_path: Path) -> None:
    ours, theirs = file_lock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    ours.acquire(0, 0.01)
    with pytest.raises(TimeoutError):
        theirs.acquire(timeout=0)
    ours.release()
    with theirs, pytest.raises(TimeoutError):
        ours.acquire(0, 0.01)
    ours.acquire(0, 0.01)
    ours.release()


def test_whoever_is_killed_lets_go(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from index.system.file_lock import file_lock\n"
        "lock = file_lock(pathlib.Path(sys.argv[1])); lock.acquire(0, 0.01)\n"
        "print('taken', flush=True); sys.stdin.read()"
    )
    lock = file_lock(tmp_path / "lock")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"taken\n"
        with pytest.raises(TimeoutError):
            lock.acquire(0, 0.01)
        other.kill()
        lock.acquire(10, 0.01)
        lock.release()


def test_a_file_that_was_deleted_is_nobodys(tmp_path: Path) -> None:
    one, two = file_lock(tmp_path / "lock"), file_lock(tmp_path / "lock")
    one.acquire(0, 0.01)
    (tmp_path / "lock").unlink()
    two.acquire(0, 0.01)
    one.release()
    with pytest.raises(TimeoutError):
        one.acquire(0, 0.01)
    two.release()


def test_a_file_that_cannot_be_written_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory") as caught:
        file_lock(tmp_path).acquire(10, 0.01)
    assert not isinstance(caught.value, TimeoutError)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no flock")
@pytest.mark.filterwarnings("ignore:flock not supported")
def test_where_a_file_system_has_no_flock_filelock_knows_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSYS, "not here")

    monkeypatch.setattr("fcntl.flock", refuse)
    lock = file_lock(tmp_path / "lock")
    for _ in range(2):
        lock.acquire(0, 0.01)
        assert (tmp_path / "lock").read_text()  # says who has it
        lock.release()
