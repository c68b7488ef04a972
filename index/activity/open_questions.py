"""Questions that a library could not answer, grouped by likeness."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from index.activity.question_groups import group_alike
from index.storage.database import Database, keep_latest
from index.storage.rows import read_moment

QUESTION = 300
"""Characters of a question that are kept."""
KEPT = 1000
"""Questions of one library that are kept; the oldest go first."""
GROUPED = 500
"""Latest questions that are looked at for groups."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that went unanswered; nothing says who asked it.

    Attributes:
        id: a number of the database's.
        question: its words, bounded.
        link: where it stands, if everybody there can see it.
        asked_at: when, UTC.
    """

    id: int
    question: str
    link: str | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that ask much the same, the latest first; at least one."""

    questions: tuple[OpenQuestion, ...]

    @property
    def wording(self) -> str:
        """The words of the latest."""
        return self.questions[0].question

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of all."""
        return tuple(question.id for question in self.questions)

    @property
    def links(self) -> tuple[str, ...]:
        """Where they stand, the latest first."""
        return tuple(question.link for question in self.questions if question.link)


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """The open questions of one library; every method raises `StorageError`."""

    library: str
    _storage: OpenQuestionTable

    async def note(
        self, question: str, link: str | None = None, *, asked_at: datetime | None = None
    ) -> None:
        """Remember a question that went unanswered.

        Args:
            question: its words; a blank one is not remembered.
            link: where it stands, if everybody there can see it.
            asked_at: when, UTC; None is now.
        """
        if words := " ".join(question.split())[:QUESTION].strip():
            moment = asked_at or datetime.now(UTC)
            await self._storage.add(self.library, words, link, moment, keep=KEPT)

    async def find(self, number: int) -> OpenQuestion | None:
        """Return an open question of this library by its number."""
        return await self._storage.get(self.library, number)

    async def groups(self) -> list[QuestionGroup]:
        """Return the latest open questions, those that ask much the same together.

        The largest groups come first, of equal ones the one asked last.
        """
        recent = await self._storage.recent(self.library, GROUPED)
        return await asyncio.to_thread(_grouped, recent)

    async def group_of(self, number: int) -> QuestionGroup | None:
        """Return the group that an open question is in; None where it is no longer open."""
        return next((group for group in await self.groups() if number in group.ids), None)

    async def settle(self, ids: Sequence[int]) -> int:
        """Forget questions, because they have an answer now; return how many there were."""
        return await self._storage.delete(self.library, ids)

    async def forget(self) -> int:
        """Forget all open questions of this library; return how many there were."""
        return await self._storage.delete(self.library, None)


def _grouped(questions: Sequence[OpenQuestion]) -> list[QuestionGroup]:
    places = group_alike([question.question for question in questions])
    groups = [QuestionGroup(tuple(questions[place] for place in group)) for group in places]
    return sorted(groups, key=lambda group: (-len(group.questions), -group.questions[0].id))


_DELETE = "DELETE FROM open_question WHERE library = ?"


class OpenQuestionTable:
    """Stores what `index.activity.open_questions` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, library: str, question: str, link: str | None, now: datetime, *, keep: int
    ) -> None:
        """Store a question; of those of the library only the latest `keep` stay."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO open_question (library, question, link, asked_at) VALUES (?, ?, ?, ?)",
                library,
                question,
                link,
                now.isoformat(),
            )
            await keep_latest(db, "open_question", library, keep)

    async def recent(self, library: str, limit: int) -> list[OpenQuestion]:
        """Return the latest questions of a library, the latest first."""
        found = await self._database.fetch(
            "SELECT id, question, link, asked_at FROM open_question WHERE library = ?"
            " ORDER BY id DESC LIMIT ?",
            library,
            limit,
        )
        return [_question(row) for row in found]

    async def get(self, library: str, number: int) -> OpenQuestion | None:
        """Return a question of a library by number."""
        found = await self._database.fetch(
            "SELECT id, question, link, asked_at FROM open_question WHERE library = ? AND id = ?",
            library,
            number,
        )
        return next((_question(row) for row in found), None)

    async def delete(self, library: str, ids: Sequence[int] | None) -> int:
        """Delete questions by number, or all where `ids` is None; return how many there were."""
        async with self._database.writing() as db:
            if ids is None:
                gone = await db.fetch(f"{_DELETE} RETURNING id", library)
            else:
                gone = await db.fetch(f"{_DELETE} AND id IN {{list}} RETURNING id", library, ids)
        return len(gone)


def _question(row: Sequence[Any]) -> OpenQuestion:
    number, question, link, asked_at = row
    return OpenQuestion(number, question, link, read_moment(asked_at))
