"""Answers that members found unhelpful, with the reasons that they gave."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from index.storage.database import Database
from index.storage.rows import read_moment

MOST = 100
"""Answers that are looked at, the latest votes first."""


@dataclass(frozen=True, slots=True)
class UnhelpfulAnswer:
    """An answer that was voted unhelpful; nothing says who voted.

    Attributes:
        id: of the answer.
        question: its words, where the operator keeps them.
        article_id: of the passage that was shown first; None where there was none.
        votes: how many found it unhelpful.
        reasons: as they were typed, the latest first; untrusted text.
        voted_at: when the latest vote was given, UTC.
    """

    id: str
    question: str | None
    article_id: str | None
    votes: int
    reasons: tuple[str, ...]
    voted_at: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What members made of the answers of one library; every method raises `StorageError`."""

    library: str
    _table: FeedbackTable

    async def unhelpful(self) -> list[UnhelpfulAnswer]:
        """Return the answers that were voted unhelpful and are not dismissed, the latest first."""
        return await self._table.unhelpful(self.library, MOST)

    async def dismiss(self, answer_id: str) -> None:
        """Leave an answer out from now on; its votes go on counting."""
        await self._table.dismiss(self.library, answer_id)

    async def quoted(self) -> set[str]:
        """Return the ids of the articles that any answer that is still known has quoted."""
        return await self._table.quoted(self.library)


class FeedbackTable:
    """Reads what `index.activity.feedback` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unhelpful(self, library: str, limit: int) -> list[UnhelpfulAnswer]:
        """Return the answers, the latest votes first."""
        found = await self._database.fetch(
            "SELECT a.id, a.question, c.article_id, COUNT(*), MAX(v.voted_at) AS latest"
            " FROM answer AS a JOIN vote AS v ON v.answer_id = a.id AND v.helpful = 0"
            " LEFT JOIN cited AS c ON c.answer_id = a.id AND c.place = 0"
            " LEFT JOIN reviewed_answer AS r ON r.answer_id = a.id"
            " WHERE a.library = ? AND r.answer_id IS NULL"
            " GROUP BY a.id, a.question, c.article_id ORDER BY latest DESC, a.id LIMIT ?",
            library,
            limit,
        )
        reasons = await self._reasons(library)
        return [
            UnhelpfulAnswer(key, question, article, votes, tuple(reasons[key]), read_moment(latest))
            for key, question, article, votes, latest in found
        ]

    async def _reasons(self, library: str) -> dict[str, list[str]]:
        found = await self._database.fetch(
            "SELECT v.answer_id, v.reason FROM vote AS v JOIN answer AS a ON a.id = v.answer_id"
            " WHERE a.library = ? AND v.helpful = 0 AND v.reason IS NOT NULL"
            " ORDER BY v.voted_at DESC",
            library,
        )
        reasons: dict[str, list[str]] = defaultdict(list)
        for answer_id, reason in found:
            reasons[answer_id].append(reason)
        return reasons

    async def dismiss(self, library: str, answer_id: str) -> None:
        """Remember that an answer of a library has been looked at."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO reviewed_answer (answer_id) SELECT id FROM answer"
                " WHERE library = ? AND id = ? ON CONFLICT (answer_id) DO NOTHING",
                library,
                answer_id,
            )

    async def quoted(self, library: str) -> set[str]:
        """Return the articles that any answer of a library has quoted."""
        found = await self._database.fetch(
            "SELECT DISTINCT c.article_id FROM cited AS c JOIN answer AS a ON a.id = c.answer_id"
            " WHERE a.library = ?",
            library,
        )
        return {row[0] for row in found}
