"""A disk that is really full, where the tests may mount one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from index import BackupError, Library, LibraryError, back_up
from index.operations.checks import DataDir, Level, data_checks, run_checks
from tests.index.conftest import lighthouse


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    mounted = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("needs the permission to mount a disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def fill(disk: Path) -> None:
    with (disk / "filling").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


async def add_many(library: Library) -> None:
    for number in range(2, 200):
        await library.add(lighthouse(number))


async def test_a_full_disk_is_found_and_not_taken_for_damage(small_disk: Path) -> None:
    data_dir = small_disk / "data"
    async with Library.open(data_dir) as library:
        await library.add(lighthouse(1))
    fill(small_disk)
    found = [finding async for finding in run_checks(data_checks(DataDir(data_dir)))]
    (space,) = [finding for finding in found if finding.check == "disk space"]
    assert space.level is Level.FAIL
    assert "free some space" in space.advice
    assert not any("restore" in finding.advice for finding in found)
    with pytest.raises(LibraryError, match="free"):
        await back_up(data_dir, small_disk / "backup.zip")
    assert not (small_disk / "backup.zip").exists()


async def test_a_backup_that_does_not_fit_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    async with Library.open(tmp_path / "data") as library:
        await library.add(lighthouse(1))
    fill(small_disk)
    with pytest.raises((BackupError, LibraryError), match=r"full|No space"):
        await back_up(tmp_path / "data", small_disk / "backup.zip")
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


async def test_what_is_there_is_whole_when_there_is_room_again(small_disk: Path) -> None:
    data_dir = small_disk / "data"
    async with Library.open(data_dir) as library:
        await library.add(lighthouse(1))
        fill(small_disk)
        with pytest.raises(LibraryError, match="disk"):
            await add_many(library)
        (small_disk / "filling").unlink()
        await library.add(lighthouse(2))
        assert len(await library.articles()) >= 2
    found = [finding async for finding in run_checks(data_checks(DataDir(data_dir)))]
    levels = {finding.level for finding in found if finding.check != "disk space"}
    assert levels == {Level.OK}
