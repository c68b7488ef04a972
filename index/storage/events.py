"""The log of each library, in the same SQLite file as the articles."""

from __future__ import annotations

from datetime import datetime

from index.activity.audit_log import Event
from index.storage.database import Database


class SQLiteEvents:
    """Stores what `index.activity.audit_log` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, library: str, event: Event, *, keep: int) -> None:
        """Store an entry; of those of the library only the latest `keep` stay."""
        async with self._database.writing() as db:
            await db.execute_fetchall(
                "INSERT INTO event (library, happened_at, actor, action, subject)"
                " VALUES (?, ?, ?, ?, ?)",
                (library, event.happened_at.isoformat(), event.actor, event.action, event.subject),
            )
            await db.execute_fetchall(
                "DELETE FROM event WHERE library = ? AND id <= (SELECT id FROM event"
                " WHERE library = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                (library, library, keep),
            )

    async def recent(self, library: str, limit: int) -> list[Event]:
        """Return the latest entries of a library, the latest first."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT happened_at, actor, action, subject FROM event WHERE library = ?"
                " ORDER BY id DESC LIMIT ?",
                (library, limit),
            )
        return [Event(datetime.fromisoformat(moment), *rest) for moment, *rest in found]

    async def count(self, actor: str) -> int:
        """Return how many entries of all libraries name a member."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT count(*) FROM event WHERE actor = ?", (actor,)
            )
        return int(next(iter(found))[0])

    async def forget(self, actor: str) -> None:
        """Leave a member's number out of all entries."""
        async with self._database.writing() as db:
            await db.execute_fetchall("UPDATE event SET actor = '' WHERE actor = ?", (actor,))
