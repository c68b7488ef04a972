"""The tables as a process sees them that has a copy: read from the copy, written to PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from index.model import Article, ArticleSummary, ArticleTitle
from index.reports import LibraryStatus
from index.storage.articles import ArticleStorage
from index.storage.database import Connection, Database, Row
from index.storage.interface import Stamp, StoredPassage, StoredStretch
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

    async def now(self) -> datetime:
        """Return the time by the clock of PostgreSQL."""
        return await self._remote.now()

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

    Those that it does not have, since a search engine finds them, are read from PostgreSQL. Every
    method raises `DatabaseAway` where that does not answer and the copy does not have what is
    asked for.
    """

    def __init__(self, database: CopiedDatabase, remote: ArticleStorage, replica: Replica) -> None:
        super().__init__(database)
        self._here = ArticleStorage(database)
        self._remote = remote
        self._replica = replica

    async def _having(self, libraries: Sequence[str]) -> ArticleStorage:
        """Return where all articles of these libraries are."""
        elsewhere = await self._replica.elsewhere()
        return self._here if elsewhere.isdisjoint(libraries) else self._remote

    async def stamps(self, libraries: Sequence[str]) -> dict[str, Stamp]:
        """Return the state of each library, as of now."""
        await self._replica.fresh(libraries)
        return await super().stamps(libraries)

    async def revisions(self, library: str, *, since: int = 0) -> dict[str, int]:
        """Return the revision of each article put after revision `since`, by article id."""
        return await (await self._having([library])).revisions(library, since=since)

    async def sizes(self, library: str, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return how many characters of text each article (or each of `ids`) has, by its id."""
        return await (await self._having([library])).sizes(library, ids)

    async def article(self, libraries: Sequence[str], article_id: str) -> Article | None:
        """Return an article with its paragraphs, if one of these libraries holds it."""
        await self._replica.fresh(libraries)
        return await (await self._having(libraries)).article(libraries, article_id)

    async def articles(
        self, library: str, ids: Collection[str] | None = None
    ) -> AsyncIterator[Article]:
        """Yield the library's articles (or those of `ids`) in order of id, paragraphs included."""
        async for article in (await self._having([library])).articles(library, ids):
            yield article

    async def summaries(self, libraries: Sequence[str]) -> list[ArticleSummary]:
        """Return all articles of these libraries, by title."""
        await self._replica.fresh(libraries)
        return await (await self._having(libraries)).summaries(libraries)

    async def titles(
        self, libraries: Sequence[str], part: str | None = None, *, limit: int | None = None
    ) -> list[ArticleTitle]:
        """Return articles whose title has a part, those first that begin with it, then by title."""
        await self._replica.fresh(libraries)
        return await (await self._having(libraries)).titles(libraries, part, limit=limit)

    async def passages(self, keys: Sequence[tuple[str, int]]) -> list[StoredPassage]:
        """Return paragraphs by (article id, paragraph number), in the order asked for."""
        found = await self._here.passages(keys)
        if len(found) == len(keys) or not await self._replica.elsewhere():
            return found
        known = {(one.article.id, one.paragraph.number): one for one in found}
        missing = await self._remote.passages([key for key in keys if key not in known])
        known |= {(one.article.id, one.paragraph.number): one for one in missing}
        return [known[key] for key in keys if key in known]

    async def stretches(self, places: Sequence[tuple[str, int]], reach: int) -> list[StoredStretch]:
        """Return paragraphs by (article id, paragraph number), each with its neighbours."""
        found = await self._here.stretches(places, reach)
        missing = [place for place, one in enumerate(found) if not one.paragraphs]
        if missing and await self._replica.elsewhere():
            read = await self._remote.stretches([places[place] for place in missing], reach)
            for place, one in zip(missing, read, strict=True):
                found[place] = one
        return found

    async def status(self, library: str) -> LibraryStatus:
        """Count what a library holds; `reindexing` is left to the caller."""
        await self._replica.fresh([library])
        return await (await self._having([library])).status(library)

    async def find(self, library: str, *, origin: str, content_hash: str) -> Article | None:
        """Return the article that one to be added would replace, as PostgreSQL has it."""
        return await self._remote.find(library, origin=origin, content_hash=content_hash)

    async def libraries(self) -> list[str]:
        """Return the keys of the libraries that have or had articles, fetched or not."""
        return await self._remote.libraries()
