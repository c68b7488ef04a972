from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.activity.journal import REASON, Journal
from index.activity.journal_table import JournalTable
from index.activity.model import Kept
from index.activity.open_questions import OpenQuestions, OpenQuestionTable
from index.activity.preferences import PreferenceTable
from index.activity.pseudonyms import SALT, pseudonym, read_salt
from index.answering.citations.cited import Cited, digest
from index.errors import StorageError
from index.model import Answer, Passage, Quote, Verdict
from index.storage.database import Database
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase

MIA, ADA = 1001, 1002
TEXT = "It was opened in 1932. It is long."
PASSAGE = Passage(
    "a1", "The bridge", None, None, None, 2, 9, (), TEXT, (Quote(0, 22, TEXT[:22]),), 1.0
)
ANSWER = Answer("When was it opened?", Verdict.ANSWERED, 0.75, (PASSAGE,))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations())
    yield opened
    await opened.close()


@pytest.fixture
def journal(database: Database) -> Journal:
    return Journal(JournalTable(database), b"salt")


async def test_an_answer_is_remembered_without_its_question(
    journal: Journal, tmp_path: Path
) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA)
    given = await journal.answer(x1)
    assert given is not None
    await journal.written()
    assert await journal.answer(x1) == given
    assert given.cited == (Cited("a1", 2, digest(TEXT), ((0, 22),)),)
    assert journal.is_asker(given, MIA)
    assert not journal.is_asker(given, ADA)
    stored = (tmp_path / "quoth.db-wal").read_bytes()
    assert x1.encode() in stored
    assert b"When was it" not in stored
    assert str(MIA).encode() not in stored


async def test_a_question_is_kept_where_the_operator_wants_it(journal: Journal) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA, keep_question=True)
    given = await journal.answer(x1)
    assert given is not None
    assert given.question == "When was it opened?"


async def test_an_answer_never_given_is_unknown(journal: Journal) -> None:
    assert await journal.answer("nothing") is None
    assert await journal.vote("nothing", MIA, helpful=True) is None
    assert (await journal.kept(MIA)).votes == 0
    assert not await journal.claim_share("nothing")


async def test_ids_differ_and_are_short(journal: Journal) -> None:
    ids = [journal.remember("7", ANSWER, asker=MIA) for _ in range(50)]
    await journal.written()
    assert len(set(ids)) == 50
    assert {len(key) for key in ids} == {12}
    assert (await journal.kept(MIA)).answers == 50


async def test_an_answer_that_cannot_be_written_is_logged_and_unknown(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(JournalTable(database), b"salt")
    async with database.writing() as db:
        await db.run("DROP TABLE cited")
    x1 = journal.remember("7", ANSWER, asker=MIA)
    await journal.written()
    assert "Could not remember an answer" in caplog.text
    assert (await journal.kept(MIA)).answers == 0
    assert x1


async def test_a_member_has_one_vote_and_may_change_it(journal: Journal) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA)
    assert await journal.vote(x1, ADA, helpful=False) is None
    assert await journal.give_reason(x1, ADA, " old " + "x" * 400)
    assert await journal.vote(x1, ADA, helpful=False) is False
    assert await journal.kept(ADA) == Kept(0, 0, 1, 1, (await journal.kept(ADA)).oldest)
    assert await journal.vote(x1, ADA, helpful=True) is False
    assert (await journal.kept(ADA)).reasons == 0
    assert await journal.vote(x1, MIA, helpful=True) is None
    assert not await journal.give_reason(x1, 5, "a stranger")
    assert REASON < 400


async def test_an_answer_is_shared_once(journal: Journal) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA)
    claims = await asyncio.gather(*(journal.claim_share(x1) for _ in range(5)))
    assert sorted(claims) == [False, False, False, False, True]
    await journal.release_share(x1)
    assert await journal.claim_share(x1)


async def test_the_message_that_answers_a_message_is_known(journal: Journal) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA)
    assert await journal.told("1/2") is None
    await journal.place(x1, "1/2", "1/3")
    assert await journal.told("1/2") == "1/3"
    await journal.displace("1/2")
    assert await journal.told("1/2") is None


async def test_a_member_can_be_forgotten(journal: Journal) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA, keep_question=True)
    x2 = journal.remember("7", ANSWER, asker=ADA)
    await journal.place(x1, "1/2", "1/3")
    await journal.vote(x1, MIA, helpful=True)
    await journal.vote(x2, MIA, helpful=False)
    kept = await journal.forget(MIA)
    assert (kept.answers, kept.questions, kept.votes) == (1, 1, 2)
    assert await journal.kept(MIA) == Kept(0, 0, 0, 0, None)
    given = await journal.answer(x1)
    assert given is not None
    assert (given.asker, given.question) == (None, None)
    assert not journal.is_asker(given, MIA)
    assert await journal.told("1/2") is None
    assert (await journal.kept(ADA)).answers == 1


async def test_what_is_old_is_deleted_with_its_votes(journal: Journal, tmp_path: Path) -> None:
    old = journal.remember("7", ANSWER, asker=MIA)
    new = journal.remember("7", ANSWER, asker=MIA)
    await journal.vote(old, ADA, helpful=True)
    long_ago = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    with sqlite3.connect(tmp_path / "quoth.db") as db:
        db.execute("UPDATE answer SET given_at = ? WHERE id = ?", (long_ago, old))
    db.close()
    assert await journal.purge(32) == 0
    assert await journal.purge(30) == 1
    assert await journal.answer(old) is None
    assert await journal.answer(new) is not None
    assert (await journal.kept(ADA)).votes == 0


def test_the_salt_is_made_once_and_is_the_operators_alone(tmp_path: Path) -> None:
    salt = read_salt(tmp_path, tmp_path / "lock")
    assert len(salt) == 32
    assert read_salt(tmp_path, tmp_path / "lock") == salt
    assert (tmp_path / SALT).stat().st_mode & 0o077 == 0
    assert pseudonym(salt, MIA) != pseudonym(b"another", MIA)


def test_a_salt_that_cannot_be_kept_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="salt"):
        read_salt(tmp_path / "missing", tmp_path / "lock")


async def test_preferences_are_kept_by_library(database: Database) -> None:
    preferences = PreferenceTable(database)
    await preferences.set("7", "channels", "1 2")
    await preferences.set("7", "channels", "3")
    await preferences.set("8", "channels", "4")
    assert await preferences.all("7") == {"channels": "3"}
    await preferences.set("7", "channels", None)
    assert await preferences.all("7") == {}
    assert await preferences.all("8") == {"channels": "4"}


async def test_a_place_that_cannot_be_remembered_is_no_error_to_whoever_asked(
    database: Database, journal: Journal, caplog: pytest.LogCaptureFixture
) -> None:
    x1 = journal.remember("7", ANSWER, asker=MIA)
    await journal.written()
    async with database.writing() as db:
        await db.run("ALTER TABLE answer RENAME TO elsewhere")
    await journal.place(x1, "1/2", "1/3")
    assert "Could not remember where an answer stands" in caplog.text


async def test_forgetting_takes_the_link_from_open_questions(
    journal: Journal, database: Database
) -> None:
    questions = OpenQuestions("7", OpenQuestionTable(database))
    others = OpenQuestions("8", OpenQuestionTable(database))
    for member, message in ((MIA, "70/1"), (ADA, "70/11")):
        answer = journal.remember("7", ANSWER, asker=member)
        await journal.place(answer, message, "70/9")
        await questions.note(f"What of {message}?", f"https://discord.com/channels/7/{message}")
    await others.note("And there?", "https://discord.com/channels/8/70/1")
    await journal.forget(MIA)
    links = [link for group in await questions.groups() for link in group.links]
    assert links == ["https://discord.com/channels/7/70/11"]
    assert [len(group.links) for group in await others.groups()] == [1]
