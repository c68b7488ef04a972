"""Counts over the answers given, in the same SQLite file as the articles."""

from __future__ import annotations

from datetime import date

from index.activity.statistics import Day
from index.model import Verdict
from index.storage.database import Database

_FOUND = (Verdict.ANSWERED.value, Verdict.NOT_IN_LIBRARY.value)


class SQLiteStatistics:
    """Counts what `index.activity.statistics` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def days(self, library: str, first: date) -> list[Day]:
        """Return the days, from the first on, on which a library was asked something."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT SUBSTR(a.given_at, 1, 10) AS day, COUNT(*), SUM(a.verdict = ?),"
                " COALESCE(SUM(v.helpful), 0), COALESCE(SUM(v.votes - v.helpful), 0)"
                " FROM answer AS a LEFT JOIN (SELECT answer_id, SUM(helpful) AS helpful,"
                " COUNT(*) AS votes FROM vote GROUP BY answer_id) AS v ON v.answer_id = a.id"
                " WHERE a.library = ? AND a.given_at >= ? AND a.verdict <> ?"
                " GROUP BY day ORDER BY day",
                (Verdict.ANSWERED, library, first.isoformat(), Verdict.NO_QUESTION),
            )
        return [Day(date.fromisoformat(day), *counts) for day, *counts in found]

    async def articles(self, library: str, first: date, limit: int) -> list[tuple[str, int]]:
        """Return (article id, answers) of what was quoted first most often since a day."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT c.article_id, COUNT(*) AS answers FROM answer AS a"
                " JOIN cited AS c ON c.answer_id = a.id AND c.place = 0"
                " WHERE a.library = ? AND a.given_at >= ?"
                " GROUP BY c.article_id ORDER BY answers DESC, c.article_id LIMIT ?",
                (library, first.isoformat(), limit),
            )
        return [(row[0], row[1]) for row in found]

    async def confidences(self, library: str, limit: int) -> list[float]:
        """Return the confidence in the latest answers to questions, the latest first."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT confidence FROM answer WHERE library = ? AND verdict IN (?, ?)"
                " ORDER BY given_at DESC, id LIMIT ?",
                (library, *_FOUND, limit),
            )
        return [row[0] for row in found]
