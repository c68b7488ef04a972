"""Moving an installation there and back leaves every row as it was, or nothing changed."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import InstallationInUse, Library, StorageError, move_from, move_to
from index.operations import move
from tests.index.conftest import lighthouse

QUESTION = "When was the lamp of station L0001 first lit?"


async def fill(data_dir: Path) -> None:
    async with Library.open(data_dir) as library:
        for number in range(30):
            await library.of(str(number % 3)).add(lighthouse(number))
        await library.add(lighthouse(1))
        answer = await library.ask(QUESTION)
        for _ in range(5):
            library.journal.remember("shared", answer, asker=7, keep_question=True)
        await library.prefer("language", "de")
        await library.management.pins.pin(QUESTION, answer.passages[0])
        await library.management.synonyms.add(["lamp", "light"])
        await library.management.open_questions.note("Where is the other lamp?", None)
        await library.management.audit_log.add(7, "added", "a title")
        await library.journal.written()


def rows(data_dir: Path) -> dict[str, list[str]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(data_dir / "quoth.db")) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
        return {
            name: sorted(repr(row) for row in db.execute(f"SELECT * FROM {name}"))  # noqa: S608
            for name in names
        }


async def test_there_and_back_every_row_is_as_it_was(tmp_path: Path, postgresql_url: str) -> None:
    await fill(tmp_path / "a")
    before, salt = rows(tmp_path / "a"), (tmp_path / "a" / "salt").read_bytes()
    moved = await move_to(tmp_path / "a", postgresql_url)
    assert moved.rows == sum(map(len, before.values()))
    assert rows(tmp_path / "a") == before
    assert await move_from(postgresql_url, tmp_path / "b") == moved
    assert rows(tmp_path / "b") == before
    assert (tmp_path / "b" / "salt").read_bytes() == salt
    assert not [*(tmp_path / "b").glob(".restore-*")]
    # What was moved goes on: numbers, pseudonyms, answers.
    async with Library.open(tmp_path / "c", database=postgresql_url) as library:
        assert (await library.ask(QUESTION)).answered
        assert (await library.member_data.kept(7)).answers == 5
        await library.management.open_questions.note("And where is the third lamp?", None)
        assert len(await library.management.audit_log.recent(5)) == 1
        with pytest.raises(InstallationInUse):
            await move_from(postgresql_url, tmp_path / "d")
    with pytest.raises(StorageError, match="not empty"):
        await move_to(tmp_path / "a", postgresql_url)
    with pytest.raises(StorageError, match="already"):
        await move_from(postgresql_url, tmp_path / "b")


async def test_an_installation_in_use_is_not_moved(tmp_path: Path, postgresql_url: str) -> None:
    async with Library.open(tmp_path / "a") as library:
        await library.add(lighthouse(1))
        with pytest.raises(InstallationInUse):
            await move_to(tmp_path / "a", postgresql_url)
    with pytest.raises(StorageError, match="There is no database"):
        await move_to(tmp_path / "nothing", postgresql_url)


@pytest.mark.parametrize("at", [1, 5, 12, 20])
async def test_a_move_that_is_broken_off_is_undone(
    tmp_path: Path, postgresql_url: str, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is: nothing is there afterwards, and the next try moves all."""
    await fill(tmp_path / "a")
    before = rows(tmp_path / "a")
    real, calls = move._require_same, 0

    def stop(*values: object) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise asyncio.CancelledError
        real(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(move, "_require_same", stop)
    with pytest.raises(asyncio.CancelledError):
        await move_to(tmp_path / "a", postgresql_url)
    moved = await move_to(tmp_path / "a", postgresql_url)
    assert moved.rows == sum(map(len, before.values()))
    calls = 0
    with pytest.raises(asyncio.CancelledError):
        await move_from(postgresql_url, tmp_path / "b")
    assert not (tmp_path / "b" / "quoth.db").exists()
    assert await move_from(postgresql_url, tmp_path / "b") == moved
    assert rows(tmp_path / "b") == before
