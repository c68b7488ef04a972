"""Deleting by age, in the tables of all that is kept for a time only."""

from __future__ import annotations

from datetime import datetime

from index.storage.database import Database

_ANSWERS = "DELETE FROM answer WHERE given_at < ?"
_QUESTIONS = "DELETE FROM open_question WHERE asked_at < ?"
_OF_ONE = " AND library = ?"
_GONE = (
    "DELETE FROM composed WHERE NOT EXISTS"
    " (SELECT 1 FROM article AS a WHERE a.id = composed.article_id)"
    " AND NOT EXISTS (SELECT 1 FROM bin AS b WHERE b.library = composed.library"
    " AND b.article_id = composed.article_id)"
)


class RetentionTable:
    """Deletes by age, over all libraries or in one; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def expire(self, before: datetime, library: str | None = None) -> int:
        """Delete answers, with their votes, and open questions; return how many there were.

        Args:
            before: the moment before which they came about.
            library: the only library to look in; None is all of them.
        """
        condition, values = "", [before.isoformat()]
        if library is not None:
            condition = _OF_ONE
            values.append(library)
        gone = 0
        async with self._database.writing() as db:
            for statement in (_ANSWERS, _QUESTIONS):
                gone += len(await db.fetch(f"{statement}{condition} RETURNING id", *values))
        return gone

    async def expire_log(self, before: datetime) -> int:
        """Delete the entries of all logs from before a moment; return how many there were."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM event WHERE happened_at < ? RETURNING id", before.isoformat()
            )
        return len(gone)

    async def expire_contributions(self) -> None:
        """Delete what members said in articles that are gone, and can no longer be brought back."""
        async with self._database.writing() as db:
            await db.run(_GONE)

    async def expire_offers(self, before: datetime) -> None:
        """Forget what was offered to managers before a moment."""
        async with self._database.writing() as db:
            await db.run("DELETE FROM offer WHERE offered_at < ?", before.isoformat())
