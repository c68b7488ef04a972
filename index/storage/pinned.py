"""Whether a library has pins at all, asked before every answer."""

from __future__ import annotations

from index.storage.database import Database


async def has_pins(database: Database, library: str) -> bool:
    """Say whether any passage is pinned in a library.

    Raises:
        StorageError: the database cannot be read.
    """
    [(found,)] = await database.fetch(
        "SELECT EXISTS (SELECT 1 FROM pin WHERE library = ?)", (library,)
    )
    return bool(found)
