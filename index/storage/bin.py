"""Removed articles, in the same SQLite file as the others."""

from __future__ import annotations

from datetime import datetime

from index.activity.trash import Removed
from index.storage.database import Database


class SQLiteBin:
    """Stores what `index.activity.trash` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def discard(self, library: str, article: Removed, draft: str, *, keep: int) -> bool:
        """Move an article out of its library, in one transaction; False when it is not there.

        Args:
            library: the library's key.
            article: what is removed.
            draft: the article as JSON.
            keep: how many removed articles of the library stay, the latest.
        """
        async with self._database.writing() as db:
            gone = await db.execute_fetchall(
                "DELETE FROM article WHERE library = ? AND id = ? RETURNING id",
                (library, article.article_id),
            )
            if not gone:
                return False
            await db.execute_fetchall(
                "UPDATE library SET revision = revision + 1 WHERE key = ?", (library,)
            )
            await db.execute_fetchall(
                "INSERT OR REPLACE INTO bin (article_id, library, removed_at, title, draft)"
                " VALUES (?, ?, ?, ?, ?)",
                (article.article_id, library, article.removed_at.isoformat(), article.title, draft),
            )
            await db.execute_fetchall(
                "DELETE FROM bin WHERE library = ? AND rowid IN (SELECT rowid FROM bin"
                " WHERE library = ? ORDER BY removed_at DESC LIMIT -1 OFFSET ?)",
                (library, library, keep),
            )
        return True

    async def get(self, library: str, article_id: str, since: datetime) -> str | None:
        """Return an article that was removed after a moment, as JSON."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT draft FROM bin WHERE library = ? AND article_id = ? AND removed_at >= ?",
                (library, article_id, since.isoformat()),
            )
        return next((row[0] for row in found), None)

    async def all(self, library: str, since: datetime) -> list[Removed]:
        """Return what was removed from a library after a moment, the latest first."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT article_id, title, removed_at FROM bin"
                " WHERE library = ? AND removed_at >= ? ORDER BY removed_at DESC",
                (library, since.isoformat()),
            )
        return [Removed(key, title, datetime.fromisoformat(moment)) for key, title, moment in found]

    async def delete(self, library: str, article_id: str) -> None:
        """Delete a removed article for good."""
        async with self._database.writing() as db:
            await db.execute_fetchall(
                "DELETE FROM bin WHERE library = ? AND article_id = ?", (library, article_id)
            )

    async def purge(self, before: datetime) -> int:
        """Delete what was removed before a moment; return how many there were."""
        async with self._database.writing() as db:
            gone = await db.execute_fetchall(
                "DELETE FROM bin WHERE removed_at < ? RETURNING article_id", (before.isoformat(),)
            )
        return len(list(gone))
