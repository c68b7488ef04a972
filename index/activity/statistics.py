"""How a library does: questions a day, what was answered and found helpful, what is quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from index.model import Verdict
from index.storage.database import Database

RECENT = 100
"""Latest questions by which a threshold is tried."""


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of one day, small talk left out; days are those of UTC.

    Attributes:
        day: which.
        questions: asked.
        answered: those of them that got a passage.
        helpful: votes that said so, on answers given on this day.
        unhelpful: votes that said the contrary.
    """

    day: date
    questions: int = 0
    answered: int = 0
    helpful: int = 0
    unhelpful: int = 0


@dataclass(frozen=True, slots=True)
class Insights:
    """What was asked of a library over some days.

    Attributes:
        days: every day, the earliest first; those without a question as well.
        articles: (article id, answers that quoted it first), the most quoted first.
        quoted: answers that quoted it first, by id of each article that was quoted at all.
    """

    days: tuple[Day, ...]
    articles: tuple[tuple[str, int], ...]
    quoted: Mapping[str, int] = field(default_factory=dict)

    @property
    def questions(self) -> int:
        """Questions of all days."""
        return sum(day.questions for day in self.days)

    @property
    def answered(self) -> int:
        """Answered questions of all days."""
        return sum(day.answered for day in self.days)

    @property
    def helpful(self) -> int:
        """Votes of all days that said helpful."""
        return sum(day.helpful for day in self.days)

    @property
    def votes(self) -> int:
        """Votes of all days."""
        return self.helpful + sum(day.unhelpful for day in self.days)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the answers of one library; every method raises `StorageError`."""

    library: str
    _storage: StatisticsTable

    async def insights(self, days: int, *, articles: int = 5) -> Insights:
        """Return what was asked over the last so many days, today included.

        Args:
            days: at least 1.
            articles: the most articles to name.
        """
        today = datetime.now(UTC).date()
        first = today - timedelta(days=days - 1)
        found = {day.day: day for day in await self._storage.days(self.library, first)}
        every = (first + timedelta(days=number) for number in range(days))
        quoted = await self._storage.quoted(self.library, first)
        top = sorted(quoted.items(), key=lambda pair: (-pair[1], pair[0]))
        return Insights(
            tuple(found.get(day, Day(day)) for day in every),
            tuple((key, count) for key, count in top[:articles] if count),
            quoted,
        )

    async def confidences(self) -> list[float]:
        """Return the confidence in the answers to the latest questions, the latest first."""
        return await self._storage.confidences(self.library, RECENT)


_NO_QUESTIONS = (Verdict.NO_QUESTION.value, Verdict.OVERVIEW.value)
_FOUND = (Verdict.ANSWERED.value, Verdict.NOT_IN_LIBRARY.value)


class StatisticsTable:
    """Counts what `index.activity.statistics` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def days(self, library: str, first: date) -> list[Day]:
        """Return the days, from the first on, on which a library was asked something."""
        found = await self._database.fetch(
            "SELECT SUBSTR(a.given_at, 1, 10) AS day, COUNT(*),"
            " COUNT(*) FILTER (WHERE a.verdict = ?),"
            " CAST(COALESCE(SUM(v.helpful), 0) AS INTEGER),"
            " CAST(COALESCE(SUM(v.votes - v.helpful), 0) AS INTEGER)"
            " FROM answer AS a LEFT JOIN (SELECT answer_id, SUM(helpful) AS helpful,"
            " COUNT(*) AS votes FROM vote GROUP BY answer_id) AS v ON v.answer_id = a.id"
            " WHERE a.library = ? AND a.given_at >= ? AND a.verdict NOT IN (?, ?)"
            " GROUP BY day ORDER BY day",
            Verdict.ANSWERED,
            library,
            first.isoformat(),
            *_NO_QUESTIONS,
        )
        return [Day(date.fromisoformat(day), *counts) for day, *counts in found]

    async def quoted(self, library: str, first: date) -> dict[str, int]:
        """Return how many answers since a day quoted an article first, by id, 0 included."""
        found = await self._database.fetch(
            "SELECT c.article_id, SUM(CASE WHEN c.place = 0 THEN 1 ELSE 0 END) FROM answer AS a"
            " JOIN cited AS c ON c.answer_id = a.id"
            " WHERE a.library = ? AND a.given_at >= ? GROUP BY c.article_id",
            library,
            first.isoformat(),
        )
        return {row[0]: row[1] for row in found}

    async def confidences(self, library: str, limit: int) -> list[float]:
        """Return the confidence in the latest answers to questions, the latest first."""
        found = await self._database.fetch(
            "SELECT confidence FROM answer WHERE library = ? AND verdict IN (?, ?)"
            " ORDER BY given_at DESC, id LIMIT ?",
            library,
            *_FOUND,
            limit,
        )
        return [row[0] for row in found]
