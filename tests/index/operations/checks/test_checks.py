"""The checks on data: each finds what it is for, and none is stopped by damage."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index import Library
from index.operations.checks import DataDir, Finding, Level, data_checks, run_checks
from index.operations.checks.data_directory import judge_space
from index.reports import Progress
from index.storage.migrations import known_migrations
from index.system.reindex_lock import ReindexLock
from tests.index.conftest import lighthouse

LATEST = len(known_migrations())


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty articles in the shared library and one in a server's."""

    async def make(data_dir: Path) -> None:
        async with Library.open(data_dir) as library:
            for number in range(20):
                await library.add(lighthouse(number))
            await library.of("7").add(lighthouse(20))

    data_dir = tmp_path_factory.mktemp("installation") / "data"
    asyncio.run(make(data_dir))
    return data_dir


@pytest.fixture
def data(installation: Path, tmp_path: Path) -> DataDir:
    """A copy of the installation that a test may damage."""
    return DataDir(shutil.copytree(installation, tmp_path / "data"))


async def report(data: DataDir, seconds: float = 60) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    async for finding in run_checks(data_checks(data), seconds):
        found.setdefault(finding.check, []).append(finding)
    return found


def levels(found: dict[str, list[Finding]]) -> dict[str, Level]:
    """Return the checks that are not ok."""
    return {
        name: finding.level
        for name, findings in found.items()
        for finding in findings
        if finding.level is not Level.OK
    }


def change(data: DataDir, *statements: str) -> None:
    with closing(sqlite3.connect(data.database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


async def test_a_sound_installation_is_ok_throughout(data: DataDir) -> None:
    found = await report(data)
    assert levels(found) == {}
    assert list(found) == list(data_checks(data))
    assert found["paragraphs"][0].says == "all 63 paragraphs of 21 articles are intact"
    assert "open in no process" in found["locks"][0].says
    assert found["generations"][0].says == "no reindex was cut off"


async def test_an_installation_in_use_is_ok_and_says_by_whom(data: DataDir) -> None:
    async with Library.open(data.data_dir) as library:
        reindexing = asyncio.create_task(library.reindex())
        found = await report(data)
        await reindexing
    assert levels(found) == {}
    assert f"open in process {os.getpid()}" in found["locks"][0].says


async def test_nothing_yet_is_no_failure_and_nothing_is_made(tmp_path: Path) -> None:
    found = await report(DataDir(tmp_path / "none"))
    assert set(levels(found).values()) == {Level.SKIPPED}
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("statement", "says", "level"),
    [
        ("UPDATE paragraph SET start = start + 1", "at their offsets", Level.FAIL),
        ("UPDATE paragraph SET text = 'other'", "at their offsets", Level.FAIL),
        ("UPDATE paragraph SET number = 7 WHERE number = 3", "not numbered", Level.FAIL),
        ("DELETE FROM paragraph WHERE number = 3", "would split differently", Level.WARN),
        ("DELETE FROM paragraph", "no paragraph in the current generation", Level.FAIL),
        ("UPDATE article SET text = text || '!'", "changed since it was added", Level.FAIL),
        ("UPDATE paragraph SET headings = '{'", "is damaged", Level.FAIL),
    ],
)
async def test_derived_text_that_is_wrong_is_found(
    data: DataDir, statement: str, says: str, level: Level
) -> None:
    change(data, statement)
    found = await report(data)
    assert levels(found) == {"paragraphs": level}
    finding = found["paragraphs"][0]
    assert says in finding.says
    assert finding.advice


async def test_one_article_is_named_and_of_many_three(data: DataDir) -> None:
    change(
        data,
        "UPDATE paragraph SET start = start + 1 WHERE article_id ="
        " (SELECT id FROM article WHERE library = '7')",
    )
    (one,) = (await report(data))["paragraphs"]
    assert "“The lighthouse of Grip 20” (" in one.says
    change(data, "UPDATE paragraph SET start = start + 1 WHERE start < 50")
    (many,) = (await report(data))["paragraphs"]
    assert many.says.count("“") == 3
    assert many.says.endswith("and 18 more")


async def test_a_reindex_mends_what_was_derived(data: DataDir) -> None:
    change(data, "DELETE FROM paragraph WHERE number = 3", "UPDATE paragraph SET start = 1")
    async with Library.open(data.data_dir) as library:
        await library.of("7").reindex()
    assert levels(await report(data)) == {}


async def test_a_flipped_page_is_found_whichever_it_is(data: DataDir) -> None:
    whole = data.database.read_bytes()
    size = 4096
    missed = []
    for page in range(len(whole) // size):
        flipped = bytes(byte ^ 0xFF for byte in whole[page * size : (page + 1) * size])
        data.database.write_bytes(whole[: page * size] + flipped + whole[(page + 1) * size :])
        if Level.FAIL not in levels(await report(data)).values():
            missed.append(page)
    assert missed == []


@pytest.mark.parametrize("content", [b"", b"no database" * 1000, b"SQLite format 3\0"])
async def test_something_else_than_a_database_is_no_traceback(
    data: DataDir, content: bytes
) -> None:
    data.database.write_bytes(content)
    found = await report(data)
    assert set(levels(found).values()) & {Level.FAIL, Level.WARN}


async def test_a_folder_in_its_place_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "quoth.db").mkdir()
    assert levels(await report(DataDir(tmp_path)))["integrity"] is Level.FAIL


async def test_rows_that_refer_to_nothing_are_found(data: DataDir) -> None:
    change(data, "DELETE FROM article WHERE library = '7'")  # foreign keys are off here
    found = await report(data)
    assert levels(found) == {"references": Level.FAIL}
    assert "paragraph refers to article" in found["references"][0].says


@pytest.mark.parametrize(("version", "level"), [(LATEST + 1, Level.FAIL), (LATEST - 1, Level.WARN)])
async def test_another_schema_is_found(data: DataDir, version: int, level: Level) -> None:
    change(data, f"PRAGMA user_version = {version}")
    skipped = {"paragraphs": Level.SKIPPED, "sources": Level.SKIPPED}
    assert levels(await report(data)) == {"schema": level, **skipped}


async def test_a_reindex_that_was_killed_is_a_warning(data: DataDir) -> None:
    change(data, "UPDATE library SET staging = generation + 1 WHERE key = '7'")
    lock = ReindexLock(data.locks, "7")
    progress = data.locks / "reindex-7.json"
    with lock.hold():
        lock.publish(Progress(1, 2, 3, 4.0, 5.0))
        left = progress.read_bytes()
        assert levels(await report(data)) == {}  # it may still be at work
    progress.write_bytes(left)
    found = await report(data)
    assert levels(found) == {"locks": Level.WARN, "generations": Level.WARN}
    assert "stopped in: 7" in found["generations"][0].says
    assert progress.exists()


@contextmanager
def as_somebody_who_may_not_write(folder: Path) -> Iterator[None]:
    """Take away the permission to write to a folder, from root as well."""
    folder.chmod(0o555)
    if os.geteuid():
        yield
    else:
        for parent in folder.parents:
            if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the permissions of POSIX")
async def test_a_data_directory_that_may_not_be_written_is_found(
    data: DataDir,
) -> None:
    with as_somebody_who_may_not_write(data.data_dir):
        found = await report(data)
    (finding,) = found["data directory"]
    assert finding.level is Level.FAIL
    assert "is not writable (Permission denied)" in finding.says
    assert "--data-dir" in finding.advice


async def test_a_data_directory_that_is_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert levels(await report(DataDir(tmp_path / "file")))["data directory"] is Level.FAIL


@pytest.mark.parametrize(
    ("free", "database", "level"),
    [
        (0, 0, Level.FAIL),
        (19_000_000, 0, Level.FAIL),
        (400_000_000, 0, Level.WARN),
        (900_000_000, 500_000_000, Level.WARN),
        (900_000_000, 1_000_000, Level.OK),
    ],
)
def test_a_full_disk_is_found(free: int, database: int, level: Level) -> None:
    assert judge_space(free, database).level is level


async def test_a_check_that_takes_too_long_is_stopped(data: DataDir) -> None:
    found = await report(data, seconds=0)
    assert set(levels(found).values()) == {Level.SKIPPED}
    assert found["integrity"][0].says == "it takes longer than 0 seconds"


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


async def test_an_index_that_was_never_made_is_no_warning(data: DataDir) -> None:
    found = await report(data)
    assert levels(found) == {}
    assert "the next question makes that of" in found["index"][0].says
    async with Library.open(data.data_dir) as library:
        await library.of("7").ask("Who was the keeper of station L0003?")
    [finding] = (await report(data))["index"]
    assert finding.says.endswith("kB, whole")
    assert finding.says.startswith("2 of 2 libraries")


@pytest.mark.parametrize("spoil", [cut_short, flip_a_bit, Path.unlink])
@pytest.mark.parametrize("name", ["*.segment", "manifest"])
async def test_a_damaged_index_is_found_answered_without_and_mended(
    data: DataDir, spoil: Callable[[Path], None], name: str
) -> None:
    async with Library.open(data.data_dir) as library:
        await library.ask("Who was the keeper of station L0003?")
    [path] = (data.index / "shared").glob(name)
    spoil(path)
    found = await report(data)
    if (name, spoil) == ("manifest", Path.unlink):
        assert levels(found) == {}
    else:
        assert levels(found) == {"index": Level.WARN}
        [finding] = found["index"]
        assert finding.says.startswith("the index of shared is damaged: ")
        assert "the next question rebuilds it" in finding.advice
    async with Library.open(data.data_dir) as library:
        answer = await library.ask("Who was the keeper of station L0003?")
    assert "station L0003 was Leif Hagen" in answer.passages[0].text
    assert levels(await report(data)) == {}


async def test_sources_that_failed_are_named(data: DataDir) -> None:
    assert levels(await report(data)).get("sources") is None
    change(
        data,
        "INSERT INTO site (library, url, kind, title, bounds, next_check, problem) VALUES"
        " ('7', 'https://docs.example/', 'site', 'Docs', '{}', '2026-01-01', 'It is down.')",
    )
    [finding] = (await report(data))["sources"]
    assert finding.level is Level.WARN
    assert "1 of 1 sites, pages and feeds could not be read" in finding.says
    assert "https://docs.example/ (7): It is down." in finding.says
