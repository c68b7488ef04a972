"""Who has an installation open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import InstallationInUse, StorageError
from index.system.instance_lock import InstanceLock


def test_many_may_have_it_open_and_nobody_is_alone_then(tmp_path: Path) -> None:
    one, two = InstanceLock(tmp_path), InstanceLock(tmp_path)
    with one.open(), two.open():
        assert one.others() == [os.getpid()] * 2
        with pytest.raises(InstallationInUse, match=f"process {os.getpid()}"), two.alone():
            pass
    with one.alone():
        assert list(tmp_path.glob("open-*")) == []


def test_nobody_opens_it_while_somebody_is_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.system.instance_lock.GATE_SECONDS", 0.05)
    one, two = InstanceLock(tmp_path), InstanceLock(tmp_path)
    with one.alone():
        with pytest.raises(InstallationInUse, match="try again"), two.open():
            pass
        with pytest.raises(InstallationInUse), two.alone():
            pass
    with two.open():
        pass


def test_what_a_killed_process_left_is_nobody(tmp_path: Path) -> None:
    (tmp_path / "open-123-abcd.lock").touch()
    assert InstanceLock(tmp_path).others() == []
    assert not (tmp_path / "open-123-abcd.lock").exists()
    (tmp_path / "open-124-abcd.lock").touch()
    with InstanceLock(tmp_path).open():
        (left,) = tmp_path.glob("open-*")
        assert f"-{os.getpid()}-" in left.name
    (tmp_path / "open-125-abcd.lock").touch()
    with InstanceLock(tmp_path).alone():
        assert list(tmp_path.glob("open-*")) == []


def test_a_lock_that_may_not_be_opened_counts_while_its_process_lives(tmp_path: Path) -> None:
    # As another user's; a folder cannot be opened to lock it by anybody, not even root.
    (tmp_path / f"open-{os.getpid()}-abcd.lock").mkdir()
    lock = InstanceLock(tmp_path)
    assert lock.others() == [os.getpid()]
    with pytest.raises(InstallationInUse, match=f"process {os.getpid()}"), lock.alone():
        pass


@pytest.mark.parametrize("process", [2**22 - 1, 10**30, "x"])
def test_a_lock_that_may_not_be_opened_of_a_dead_process_is_nobodys(
    tmp_path: Path, process: int | str
) -> None:
    (tmp_path / f"open-{process}-abcd.lock").mkdir()
    with InstanceLock(tmp_path).alone():
        pass
    assert InstanceLock(tmp_path).others() == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(StorageError, match="cannot be written"),
        InstanceLock(tmp_path / "file").open(),
    ):
        pass
    assert InstanceLock(tmp_path / "none").others() == []
