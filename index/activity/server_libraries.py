"""What an installation needs from time to time: libraries that nobody needs any more deleted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from index.model import SAMPLE, SHARED
from index.search.lifecycle.refresher import Refresher
from index.storage.database import Connection, Database
from index.storage.generations import lock


class Size(NamedTuple):
    """How much all libraries of an installation hold together."""

    articles: int
    paragraphs: int


def _all(_: str) -> bool:
    return True


class ServerLibraries:
    """Keeps account of the libraries whose server is gone; all methods raise `StorageError`."""

    def __init__(self, departures: DepartureTable, refresher: Refresher) -> None:
        self._departures = departures
        self._refresher = refresher

    async def note_present(
        self, libraries: Collection[str], ours: Callable[[str], bool] = _all
    ) -> None:
        """Say which servers' libraries are needed; all others count as left, if they were not.

        Args:
            libraries: keys of those that are needed.
            ours: tells of a key whether this process looks after it; other keys are let be.
        """
        await self._departures.note(libraries, ours, datetime.now(UTC))

    async def leave(self, library: str) -> None:
        """Say that a library's server is gone; nothing of it is deleted yet."""
        await self._departures.leave(library, datetime.now(UTC))

    async def stay(self, library: str) -> bool:
        """Say that a library's server is there; return whether it had been gone."""
        return await self._departures.stay(library)

    async def purge(
        self, days: int, present: Collection[str], ours: Callable[[str], bool] = _all
    ) -> list[str]:
        """Delete the libraries whose servers have been gone for so many days.

        Args:
            days: the time of grace.
            present: libraries whose servers are there after all, which are kept.
            ours: tells of a key whether this process looks after it; other keys are let be.
        """
        purged = []
        before = datetime.now(UTC) - timedelta(days=days)
        left = await self._departures.left_before(before)
        for library in filter(ours, left):
            if library in present:
                await self._departures.stay(library)
                continue
            if not await self._departures.delete(library, before):
                continue
            # Now, so that nobody can take a later library of this key for the old one.
            await self._refresher.forget(library)
            purged.append(library)
        return purged

    async def size(self) -> Size:
        """Return how much all libraries hold together."""
        return Size(*await self._departures.size())


_TABLES = 'SELECT c."table" FROM {columns} AS c WHERE c."column" = \'library\''
"""The tables whose rows belong to a library, those of later migrations included."""


class DepartureTable:
    """When servers were left, and deleting what belongs to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(
        self, present: Collection[str], ours: Callable[[str], bool], now: datetime
    ) -> None:
        """Count all our libraries but these (and the operator's own) as left, from now on."""
        async with self._database.writing() as db:
            known = await _libraries(db)
            gone = filter(ours, known - {SHARED, SAMPLE} - set(present))
            await db.many(
                "INSERT INTO departure (library, left_at) VALUES (?, ?)"
                " ON CONFLICT (library) DO NOTHING",
                [(key, now.isoformat()) for key in gone],
            )
            await db.run(
                "DELETE FROM departure WHERE library IN {list}",
                [*present],
            )

    async def leave(self, library: str, now: datetime) -> None:
        """Count a library as left, from now on at least."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO departure (library, left_at) VALUES (?, ?)"
                " ON CONFLICT (library) DO NOTHING",
                library,
                now.isoformat(),
            )

    async def stay(self, library: str) -> bool:
        """Count a library as needed; return whether it had been left."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM departure WHERE library = ? RETURNING library", library
            )
        return bool(gone)

    async def left_before(self, moment: datetime) -> list[str]:
        """Return the libraries that were left before a moment, the longest gone first."""
        found = await self._database.fetch(
            "SELECT library FROM departure WHERE left_at < ? ORDER BY left_at",
            moment.isoformat(),
        )
        return [row[0] for row in found]

    async def delete(self, library: str, before: datetime) -> bool:
        """Delete all that belongs to a library that was left before a moment, in one transaction.

        Returns False, and deletes nothing, where it is no longer so: the server is back, or another
        process was sooner.
        """
        async with self._database.writing() as db:
            await lock(db, library)
            if not await db.fetch(
                "DELETE FROM departure WHERE library = ? AND left_at < ? RETURNING library",
                library,
                before.isoformat(),
            ):
                return False
            for (table,) in await db.fetch(_TABLES):
                await db.run(
                    f'DELETE FROM "{table}" WHERE library = ?',  # noqa: S608 - our own tables
                    library,
                )
            await db.run("DELETE FROM library WHERE key = ?", library)
        return True

    async def size(self) -> tuple[int, int]:
        """Return how many articles and paragraphs all libraries have together."""
        [(articles, paragraphs)] = await self._database.fetch(
            "SELECT (SELECT COUNT(*) FROM article), (SELECT COUNT(*) FROM current_paragraph)"
        )
        return articles, paragraphs


async def _libraries(db: Connection) -> set[str]:
    """Return every library that anything belongs to."""
    found: set[str] = set()
    for (table,) in await db.fetch(_TABLES):
        rows = await db.fetch(f'SELECT DISTINCT library FROM "{table}"')  # noqa: S608
        found.update(row[0] for row in rows)
    return found
