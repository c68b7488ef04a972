"""The tables as a process sees them that has a copy: read from the copy, written to PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from index.model import Article, ArticleSummary, ArticleTitle, LibraryStatus
from index.storage.articles import ArticleStorage
from index.storage.database import Connection, Database, Row
from index.storage.interface import Stamp
from index.storage.postgresql.replica import Replica
from index.storage.sqlite_database import SQLiteDatabase


class WatchedDatabase:
    """PostgreSQL, whose changes by this process its copy gets to know of."""

    def __init__(self, remote: Database, replica: Replica) -> None:
        self._remote = remote
        self._replica = replica

    async def close(self) -> None:
        """Close the connections to PostgreSQL."""
        await self._remote.close()

    async def about(self, libraries: Sequence[str]) -> None:
        """Do nothing: this is no copy."""

    async def fetch(self, sql: str, *values: Any, long: bool = False) -> list[Row]:
        """Return the rows of one SELECT, as `Database.fetch` says."""
        return await self._remote.fetch(sql, *values, long=long)

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[Connection]:
        """Lend a connection, as `Database.reading` says."""
        async with self._remote.reading(long=long) as db:
            yield db

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """Lend a connection, as `Database.writing` says."""
        async with self._remote.writing() as db:
            yield db
        self._replica.note_written()


class CopiedDatabase(WatchedDatabase):
    """The same, but what is read comes from the copy: for tables that the copy has."""

    def __init__(self, local: SQLiteDatabase, remote: Database, replica: Replica) -> None:
        super().__init__(remote, replica)
        self._local = local

    async def about(self, libraries: Sequence[str]) -> None:
        """Bring libraries up to date, as `Database.about` says."""
        await self._replica.fresh(libraries)

    async def fetch(self, sql: str, *values: Any, long: bool = False) -> list[Row]:
        """Return the rows of one SELECT, as `Database.fetch` says."""
        await self._replica.after_writing()
        return await self._local.fetch(sql, *values, long=long)

    @asynccontextmanager
    async def reading(self, *, long: bool = False) -> AsyncIterator[Connection]:
        """Lend a connection, as `Database.reading` says."""
        await self._replica.after_writing()
        async with self._local.reading(long=long) as db:
            yield db


class CopiedStorage(ArticleStorage):
    """Articles of the copy, which is brought up to date wherever somebody begins to read.

    Every method that does so raises `DatabaseAway` where PostgreSQL does not answer and the
    library was never fetched.
    """

    def __init__(self, database: CopiedDatabase, remote: ArticleStorage, replica: Replica) -> None:
        super().__init__(database)
        self._remote = remote
        self._replica = replica

    async def stamps(self, libraries: Sequence[str]) -> dict[str, Stamp]:
        """Return the state of each library, as of now."""
        await self._replica.fresh(libraries)
        return await super().stamps(libraries)

    async def article(self, libraries: Sequence[str], article_id: str) -> Article | None:
        """Return an article with its paragraphs, if one of these libraries holds it."""
        await self._replica.fresh(libraries)
        return await super().article(libraries, article_id)

    async def summaries(self, libraries: Sequence[str]) -> list[ArticleSummary]:
        """Return all articles of these libraries, by title."""
        await self._replica.fresh(libraries)
        return await super().summaries(libraries)

    async def titles(
        self, libraries: Sequence[str], part: str | None = None, *, limit: int | None = None
    ) -> list[ArticleTitle]:
        """Return articles whose title has a part, those first that begin with it, then by title."""
        await self._replica.fresh(libraries)
        return await super().titles(libraries, part, limit=limit)

    async def status(self, library: str) -> LibraryStatus:
        """Count what a library holds; `reindexing` is left to the caller."""
        await self._replica.fresh([library])
        return await super().status(library)

    async def find(self, library: str, *, origin: str, content_hash: str) -> Article | None:
        """Return the article that one to be added would replace, as PostgreSQL has it."""
        return await self._remote.find(library, origin=origin, content_hash=content_hash)

    async def libraries(self) -> list[str]:
        """Return the keys of the libraries that have or had articles, fetched or not."""
        return await self._remote.libraries()
