"""The log of a library: who changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.storage.events import SQLiteEvents

KEPT = 1000
"""Entries of one library that are kept; the oldest go first."""
DAYS = 180
"""Days after which an entry is forgotten."""
SUBJECT = 200
"""Characters of a subject that are kept."""


@dataclass(frozen=True, slots=True)
class Event:
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
class EventLog:
    """The log of one library. Unlike the journal it names members: that is what it is for.

    Every method raises `StorageError`.
    """

    library: str
    _storage: SQLiteEvents

    async def add(self, actor: int, action: str, subject: str = "") -> None:
        """Write down that a member has done something."""
        event = Event(datetime.now(UTC), str(actor), action, subject[:SUBJECT])
        await self._storage.add(self.library, event, keep=KEPT)

    async def recent(self, limit: int) -> list[Event]:
        """Return the latest entries, the latest first."""
        return await self._storage.recent(self.library, limit)
