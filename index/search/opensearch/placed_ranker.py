"""Large libraries in the search engine, all others in this process; a question may need both."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterable, Callable, Collection, Mapping, Sequence

from index.errors import EngineUnavailable
from index.model import Article
from index.search.engine import InProcessRanker
from index.search.filters import Filter
from index.search.interface import Outdated, Ranking
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.parallel_builder import ParallelBuilder
from index.search.opensearch.connect import EngineSettings, connect
from index.search.opensearch.engine import IndexGone
from index.search.opensearch.engine_ranker import EngineRanker
from index.search.scoring.rank_candidates import search
from index.search.scoring.segment_lookup import Reader
from index.storage.engine_tables import EngineIndex, EngineTables
from index.storage.interface import Stamp, Storage

_log = logging.getLogger(__name__)
ATTEMPTS = 3
"""Searches of a library that changes meanwhile, before that is said."""


def placed_ranker(
    settings: EngineSettings,
    tables: EngineTables,
    storage: Storage,
    installation: str,
    index_store: IndexStore | None = None,
    budget: int | None = None,
    merger: ParallelBuilder | None = None,
) -> PlacedRanker:
    """Return a ranker over an engine.

    Raises:
        EngineMissing: what the engine needs is not installed.
    """
    remote = EngineRanker(connect(settings), tables, storage, installation)
    return PlacedRanker(storage, remote, settings.above_of, index_store, budget, merger)


class PlacedRanker(InProcessRanker):
    """A `Ranker` that keeps each library where it fits.

    Args:
        storage: the articles.
        remote: the libraries in the search engine.
        above: returns the paragraphs above which a library is there.
        index_store, budget, merger: those of `InProcessRanker`.
    """

    def __init__(
        self,
        storage: Storage,
        remote: EngineRanker,
        above: Callable[[str], int],
        index_store: IndexStore | None = None,
        budget: int | None = None,
        merger: ParallelBuilder | None = None,
    ) -> None:
        super().__init__(index_store, budget, merger)
        self._storage = storage
        self._remote = remote
        self._above = above
        self._moving: dict[str, asyncio.Task[None]] = {}

    async def close(self) -> None:
        """Stop moving libraries, and all else."""
        for task in self._moving.values():
            task.cancel()
        await asyncio.gather(*self._moving.values(), return_exceptions=True)
        await super().close()
        await self._remote.close()

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library is in the engine, else here."""
        return self._remote.stamp(library) or super().stamp(library)

    def articles(self, library: str) -> int:
        """Return how many articles of a library are in the engine, else here."""
        return self._remote.articles(library) or super().articles(library)

    async def revisions(
        self, library: str, ids: Collection[str] | None = None
    ) -> Mapping[str, int]:
        """Return the revision of each article there (or of those of `ids`), by article id."""
        if self._remote.stamp(library):
            return await self._remote.revisions(library, ids)
        return await super().revisions(library, ids)

    async def is_elsewhere(self, library: str) -> bool:
        """Return whether a library is in the engine, or too large to be held here."""
        if await self._remote.open(library):
            return True
        return (await self._storage.status(library)).paragraphs > self._above(library)

    def is_remote(self, library: str) -> bool:
        """Return whether a library is known to be in the engine."""
        return self._remote.stamp(library) is not None

    async def open(self, library: str, stamp: Stamp) -> Stamp | None:
        """Find a library in the engine, else as it was saved here."""
        return await self._remote.open(library) or await super().open(library, stamp)

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Index a whole library, in the engine or here, wherever it fits now."""
        if (await self._storage.status(library)).paragraphs > self._above(library):
            await self._remote.load(library, stamp, articles)
            await super().forget(library)
        else:
            await super().load(library, stamp, articles)
            await self._remote.forget(library)

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a library to a later stamp; one that outgrows this process moves to the engine."""
        if self._remote.stamp(library):
            try:
                await self._remote.update(library, stamp, changed, removed)
            except IndexGone:
                await self._refill(library, stamp)
            return
        await super().update(library, stamp, changed, removed)
        held = sum(live.paragraphs for live in self.snapshot(library).segments)
        if held > self._above(library) and library not in self._moving:
            task = asyncio.create_task(self._move(library, stamp), name=f"move {library}")
            self._moving[library] = task
            task.add_done_callback(lambda _: self._moving.pop(library))

    async def forget(self, library: str) -> None:
        """Drop what is kept of a library, here and in the engine."""
        await super().forget(library)
        await self._remote.forget(library)

    async def rank(
        self,
        question: str,
        libraries: Sequence[str],
        *,
        limit: int,
        only: Filter | None = None,
        context: str = "",
        synonyms: tuple[tuple[str, ...], ...] = (),
    ) -> Ranking:
        """Return the `limit` best paragraphs of these libraries, or of some of their articles.

        Raises:
            EngineUnavailable: one of them is in the engine, which does not answer.
            Outdated: it has changed there meanwhile.
        """
        for _ in range(ATTEMPTS):
            readers, states = await self._readers(libraries)
            try:
                ranking = await asyncio.to_thread(
                    search, question, readers, limit, only, context, synonyms
                )
            except IndexGone as error:
                if await self._are_now(states):  # nobody has made another
                    for key in states:
                        await self._remote.forget(key)
                    raise Outdated from error
            else:
                if await self._are_now(states):
                    return ranking
        raise Outdated

    async def _readers(
        self, libraries: Sequence[str]
    ) -> tuple[list[Reader], dict[str, EngineIndex]]:
        """Return what libraries are read by, and the states of those in the engine."""
        readers: list[Reader] = []
        states: dict[str, EngineIndex] = {}
        for key in dict.fromkeys(libraries):
            if self._remote.stamp(key):
                if not await self._remote.open(key):
                    raise Outdated
                reader = await self._remote.reader(key)
                states[key] = reader.index
                readers.append(reader)
            else:
                readers += self.readers(key)
        return readers, states

    async def _are_now(self, states: Mapping[str, EngineIndex]) -> bool:
        """Return whether indexes are still in these states, after looking in which they are."""
        for library, state in states.items():
            await self._remote.open(library)
            if self._remote.index(library) != state:
                return False
        return True

    async def _refill(self, library: str, stamp: Stamp) -> None:
        """Index a library anew that the engine has lost."""
        _log.warning("The search engine has lost library %s; filling it again.", library)
        await self._remote.forget(library)
        await self.load(library, stamp, self._storage.articles(library))

    async def _move(self, library: str, stamp: Stamp) -> None:
        try:
            if not await self._remote.open(library):  # another process may have moved it
                await self._remote.load(library, stamp, self._storage.articles(library))
            await super().forget(library)
        except EngineUnavailable as error:
            _log.warning("Library %s could not move to the search engine: %s", library, error)
