"""Libraries in the search engine: kept up with what is stored, read by searches."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterable, AsyncIterator, Collection, Mapping, Sequence
from typing import Any

from index.model import Article
from index.search.opensearch.documents import (
    LANGUAGE,
    AnalyzedForEngine,
    Change,
    Contribution,
    analyze_for_engine,
)
from index.search.opensearch.engine import Engine
from index.search.opensearch.engine_reader import EngineReader
from index.search.opensearch.known_words import KnownWords
from index.storage.batches import batches
from index.storage.engine_tables import EngineArticle, EngineIndex, EngineTables
from index.storage.interface import Stamp, Storage

_BATCH = 500_000
"""Characters that are analysed together."""
_COUNTS = 500_000
"""Terms whose counts are held in memory while an index is filled, about; some 100 MB."""


class EngineRanker:
    """Keeps the indexes of some libraries in the search engine.

    What is written down of an index is changed in one transaction after the engine has taken the
    documents, by whoever comes first: a process that is killed before leaves the work to the next
    question, and documents that are written twice are the same.

    Args:
        engine: the cluster.
        tables: states of the indexes and exact counts.
        storage: the articles.
        installation: what the names of its indexes begin with, which no other installation's do.
    """

    def __init__(
        self, engine: Engine, tables: EngineTables, storage: Storage, installation: str
    ) -> None:
        self._engine = engine
        self._tables = tables
        self._storage = storage
        self._known_words = KnownWords()
        self._prefix = f"quoth-{installation}-"
        self._indexes: dict[str, EngineIndex] = {}
        self._languages: dict[str, tuple[EngineIndex, Mapping[str, int]]] = {}

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library was last seen in the engine."""
        index = self._indexes.get(library)
        return index.stamp if index else None

    def articles(self, library: str) -> int:
        """Return how many articles of a library are in the engine."""
        index = self._indexes.get(library)
        return index.articles if index else 0

    def index(self, library: str) -> EngineIndex | None:
        """Return the index of a library as it was last seen."""
        return self._indexes.get(library)

    async def close(self) -> None:
        """Close the connections to the engine."""
        await self._engine.close()

    async def open(self, library: str) -> Stamp | None:
        """Look whether a library is in the engine; return at which state."""
        index = await self._tables.index(library)
        if index is None:
            self._drop(library)
            return None
        self._indexes[library] = index
        return index.stamp

    async def revisions(
        self, library: str, ids: Collection[str] | None = None
    ) -> Mapping[str, int]:
        """Return the revision of each article of a library there (or of `ids`), by article id."""
        return await self._tables.revisions(self._indexes[library].name, ids)

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Fill a new index with a library, and answer from it from then on.

        Raises:
            EngineUnavailable: the engine does not take it.
            StorageError: the database could not be read or written.
        """
        await self._sweep(library)
        name = self._prefix + secrets.token_hex(8)
        await self._engine.create(name)
        total = await self._fill(library, name, articles)
        await self._engine.refresh(name)
        index = EngineIndex(
            library, name, stamp, total.articles, total.paragraphs, total.terms, total.words
        )
        await self._retire(await self._tables.swap(index))
        await self.open(library)

    async def _fill(self, library: str, name: str, articles: AsyncIterable[Article]) -> Change:
        """Put all articles into a new index, one batch on its way while the next is analysed."""
        total = Change()
        sending = asyncio.create_task(asyncio.sleep(0))
        try:
            async for batch in batches(articles, _BATCH):
                found, rows = await asyncio.to_thread(_analyzed, batch, total)
                await sending
                counts: Mapping[tuple[str, str], int] = {}
                if len(total.counts) > _COUNTS:
                    counts, total.counts = total.counts, Counter()
                sending = asyncio.create_task(self._send(library, name, found, rows, counts))
            await sending
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        await self._tables.stage(library, name, (), total.counts)
        return total

    async def _send(
        self,
        library: str,
        name: str,
        found: Sequence[AnalyzedForEngine],
        rows: Sequence[EngineArticle],
        counts: Mapping[tuple[str, str], int],
    ) -> None:
        await self._engine.write(name, _documents(found))
        await self._tables.stage(library, name, rows, counts)

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a library in the engine to a later stamp.

        Raises:
            EngineUnavailable: the engine does not take it.
            StorageError: the database could not be read or written.
        """
        before = self._indexes[library]
        gone = {article.id for article in changed}.union(removed)
        known = await self._tables.articles(before.name, gone)
        change = Change()
        found, rows = await asyncio.to_thread(_analyzed, changed, change, [*known.values()])
        kept = {key for one in found for key in one.documents}
        left = [
            (key, stamp.revision)
            for article in known.values()
            for key in article.documents
            if key not in kept
        ]
        await self._engine.write(before.name, _documents(found), left)
        await self._engine.refresh(before.name)
        after = EngineIndex(
            library,
            before.name,
            stamp,
            before.articles + change.articles,
            before.paragraphs + change.paragraphs,
            before.terms + change.terms,
            before.words + change.words,
        )
        await self._tables.change(before, after, rows, gone, change.counts)
        await self.open(library)

    async def forget(self, library: str) -> None:
        """Drop what is in the engine of a library.

        Raises:
            EngineUnavailable: the engine does not answer.
        """
        index = await self._tables.index(library)
        self._drop(library)
        if index is not None:
            await self._retire(index.name)

    async def reader(self, library: str) -> EngineReader:
        """Return what one search reads a library by."""
        index = self._indexes[library]
        known = self._languages.get(library)
        if known is None or known[0] != index:
            counts = await self._tables.beginning_with(index.name, LANGUAGE, [""])
            known = self._languages[library] = index, counts
        languages, loop = known[1], asyncio.get_running_loop()
        return EngineReader(
            index, languages, self._tables, self._engine, self._storage, self._known_words, loop
        )

    async def _sweep(self, library: str) -> None:
        """Drop what is left of fillings that did not end, and of libraries that are gone."""
        index = await self._tables.index(library)
        staged = await self._tables.staged(library)
        for name in staged - {index.name if index else None}:
            await self._retire(name)
        known = await self._tables.names()
        for name in await self._engine.indexes():
            if name.startswith(self._prefix) and name not in known:
                await self._engine.drop(name)

    def _drop(self, library: str) -> None:
        self._indexes.pop(library, None)
        self._languages.pop(library, None)

    async def _retire(self, name: str | None) -> None:
        if name is not None:
            await self._tables.forget(name)
            await self._engine.drop(name)


def _analyzed(
    articles: Sequence[Article], change: Change, before: Sequence[EngineArticle] = ()
) -> tuple[list[AnalyzedForEngine], list[EngineArticle]]:
    """Analyse articles and count what they add, and what earlier versions no longer add."""
    for old in before:
        change.take(Contribution.unpack(old.contribution))
    found = list(map(analyze_for_engine, articles))
    for one in found:
        change.add(one.contribution)
    return found, list(map(_row, found))


def _row(found: AnalyzedForEngine) -> EngineArticle:
    return EngineArticle(
        found.id, found.revision, tuple(found.documents), found.contribution.pack()
    )


async def _documents(
    found: Sequence[AnalyzedForEngine],
) -> AsyncIterator[tuple[str, int, Mapping[str, Any]]]:
    for article in found:
        for key, content in article.documents.items():
            yield key, article.revision, content
