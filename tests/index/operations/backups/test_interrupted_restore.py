"""A restore that is killed leaves the old installation or the new one, never neither."""

from __future__ import annotations

import os
import pathlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from index import BackupError, Library, StorageError, back_up, restore
from index.operations.checks import DataDir, Level, data_checks, run_checks
from tests.index.conftest import lighthouse

CALLS = (
    (os, "link"),
    (os, "fsync"),
    (pathlib.Path, "replace"),
    (pathlib.Path, "unlink"),
    (pathlib.Path, "chmod"),
    (shutil, "rmtree"),
    (sqlite3, "connect"),
)
"""What a restore changes the disk with."""


class Killed(BaseException):
    """The process ends here: nothing that follows is done."""


@contextmanager
def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """Let all calls after `step` ones fail, those that clean up as well."""
    calls = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal calls
            if calls >= step:
                raise Killed
            calls += 1
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patched:
        for owner, name in CALLS:
            patched.setattr(owner, name, counted(getattr(owner, name)))
        yield lambda: calls


@pytest.fixture
async def two(tmp_path: Path) -> tuple[Path, Path]:
    """An installation of one article, and a backup of another one with two."""
    for name, count in (("mine", 1), ("other", 2)):
        async with Library.open(tmp_path / name) as library:
            for number in range(count):
                await library.add(lighthouse(number))
    await back_up(tmp_path / "other", tmp_path / "other.zip")
    return tmp_path / "mine", tmp_path / "other.zip"


async def articles(data_dir: Path) -> int:
    async with Library.open(data_dir) as library:
        return len(await library.articles())


async def test_after_a_kill_at_any_step_one_of_both_is_there(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir, backup = two
    seen = []
    for step in range(200):
        here = shutil.copytree(data_dir, tmp_path / f"step-{step}")
        with killed_at(step, monkeypatch) as calls:
            try:
                await restore(here, backup)
                done = True
            except Killed:
                done = False
        whole = {(tmp_path / name / "salt").read_bytes() for name in ("mine", "other")}
        assert (here / "salt").read_bytes() in whole
        found = [f async for f in run_checks(data_checks(DataDir(here)))]
        assert [f for f in found if f.level is Level.FAIL] == []
        seen.append(await articles(here))
        assert list(here.glob(".restore-*")) == []  # swept at the start
        if done:
            break
    assert calls() > 8
    assert seen == sorted(seen)
    assert set(seen) == {1, 2}


async def test_a_clock_that_was_set_back_loses_no_copy(two: tuple[Path, Path]) -> None:
    data_dir, backup = two
    for year in (2090, 2091, 2092):
        (data_dir / f"quoth.db.replaced-{year}0101T000000000000Z").touch()
    replaced = (await restore(data_dir, backup)).replaced
    assert replaced is not None
    assert replaced.exists()


async def test_a_database_gone_astray_is_not_replaced_by_an_empty_one(
    two: tuple[Path, Path],
) -> None:
    data_dir, _ = two
    (data_dir / "quoth.db").rename(data_dir / "quoth.db.replaced-20260101T000000000000Z")
    with pytest.raises(StorageError, match=r"no database in .* but a copy .* Rename that to"):
        await articles(data_dir)
    assert not (data_dir / "quoth.db").exists()
    found = [f async for f in run_checks(data_checks(DataDir(data_dir)))]
    assert [f.check for f in found if f.level is Level.FAIL] == ["integrity"]


async def test_what_is_stored_is_its_owners_alone(two: tuple[Path, Path]) -> None:
    data_dir, backup = two
    await restore(data_dir, backup)
    assert await articles(data_dir) == 2
    kept = [path for path in data_dir.glob("*") if path.name.startswith(("quoth.db", "salt"))]
    assert len(kept) >= 4
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []
    assert data_dir.stat().st_mode & 0o077 == 0
    (data_dir / "quoth.db").chmod(0o644)
    found = [f async for f in run_checks(data_checks(DataDir(data_dir))) if f.check == "privacy"]
    assert [(f.level, "quoth.db" in f.says) for f in found] == [(Level.WARN, True)]


@pytest.mark.parametrize("salt", [b"", b"short", b"x" * 33])
async def test_a_salt_that_is_not_whole_is_refused(two: tuple[Path, Path], salt: bytes) -> None:
    data_dir, _ = two
    (data_dir / "salt").write_bytes(salt)
    with pytest.raises(StorageError, match=r"salt is damaged: it has \d+ bytes instead of 32"):
        await articles(data_dir)
    with pytest.raises(BackupError, match="salt is damaged"):
        await back_up(data_dir, data_dir / "kept.zip")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON article BEGIN DELETE FROM article; END",
        "CREATE VIEW evil AS SELECT 1",
        "CREATE TABLE evil (x)",
        "DROP INDEX {index}",
    ],
)
async def test_a_database_with_another_schema_is_not_restored(
    two: tuple[Path, Path], tmp_path: Path, statement: str
) -> None:
    data_dir, _ = two
    other = tmp_path / "other" / "quoth.db"
    with closing(sqlite3.connect(other)) as db:
        query = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL LIMIT 1"
        [(index,)] = db.execute(query).fetchall()
        db.execute(statement.format(index=index))
        db.commit()
    await back_up(tmp_path / "other", tmp_path / "evil.zip")
    with pytest.raises(BackupError, match="something in its database that Quoth did not put"):
        await restore(data_dir, tmp_path / "evil.zip")
    assert await articles(data_dir) == 1


async def test_what_a_killed_backup_left_is_deleted_by_the_next(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    data_dir, _ = two
    left = tmp_path / ".quoth-backup-999999999-abc"
    theirs = tmp_path / f".quoth-backup-{os.getpid()}-abc"  # of a backup that is under way
    for folder in (left, theirs):
        folder.mkdir()
    await back_up(data_dir, tmp_path / "kept.zip")
    assert not left.exists()
    assert theirs.exists()
