"""Libraries whose server is gone: kept for a while, then deleted with all that is theirs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index import Library
from tests.index.conftest import lighthouse, on_sqlite

pytestmark = on_sqlite


def rows_of(data_dir: Path, library: str) -> dict[str, int]:
    """Count the rows that belong to a library, in the tables where there are any."""
    with closing(sqlite3.connect(data_dir / "quoth.db")) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if "library"
            in [column[1] for column in connection.execute(f"PRAGMA table_info({name})")]
        ]
        counts = {
            name: connection.execute(
                f"SELECT COUNT(*) FROM {name} WHERE library = ?",  # noqa: S608 - as listed above
                (library,),
            ).fetchone()[0]
            for name in tables
        }
    return {name: count for name, count in counts.items() if count}


def left(data_dir: Path, library: str, days: float) -> None:
    """Let a library have been left so many days ago."""
    moment = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    with closing(sqlite3.connect(data_dir / "quoth.db")) as connection:
        connection.execute("UPDATE departure SET left_at = ? WHERE library = ?", (moment, library))
        connection.commit()


async def fill(library: Library) -> None:
    await library.add(lighthouse(1))
    await library.prefer("passages", "2")
    answer = await library.ask("When was the lamp of station L0001 first lit?")
    library.journal.remember(library.key, answer, asker=1, shared=False, keep_question=True)
    await library.journal.written()


async def test_all_of_a_library_goes_after_the_time_of_grace_and_nothing_else(
    library: Library, tmp_path: Path
) -> None:
    gone, other = library.of("7"), library.of("8")
    for each in (gone, other):
        await fill(each)
    await library.add(lighthouse(2))
    others = rows_of(tmp_path / "data", "8")
    await library.server_libraries.leave("7")
    assert await library.server_libraries.purge(30, []) == []
    left(tmp_path / "data", "7", 31)
    assert await library.server_libraries.purge(30, []) == ["7"]
    assert rows_of(tmp_path / "data", "7") == {}
    assert rows_of(tmp_path / "data", "8") == others != {}
    assert [article.library for article in await gone.articles()] == ["shared"]
    assert (await library.server_libraries.size()) == (2, 6)


async def test_who_comes_back_finds_everything(library: Library, tmp_path: Path) -> None:
    await fill(library.of("7"))
    await library.server_libraries.leave("7")
    left(tmp_path / "data", "7", 31)
    assert await library.server_libraries.stay("7")
    assert not await library.server_libraries.stay("7")
    assert await library.server_libraries.purge(30, []) == []
    assert rows_of(tmp_path / "data", "7")


async def test_who_left_unseen_counts_from_when_it_was_noticed(
    library: Library, tmp_path: Path
) -> None:
    for key in ("7", "8"):
        await fill(library.of(key))
    await library.add(lighthouse(2))
    await library.server_libraries.note_present(["8"])
    left(tmp_path / "data", "7", 31)
    await library.server_libraries.note_present(["8"])  # again: it does not count anew
    assert await library.server_libraries.purge(30, ["8"]) == ["7"]
    await library.server_libraries.note_present([])
    await library.server_libraries.note_present(["8"])
    left(tmp_path / "data", "8", 31)
    assert await library.server_libraries.purge(30, []) == []


async def test_whoever_is_there_is_never_deleted(library: Library, tmp_path: Path) -> None:
    await fill(library.of("7"))
    await library.server_libraries.leave("7")
    left(tmp_path / "data", "7", 31)
    assert await library.server_libraries.purge(30, ["7"]) == []
    assert await library.server_libraries.purge(30, []) == []


async def test_a_library_that_begins_anew_answers_from_what_it_has_now(
    library: Library, tmp_path: Path
) -> None:
    server = library.of("7")
    await server.add(lighthouse(1))
    question = "When was the lamp of station L0001 first lit?"
    assert (await server.ask(question)).answered
    await library.server_libraries.leave("7")
    left(tmp_path / "data", "7", 31)
    await library.server_libraries.purge(30, [])
    assert not (await server.ask(question)).answered
    await server.add(lighthouse(1, opened=1999))
    assert "1999" in (await server.ask(question)).passages[0].text
