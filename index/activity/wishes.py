"""Members who want to be told when a question can be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from index.storage.database import Database

KEPT = timedelta(days=30)
"""How long a wish is kept."""
MOST = 20
"""Wishes that a member may have."""
QUESTION = 300
"""Characters of a question that are kept."""


@dataclass(frozen=True, slots=True)
class Wish:
    """To be told when a library can answer a question.

    Attributes:
        library: key of the library that was asked.
        member: the member's number.
        question: its words.
        place: where to mention the member, a name of the face's own; empty for a direct message.
    """

    library: str
    member: int
    question: str
    place: str = ""


class Wishes:
    """The wishes of all members; every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, wish: Wish) -> bool:
        """Keep a wish; False where the member has as many as may be."""
        known = await self.count(wish.member)
        if known >= MOST:
            return False
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO wish (library, member, question, place, wished_at)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (library, member, question)"
                " DO UPDATE SET place = excluded.place, wished_at = excluded.wished_at",
                wish.library, str(wish.member), wish.question[:QUESTION], wish.place,
                datetime.now(UTC).isoformat(),
            )  # fmt: skip
        return True

    async def all(self, ours: Callable[[str], bool]) -> list[Wish]:
        """Return the wishes in libraries whose key is ours, the oldest first."""
        rows = await self._database.fetch(
            "SELECT library, member, question, place FROM wish ORDER BY wished_at"
        )
        found = [Wish(library, int(member), *rest) for library, member, *rest in rows]
        return [wish for wish in found if ours(wish.library)]

    async def delete(self, wish: Wish) -> None:
        """Delete a wish, since it has come true or cannot be told."""
        async with self._database.writing() as db:
            await db.run(
                "DELETE FROM wish WHERE library = ? AND member = ? AND question = ?",
                wish.library, str(wish.member), wish.question,
            )  # fmt: skip

    async def count(self, member: int) -> int:
        """Return how many wishes a member has."""
        rows = await self._database.fetch("SELECT count(*) FROM wish WHERE member = ?", str(member))
        return int(rows[0][0])

    async def forget(self, member: int) -> None:
        """Delete all wishes of a member."""
        async with self._database.writing() as db:
            await db.run("DELETE FROM wish WHERE member = ?", str(member))

    async def expire(self) -> None:
        """Delete wishes that are too old."""
        async with self._database.writing() as db:
            before = (datetime.now(UTC) - KEPT).isoformat()
            await db.run("DELETE FROM wish WHERE wished_at < ?", before)
