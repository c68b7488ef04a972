"""What the managers of a library prefer, in the same database as the articles."""

from __future__ import annotations

from index.storage.database import Database


class PreferenceTable:
    """Short texts by library and name; what they mean is the face's affair."""

    def __init__(self, database: Database, whole: Database | None = None) -> None:
        self._database = database
        self._whole = whole or database  # `database` may be a copy of some libraries

    async def all(self, library: str) -> dict[str, str]:
        """Return a library's preferences by name."""
        await self._database.about([library])
        found = await self._database.fetch(
            "SELECT name, value FROM preference WHERE library = ?", library
        )
        return {row[0]: row[1] for row in found}

    async def chosen(self, name: str) -> dict[str, str]:
        """Return what every library prefers that has a preference of this name, by library."""
        found = await self._whole.fetch(
            "SELECT library, value FROM preference WHERE name = ?", name
        )
        return {row[0]: row[1] for row in found}

    async def set(self, library: str, name: str, value: str | None) -> None:
        """Store a preference; None or an empty text deletes it."""
        async with self._database.writing() as db:
            if value:
                await db.run(
                    "INSERT INTO preference (library, name, value) VALUES (?, ?, ?)"
                    " ON CONFLICT (library, name) DO UPDATE SET value = excluded.value",
                    library,
                    name,
                    value,
                )
            else:
                await db.run("DELETE FROM preference WHERE library = ? AND name = ?", library, name)
