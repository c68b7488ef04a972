"""Which bytes gave which articles, in the same SQLite file as these."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import ArticleSummary
from index.storage import rows
from index.storage.arguments import json_of
from index.storage.database import Database


class SQLiteSources:
    """Documents that were read; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(
        self, library: str, origin: str, fingerprint: str
    ) -> tuple[ArticleSummary, ...] | None:
        """Return the articles that these very bytes gave, if all are still as they were then."""
        async with self._database.reading() as db:
            # Inner joins only: to the right of an outer one the whole view would be made.
            found = await db.execute_fetchall(
                "SELECT json_array_length(o.articles), s.*"
                " FROM source AS o JOIN json_each(o.articles) AS e"
                " JOIN article AS a ON a.id = e.value ->> 0 AND a.revision = e.value ->> 1"
                " JOIN summary AS s ON s.id = a.id"
                " WHERE o.library = ? AND o.origin = ? AND o.fingerprint = ? ORDER BY e.key",
                (library, origin, fingerprint),
            )
        articles = tuple(rows.summary(row) for _, *row in found)
        complete = all(count == len(articles) for count, *_ in found)
        return articles if articles and complete else None

    async def remember(
        self, library: str, origin: str, fingerprint: str, articles: Sequence[str]
    ) -> None:
        """Store which articles, by id, the bytes of an origin gave."""
        async with self._database.writing() as db:
            await db.execute_fetchall(
                "INSERT OR REPLACE INTO source (library, origin, fingerprint, articles)"
                " SELECT ?, ?, ?, json_group_array(json_array(id, revision)) FROM"
                " (SELECT a.id, a.revision FROM json_each(?) AS e JOIN article AS a"
                " ON a.id = e.value ORDER BY e.key)",
                (library, origin, fingerprint, json_of(articles)),
            )
