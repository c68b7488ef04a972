"""What is known here of the indexes in a search engine: their states and exact counts."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from index.storage.database import Connection, Database
from index.storage.interface import Stamp

_LAST = "\U0010ffff"
"""After every character that a term begins with."""


class EngineIndex(msgspec.Struct, frozen=True):
    """An index in the engine.

    Attributes:
        library: key of the library.
        name: of the index.
        stamp: the state of the library that it has.
        articles: how many it has.
        paragraphs: how many they have.
        terms: what BM25 counts as their length, together.
        words: the words of their sentences, together.
    """

    library: str
    name: str
    stamp: Stamp
    articles: int
    paragraphs: int
    terms: int
    words: int


class EngineArticle(msgspec.Struct, frozen=True):
    """An article in an index.

    Attributes:
        id: its id.
        revision: the library's revision at which it was stored.
        documents: ids in the engine of its paragraphs.
        contribution: what it adds to the counts, packed.
    """

    id: str
    revision: int
    documents: tuple[str, ...]
    contribution: bytes


class EngineTables:
    """The tables `engine_index`, `engine_count` and `engine_article`; raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def index(self, library: str) -> EngineIndex | None:
        """Return the index that a library's questions are answered from, if there is one."""
        found = await self._database.fetch(
            "SELECT library, name, generation, revision, articles, paragraphs, terms, words"
            " FROM engine_index WHERE library = ?",
            library,
        )
        for key, name, generation, revision, *sizes in found:
            return EngineIndex(key, name, Stamp(generation, revision), *sizes)
        return None

    async def staged(self, library: str) -> set[str]:
        """Return the names of all indexes that anything of a library was written down for."""
        found = await self._database.fetch(
            "SELECT DISTINCT name FROM engine_article WHERE library = ?", library
        )
        return {row[0] for row in found}

    async def names(self) -> set[str]:
        """Return the names of all indexes that anything is known of."""
        found = await self._database.fetch(
            "SELECT name FROM engine_index UNION SELECT name FROM engine_article"
        )
        return {row[0] for row in found}

    async def counts(self, name: str, kind: str, terms: Sequence[str]) -> dict[str, int]:
        """Return how many there are of each of these terms, 0 where there is none."""
        found = await self._database.fetch(
            "SELECT term, number FROM engine_count WHERE name = ? AND kind = ? AND term IN {list}",
            name,
            kind,
            list(terms),
        )
        return dict.fromkeys(terms, 0) | {row[0]: row[1] for row in found}

    async def beginning_with(
        self, name: str, kind: str, beginnings: Sequence[str]
    ) -> dict[str, int]:
        """Return the terms of a kind that begin with one of these, and how many of each."""
        found = await self._database.fetch(
            # CROSS: with JOIN alone SQLite would look through all terms.
            "SELECT c.term, c.number FROM {rows:text,text} AS k CROSS JOIN engine_count AS c"
            " WHERE c.name = ? AND c.kind = ? AND c.term >= k.a AND c.term < k.b"
            " AND c.number > 0",
            list(beginnings),
            [beginning + _LAST for beginning in beginnings],
            name,
            kind,
        )
        return {row[0]: row[1] for row in found}

    async def articles(self, name: str, ids: Collection[str]) -> dict[str, EngineArticle]:
        """Return those of some articles that are in an index, by id."""
        found = await self._database.fetch(
            "SELECT article_id, revision, paragraphs, contribution FROM engine_article"
            " WHERE name = ? AND article_id IN {list}",
            name,
            list(ids),
            long=True,
        )
        articles = (
            EngineArticle(key, at, tuple(own.split()), adds) for key, at, own, adds in found
        )
        return {article.id: article for article in articles}

    async def revisions(self, name: str, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return the revision of each article of an index (or of those of `ids`), by its id."""
        which = "" if ids is None else " AND article_id IN {list}"
        found = await self._database.fetch(
            f"SELECT article_id, revision FROM engine_article WHERE name = ?{which}",  # noqa: S608
            *([name] if ids is None else [name, list(ids)]),
            long=True,
        )
        return {row[0]: row[1] for row in found}

    async def stage(
        self,
        library: str,
        name: str,
        articles: Iterable[EngineArticle],
        counts: Mapping[tuple[str, str], int],
    ) -> None:
        """Write down part of what an index has that nobody asks yet."""
        async with self._database.writing() as db:
            await _write(db, library, name, articles, counts)

    async def swap(self, index: EngineIndex) -> str | None:
        """Let questions be answered from an index, unless there is one of a later state.

        Returns:
            The name of the one that is needed no more: the one before, or this one.
        """
        async with self._database.writing() as db:
            await db.fetch("SELECT key FROM library WHERE key = ? {lock}", index.library)
            found = await db.fetch(
                "SELECT name, generation, revision FROM engine_index WHERE library = ?",
                index.library,
            )
            for _, generation, revision in found:
                if (generation, revision) >= (index.stamp.generation, index.stamp.revision):
                    return index.name
            await db.run(
                "INSERT INTO engine_index"
                " (library, name, generation, revision, articles, paragraphs, terms, words)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (library) DO UPDATE SET"
                " name = excluded.name, generation = excluded.generation,"
                " revision = excluded.revision, articles = excluded.articles,"
                " paragraphs = excluded.paragraphs, terms = excluded.terms,"
                " words = excluded.words",
                index.library,
                index.name,
                *_state(index),
            )
        return found[0][0] if found else None

    async def change(
        self,
        before: EngineIndex,
        after: EngineIndex,
        put: Iterable[EngineArticle],
        gone: Collection[str],
        counts: Mapping[tuple[str, str], int],
    ) -> None:
        """Bring an index to a later state, unless another process has done so meanwhile."""
        async with self._database.writing() as db:
            done = await db.fetch(
                "UPDATE engine_index SET generation = ?, revision = ?, articles = ?,"
                " paragraphs = ?, terms = ?, words = ?"
                " WHERE library = ? AND name = ? AND revision = ? RETURNING library",
                *_state(after),
                before.library,
                before.name,
                before.stamp.revision,
            )
            if done:
                await db.run(
                    "DELETE FROM engine_article WHERE name = ? AND article_id IN {list}",
                    before.name,
                    list(gone),
                )
                await _write(db, before.library, before.name, put, counts)

    async def forget(self, name: str) -> None:
        """Delete all that is known of an index."""
        async with self._database.writing() as db:
            for table in ("engine_index", "engine_count", "engine_article"):
                await db.run(f"DELETE FROM {table} WHERE name = ?", name)  # noqa: S608


def _state(index: EngineIndex) -> tuple[int, ...]:
    stamp = index.stamp
    sizes = index.articles, index.paragraphs, index.terms, index.words
    return stamp.generation, stamp.revision, *sizes


async def _write(
    db: Connection,
    library: str,
    name: str,
    articles: Iterable[EngineArticle],
    counts: Mapping[tuple[str, str], int],
) -> None:
    await db.many(
        "INSERT INTO engine_article"
        " (library, name, article_id, revision, paragraphs, contribution)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name, article_id) DO UPDATE SET"
        " revision = excluded.revision, paragraphs = excluded.paragraphs,"
        " contribution = excluded.contribution",
        [
            (library, name, one.id, one.revision, " ".join(one.documents), one.contribution)
            for one in articles
        ],
    )
    # In one order, so that two writers never wait for each other.
    ordered = await asyncio.to_thread(sorted, counts.items())
    await db.many(
        "INSERT INTO engine_count (library, name, kind, term, number) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (name, kind, term) DO UPDATE SET number = engine_count.number"
        " + excluded.number",
        [(library, name, *key, number) for key, number in ordered if number],
    )
