"""Questions of a library with the passage that should come first, asked again after changes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from index.analysis.question_key import question_key
from index.answering.citations.cited import Cited, spans_of
from index.answering.citations.recall import recall
from index.errors import ArticleGone, PassageChanged, TestRefused
from index.model import Answer, Passage
from index.storage.database import Database
from index.storage.interface import Storage
from index.storage.rows import read_moment

QUESTION = 300
"""Characters of a question that are kept."""
MOST = 200
"""Test questions that a library may have."""
DEPTH = 10
"""Passages of an answer among which the right one is looked for."""

Ask = Callable[[str], Awaitable[Answer]]
"""Asks the library, for `DEPTH` passages."""


@dataclass(frozen=True, slots=True)
class LibraryTest:
    """A question and the passage that should come first.

    Attributes:
        question: as the manager wrote it.
        title: the article's title when the question was added.
        cited: the passage.
        place: where the passage came at the last run, 1 is first; None is nowhere.
        before: the same at the run before that.
        ran_at: when the last run was, UTC; None before the first.
    """

    question: str
    title: str
    cited: Cited
    place: int | None = None
    before: int | None = None
    ran_at: datetime | None = None

    @property
    def passed(self) -> bool:
        """Whether the passage came first."""
        return self.place == 1

    @property
    def changed(self) -> bool:
        """Whether the last run came out otherwise than the one before."""
        return self.place != self.before


@dataclass(frozen=True, slots=True)
class TestRun:
    """What came of all test questions of a library, in order of the questions."""

    __test__ = False  # pytest takes it for a class of tests

    tests: tuple[LibraryTest, ...]

    @property
    def changed(self) -> tuple[LibraryTest, ...]:
        """Those that came out otherwise than the time before."""
        return tuple(test for test in self.tests if test.changed)

    @property
    def passed(self) -> int:
        """How many had the right passage first."""
        return sum(test.passed for test in self.tests)


@dataclass(frozen=True, slots=True)
class LibraryTests:
    """The test questions of one library; every method raises `StorageError`."""

    library: str
    reads: tuple[str, ...]
    _table: LibraryTestTable
    _storage: Storage

    async def add(self, question: str, passage: Passage, ask: Ask) -> LibraryTest:
        """Add a question, or give it another passage; it is asked at once.

        Args:
            question: as people ask it.
            passage: the one that should come first.
            ask: how the library is asked.

        Raises:
            TestRefused: the question says nothing, or there are too many.
        """
        question = " ".join(question.split())[:QUESTION]
        key = question_key(question)
        if not key:
            raise TestRefused(
                "This question has no words to recognise it by; write a whole question."
            )
        place = _place(passage, await ask(question))
        test = LibraryTest(
            question, passage.title, Cited.of(passage), place, place, datetime.now(UTC)
        )
        if not await self._table.set(self.library, key, test, most=MOST):
            raise TestRefused(f"A library can have {MOST} test questions; remove one first.")
        return test

    async def remove(self, question: str) -> LibraryTest | None:
        """Remove a question; return it, None where there was none."""
        return await self._table.delete(self.library, question_key(question))

    async def all(self) -> list[LibraryTest]:
        """Return all test questions with what came of them last, in order."""
        tests = await self._table.all(self.library)
        return sorted(tests, key=lambda test: test.question.casefold())

    async def expected(self) -> list[tuple[str, str]]:
        """Return each question with the words that should answer it, as far as they are there."""
        found = []
        for test in await self.all():
            passage = await self.passage(test)
            if passage:
                found.append((test.question, " ".join(quote.text for quote in passage.quotes)))
        return found

    async def passage(self, test: LibraryTest) -> Passage | None:
        """Return the passage of a test question as it is now; None where it has gone."""
        try:
            return (await recall(self._storage, self.reads, test.cited)).passage
        except (ArticleGone, PassageChanged):
            return None

    async def libraries(self) -> list[str]:
        """Return the keys of all libraries of the installation that have test questions."""
        return await self._table.libraries()

    async def run(self, ask: Ask) -> TestRun:
        """Ask all questions, and remember what came of them.

        Args:
            ask: how the library is asked.
        """
        results = []
        now = datetime.now(UTC)
        for test in await self.all():
            place = _place(await self.passage(test), await ask(test.question))
            result = replace(test, place=place, before=test.place, ran_at=now)
            await self._table.note(self.library, question_key(test.question), result)
            results.append(result)
        return TestRun(tuple(results))


def _place(wanted: Passage | None, answer: Answer) -> int | None:
    """Return the place of a passage in an answer, from 1."""
    if wanted is None:
        return None
    return next((n for n, found in enumerate(answer.passages, 1) if _shows(found, wanted)), None)


def _shows(found: Passage, wanted: Passage) -> bool:
    """Return whether a passage has a paragraph of another."""
    return (
        found.article_id == wanted.article_id
        and found.first_paragraph <= wanted.last_paragraph
        and wanted.first_paragraph <= found.last_paragraph
    )


class LibraryTestTable:
    """Stores what `index.activity.library_tests` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set(self, library: str, key: str, test: LibraryTest, *, most: int) -> bool:
        """Store a question in place of that of the same sense; False beside `most` others."""
        async with self._database.writing() as db:
            [(others,)] = await db.fetch(
                "SELECT COUNT(*) FROM test_question WHERE library = ? AND sense <> ?", library, key
            )
            if others >= most:
                return False
            await db.run(
                "INSERT INTO test_question (library, sense, question, title, article_id,"
                " paragraph, digest, quotes, place, place_before, ran_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (library, sense) DO UPDATE SET question = excluded.question,"
                " title = excluded.title, article_id = excluded.article_id,"
                " paragraph = excluded.paragraph, digest = excluded.digest,"
                " quotes = excluded.quotes, place = excluded.place,"
                " place_before = excluded.place_before, ran_at = excluded.ran_at",
                library,
                key,
                *_values(test),
            )
        return True

    async def note(self, library: str, key: str, test: LibraryTest) -> None:
        """Store what came of a question."""
        async with self._database.writing() as db:
            await db.run(
                "UPDATE test_question SET place = ?, place_before = ?, ran_at = ?"
                " WHERE library = ? AND sense = ?",
                test.place,
                test.before,
                test.ran_at and test.ran_at.isoformat(),
                library,
                key,
            )

    async def all(self, library: str) -> list[LibraryTest]:
        """Return all questions of a library."""
        found = await self._database.fetch(
            "SELECT question, title, article_id, paragraph, digest, quotes, place, place_before,"
            " ran_at FROM test_question WHERE library = ?",
            library,
        )
        return list(_tests(found))

    async def libraries(self) -> list[str]:
        """Return the libraries that have test questions."""
        found = await self._database.fetch(
            "SELECT DISTINCT library FROM test_question ORDER BY library"
        )
        return [row[0] for row in found]

    async def delete(self, library: str, key: str) -> LibraryTest | None:
        """Delete a question and return it."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM test_question WHERE library = ? AND sense = ? RETURNING question,"
                " title, article_id, paragraph, digest, quotes, place, place_before, ran_at",
                library,
                key,
            )
        return next(_tests(gone), None)


def _values(test: LibraryTest) -> Sequence[Any]:
    cited = test.cited
    return (
        test.question,
        test.title,
        cited.article_id,
        cited.paragraph,
        cited.digest,
        json.dumps(cited.quotes),
        test.place,
        test.before,
        test.ran_at and test.ran_at.isoformat(),
    )


def _tests(rows: Iterable[Sequence[Any]]) -> Iterator[LibraryTest]:
    for question, title, article_id, paragraph, digest, quotes, place, before, ran_at in rows:
        cited = Cited(article_id, paragraph, digest, spans_of(quotes))
        moment = read_moment(ran_at) if ran_at else None
        yield LibraryTest(question, title, cited, place, before, moment)
