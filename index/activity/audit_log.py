"""The log of a library: who changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from index.storage.database import Database, keep_latest
from index.storage.rows import read_moment

KEPT = 1000
"""Entries of one library that are kept; the oldest go first."""
DAYS = 180
"""Days after which an entry is forgotten."""
SUBJECT = 200
"""Characters of a subject that are kept."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something that was done to a library.

    Attributes:
        happened_at: when, UTC.
        actor: number of the member who did it, as the face knows members; empty where that
            member has asked to be forgotten.
        action: what was done, a short key of the face's own.
        subject: what it was done to, such as a title; untrusted text.
    """

    happened_at: datetime
    actor: str
    action: str
    subject: str


@dataclass(frozen=True, slots=True)
class AuditLog:
    """The log of one library. Unlike the journal it names members: that is what it is for.

    Every method raises `StorageError`.
    """

    library: str
    _storage: AuditLogTable

    async def add(self, actor: int, action: str, subject: str = "") -> None:
        """Write down that a member has done something."""
        event = AuditEntry(datetime.now(UTC), str(actor), action, subject[:SUBJECT])
        await self._storage.add(self.library, event, keep=KEPT)

    async def recent(self, limit: int) -> list[AuditEntry]:
        """Return the latest entries, the latest first."""
        return await self._storage.recent(self.library, limit)


class AuditLogTable:
    """Stores what `index.activity.audit_log` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, library: str, event: AuditEntry, *, keep: int) -> None:
        """Store an entry; of those of the library only the latest `keep` stay."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO event (library, happened_at, actor, action, subject)"
                " VALUES (?, ?, ?, ?, ?)",
                library,
                event.happened_at.isoformat(),
                event.actor,
                event.action,
                event.subject,
            )
            await keep_latest(db, "event", library, keep)

    async def recent(self, library: str, limit: int) -> list[AuditEntry]:
        """Return the latest entries of a library, the latest first."""
        found = await self._database.fetch(
            "SELECT happened_at, actor, action, subject FROM event WHERE library = ?"
            " ORDER BY id DESC LIMIT ?",
            library,
            limit,
        )
        return [AuditEntry(read_moment(moment), *rest) for moment, *rest in found]

    async def count(self, actor: str) -> int:
        """Return how many entries of all libraries name a member."""
        found = await self._database.fetch("SELECT count(*) FROM event WHERE actor = ?", actor)
        return int(next(iter(found))[0])

    async def forget(self, actor: str) -> None:
        """Leave a member's number out of all entries."""
        async with self._database.writing() as db:
            await db.run("UPDATE event SET actor = '' WHERE actor = ?", actor)
