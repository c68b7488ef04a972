"""A letter that has changed on the disk is never quoted, and never made the truth."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import Draft, Library, StorageError
from index.operations.checks import DataDir, Level, data_checks, run_checks

QUESTION = "When was the harbour bridge opened?"
TEXT = "Harbour Bridge\n\nThe harbour bridge was opened in 1932.\n\nTrams crossed it until 1958."


@pytest.fixture
async def data_dir(tmp_path: Path) -> Path:
    async with Library.open(tmp_path) as library:
        await library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
        await library.ready()
    return tmp_path


def change(data_dir: Path, table: str) -> None:
    with closing(sqlite3.connect(data_dir / "quoth.db")) as db:
        db.execute(f"UPDATE {table} SET text = replace(text, '1932', '1982')")  # noqa: S608
        db.commit()


def forget_index(data_dir: Path) -> None:
    for path in (data_dir / "index").rglob("*"):
        if path.is_file():
            path.unlink()


@pytest.mark.parametrize("is_saved", [True, False])
async def test_a_damaged_paragraph_is_quoted_from_its_article(
    data_dir: Path, is_saved: bool, caplog: pytest.LogCaptureFixture
) -> None:
    change(data_dir, "paragraph")
    if not is_saved:
        forget_index(data_dir)
    found = [f async for f in run_checks(data_checks(DataDir(data_dir))) if f.level is Level.FAIL]
    assert any("differ from the text" in finding.says for finding in found)
    with caplog.at_level(logging.WARNING):
        async with Library.open(data_dir) as library:
            answer = await library.ask(QUESTION)
            assert "1932" in answer.passages[0].text
            assert "“Harbour Bridge”" in caplog.text
            await library.reindex()
            caplog.clear()
            assert (await library.ask(QUESTION)).passages == answer.passages
            assert caplog.text == ""


@pytest.mark.parametrize("is_saved", [True, False])
async def test_a_damaged_article_is_named_and_not_quoted(data_dir: Path, is_saved: bool) -> None:
    change(data_dir, "article")
    if not is_saved:
        forget_index(data_dir)
    async with Library.open(data_dir) as library:
        with pytest.raises(StorageError, match=r"“Harbour Bridge” .* is damaged .* add it again"):
            await library.ask(QUESTION)
        report = await library.reindex()
        assert [title for title, _ in report.failed] == ["Harbour Bridge"]
        with pytest.raises(StorageError, match="is damaged"):
            await library.ask(QUESTION)
    with closing(sqlite3.connect(data_dir / "quoth.db")) as db:
        stored = db.execute("SELECT text FROM current_paragraph WHERE number = 1").fetchall()
    assert stored == [("The harbour bridge was opened in 1932.",)]  # the good copy stays


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("article", "added_at", "\0\0\0\0"),
        ("article", "given", '{"title": '),
        ("paragraph", "headings", "[“Harbour”"),
        ("library", "reindexed_at", "2024-13-41"),
    ],
)
async def test_a_value_that_is_none_is_a_sentence(
    data_dir: Path, table: str, column: str, value: str
) -> None:
    with closing(sqlite3.connect(data_dir / "quoth.db")) as db:
        db.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608
        db.commit()
    forget_index(data_dir)

    async def use() -> None:
        async with Library.open(data_dir) as library:
            await library.ask(QUESTION)
            await library.status()

    with pytest.raises(StorageError, match=r"damaged \(.*\); restore a backup"):
        await use()


async def test_a_schema_that_is_no_text_is_a_sentence(data_dir: Path) -> None:
    path = data_dir / "quoth.db"
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"ON DELETE", b"ON\xa0DELETE", 1))
    with pytest.raises(StorageError, match="is damaged or not a database"):
        async with Library.open(data_dir):
            pass
