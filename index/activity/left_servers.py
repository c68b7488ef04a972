"""What an installation needs from time to time: libraries that nobody needs any more deleted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from index.search.lifecycle.refresher import Refresher
from index.storage.departures import SQLiteDepartures


class Size(NamedTuple):
    """How much all libraries of an installation hold together."""

    articles: int
    paragraphs: int


class Upkeep:
    """Keeps account of the libraries whose server is gone; all methods raise `StorageError`."""

    def __init__(self, departures: SQLiteDepartures, refresher: Refresher) -> None:
        self._departures = departures
        self._refresher = refresher

    async def note_present(self, libraries: Collection[str]) -> None:
        """Say which servers' libraries are needed; all others count as left, if they were not."""
        await self._departures.note(libraries, datetime.now(UTC))

    async def leave(self, library: str) -> None:
        """Say that a library's server is gone; nothing of it is deleted yet."""
        await self._departures.leave(library, datetime.now(UTC))

    async def stay(self, library: str) -> bool:
        """Say that a library's server is there; return whether it had been gone."""
        return await self._departures.stay(library)

    async def purge(self, days: int, present: Collection[str]) -> list[str]:
        """Delete the libraries whose servers have been gone for so many days.

        Args:
            days: the time of grace.
            present: libraries whose servers are there after all, which are kept.
        """
        purged = []
        for library in await self._departures.left_before(datetime.now(UTC) - timedelta(days=days)):
            if library in present:
                await self._departures.stay(library)
                continue
            await self._departures.delete(library)
            # Now, so that nobody can take a later library of this key for the old one.
            await self._refresher.forget(library)
            purged.append(library)
        return purged

    async def size(self) -> Size:
        """Return how much all libraries hold together."""
        return Size(*await self._departures.size())
