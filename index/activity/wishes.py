"""Members who want to be told when a question can be answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from index.model import SAMPLE, SHARED
from index.storage.database import Database

KEPT = timedelta(days=30)
"""How long a wish is kept."""
MOST = 20
"""Wishes that a member may have."""
QUESTION = 300
"""Characters of a question that are kept."""
WishState = str
"""How what a library answers from stands; two can only be compared."""
_COMMON = (SHARED, SAMPLE)
_STATES = (
    "SELECT key, generation, revision FROM library WHERE key IN {list}",
    "SELECT library, COUNT(*), MAX(pinned_at) FROM pin WHERE library IN {list} GROUP BY library",
    "SELECT library, COUNT(*), SUM(LENGTH(words)) FROM synonym_group WHERE library IN {list}"
    " GROUP BY library",
    "SELECT library, value FROM preference WHERE name = 'caution' AND library IN {list}",
)
"""What answers depend on: articles, pins, synonyms, and how sure an answer has to be."""


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
        member, question = str(wish.member), wish.question[:QUESTION]
        async with self._database.writing() as db:
            # Whoever adds another one at the same time waits for these rows.
            await db.fetch("SELECT 1 FROM wish WHERE member = ? {lock}", member)
            [(others,)] = await db.fetch(
                "SELECT COUNT(*) FROM wish WHERE member = ?"
                " AND NOT (library = ? AND question = ?)",
                member, wish.library, question,
            )  # fmt: skip
            if others >= MOST:
                return False
            await db.run(
                "INSERT INTO wish (library, member, question, place, wished_at)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (library, member, question)"
                " DO UPDATE SET place = excluded.place, wished_at = excluded.wished_at",
                wish.library, member, question, wish.place, datetime.now(UTC).isoformat(),
            )  # fmt: skip
        return True

    async def all(self, ours: Callable[[str], bool]) -> list[Wish]:
        """Return the wishes in libraries whose key is ours, the oldest first, none too old."""
        rows = await self._database.fetch(
            "SELECT library, member, question, place, wished_at FROM wish ORDER BY wished_at"
        )
        if rows and rows[0][-1] < _oldest():
            await self.expire()
        return [
            Wish(library, int(member), question, place)
            for library, member, question, place, wished_at in rows
            if wished_at >= _oldest() and ours(library)
        ]

    async def states(self, libraries: Collection[str]) -> dict[str, WishState]:
        """Return of each library what changes whenever its answers may: whoever waits asks again.

        Args:
            libraries: their keys.
        """
        found = defaultdict[str, list[Any]](list)
        for number, statement in enumerate(_STATES):
            for key, *state in await self._database.fetch(statement, [*libraries, *_COMMON]):
                found[key].append((number, *state))
        common = [found[key] for key in _COMMON]
        return {key: str([found[key], *common]) for key in libraries}

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
            await db.run("DELETE FROM wish WHERE wished_at < ?", _oldest())


def _oldest() -> str:
    """Return the moment before which wishes are too old."""
    return (datetime.now(UTC) - KEPT).isoformat()
