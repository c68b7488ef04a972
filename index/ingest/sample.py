"""Knowing that the sample library is what its folder holds, without loading what reads documents.

The folder as a whole is remembered as a document that gave all of the articles.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path

from index.ingest.sources import SourceTable
from index.model import SAMPLE
from index.parsing.version import VERSION
from index.storage.database import Database

_WHOLE = "sample:"
"""Origin of the folder as a whole; those of its files have their names after this."""


class SampleFolder:
    """The folder of the sample as it is now.

    Every method raises `StorageError` when the database fails.
    """

    def __init__(self, database: Database, mark: str | None) -> None:
        self._sources = SourceTable(database)
        self._mark = mark

    @classmethod
    async def at(cls, folder: Path, database: Database) -> SampleFolder:
        """Look at a folder."""
        return cls(database, await asyncio.to_thread(_mark, folder))

    async def is_known(self) -> bool:
        """Return whether the sample's articles are what these very files gave."""
        if self._mark is None:
            return False
        return await self._sources.known(SAMPLE, _WHOLE, self._mark) is not None

    async def remember(self, articles: Sequence[str]) -> None:
        """Remember that the folder gave these articles, by their ids."""
        if self._mark is not None:
            await self._sources.remember(SAMPLE, _WHOLE, self._mark, articles)


def _mark(folder: Path) -> str | None:
    """Return a digest of all that is in a folder, None where it cannot be read."""
    digest = hashlib.sha256(str(VERSION).encode())
    try:
        for path in sorted(folder.rglob("*")):
            if not path.is_dir():
                name, data = path.relative_to(folder).as_posix(), path.read_bytes()
                digest.update(f"\0{name}\0{len(data)}\0".encode(errors="surrogateescape"))
                digest.update(data)
    except OSError:
        return None
    return digest.hexdigest()
