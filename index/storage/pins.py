"""Pinned passages, in the same SQLite file as the articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from index.activity.model import Cited
from index.activity.pins import Pin
from index.storage.database import Database


class SQLitePins:
    """Stores what `index.activity.pins` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set(self, library: str, sense: str, pin: Pin, *, most: int) -> bool:
        """Store a pin in place of that of the same sense; False where there are `most` others."""
        cited = pin.cited
        async with self._database.writing() as db:
            [(others,)] = await db.execute_fetchall(
                "SELECT COUNT(*) FROM pin WHERE library = ? AND sense <> ?", (library, sense)
            )
            if others >= most:
                return False
            await db.execute_fetchall(
                "INSERT OR REPLACE INTO pin (library, sense, wording, title, article_id,"
                " paragraph, digest, quotes, pinned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    library,
                    sense,
                    pin.wording,
                    pin.title,
                    cited.article_id,
                    cited.paragraph,
                    cited.digest,
                    json.dumps(cited.quotes),
                    pin.pinned_at.isoformat(),
                ),
            )
        return True

    async def get(self, library: str, sense: str) -> Pin | None:
        """Return a library's pin of a sense."""
        found = await self._database.fetch(
            "SELECT wording, title, article_id, paragraph, digest, quotes, pinned_at"
            " FROM pin WHERE library = ? AND sense = ?",
            (library, sense),
        )
        return next(_pins(found), None)

    async def all(self, library: str) -> list[Pin]:
        """Return all pins of a library."""
        async with self._database.reading() as db:
            found = await db.execute_fetchall(
                "SELECT wording, title, article_id, paragraph, digest, quotes, pinned_at"
                " FROM pin WHERE library = ?",
                (library,),
            )
        return list(_pins(found))

    async def delete(self, library: str, sense: str) -> Pin | None:
        """Delete a library's pin of a sense and return it."""
        async with self._database.writing() as db:
            gone = await db.execute_fetchall(
                "DELETE FROM pin WHERE library = ? AND sense = ?"
                " RETURNING wording, title, article_id, paragraph, digest, quotes, pinned_at",
                (library, sense),
            )
        return next(_pins(gone), None)


def _pins(rows: Iterable[Sequence[Any]]) -> Iterator[Pin]:
    for wording, title, article_id, paragraph, digest, quotes, pinned_at in rows:
        spans = tuple((start, end) for start, end in json.loads(quotes))
        cited = Cited(article_id, paragraph, digest, spans, curated=True)
        yield Pin(wording, title, cited, datetime.fromisoformat(pinned_at))
