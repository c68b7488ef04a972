"""Questions that nobody could answer, in the same SQLite file as the articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from index.activity.open_questions import OpenQuestion
from index.storage.database import Database


class SQLiteOpenQuestions:
    """Stores what `index.activity.open_questions` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, library: str, question: str, link: str | None, now: datetime, *, keep: int
    ) -> None:
        """Store a question; of those of the library only the latest `keep` stay."""
        async with self._database.writing() as db:
            await db.execute_fetchall(
                "INSERT INTO open_question (library, question, link, asked_at) VALUES (?, ?, ?, ?)",
                (library, question, link, now.isoformat()),
            )
            await db.execute_fetchall(
                "DELETE FROM open_question WHERE library = ? AND id <= (SELECT id"
                " FROM open_question WHERE library = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                (library, library, keep),
            )

    async def recent(self, library: str, limit: int) -> list[OpenQuestion]:
        """Return the latest questions of a library, the latest first."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT id, question, link, asked_at FROM open_question WHERE library = ?"
                " ORDER BY id DESC LIMIT ?",
                (library, limit),
            )
        return [_question(row) for row in found]

    async def get(self, library: str, number: int) -> OpenQuestion | None:
        """Return a question of a library by number."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT id, question, link, asked_at FROM open_question"
                " WHERE library = ? AND id = ?",
                (library, number),
            )
        return next((_question(row) for row in found), None)

    async def delete(self, library: str, ids: Sequence[int] | None) -> int:
        """Delete questions by number, or all where `ids` is None; return how many there were."""
        async with self._database.writing() as db:
            gone = await db.execute_fetchall(
                "DELETE FROM open_question WHERE library = ?"
                " AND (? IS NULL OR id IN (SELECT value FROM json_each(?))) RETURNING id",
                (library, None if ids is None else 1, json.dumps(list(ids or ()))),
            )
        return len(list(gone))


def _question(row: Sequence[Any]) -> OpenQuestion:
    number, question, link, asked_at = row
    return OpenQuestion(number, question, link, datetime.fromisoformat(asked_at))
