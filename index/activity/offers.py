"""What has been offered to the managers of a library, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from index.storage.database import Database


@dataclass(frozen=True, slots=True)
class Offers:
    """The threads of which an article was offered; every method raises `StorageError`."""

    library: str
    _storage: OfferTable

    async def claim(self, thread: str) -> bool:
        """Note that an article of a thread is offered; False where it has been already."""
        return await self._storage.add(self.library, thread, datetime.now(UTC))

    async def release(self, thread: str) -> None:
        """Take back that an article of a thread was offered, since nobody has seen it."""
        await self._storage.delete(self.library, thread)


class OfferTable:
    """Stores what `Offers` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, library: str, thread: str, now: datetime) -> bool:
        """Store an offer; False where it is there already."""
        async with self._database.writing() as db:
            added = await db.fetch(
                "INSERT INTO offer (library, thread, offered_at) VALUES (?, ?, ?)"
                " ON CONFLICT (library, thread) DO NOTHING RETURNING thread",
                library,
                thread,
                now.isoformat(),
            )
        return bool(added)

    async def delete(self, library: str, thread: str) -> None:
        """Delete an offer."""
        async with self._database.writing() as db:
            await db.run("DELETE FROM offer WHERE library = ? AND thread = ?", library, thread)
