"""Keeping the ranker's view of each library up to date with the storage."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple
from weakref import WeakValueDictionary

from index.errors import LibraryError
from index.model import Article
from index.search.interface import Ranker
from index.search.lifecycle.parallel_builder import ParallelBuilder
from index.storage.interface import Stamp, Storage

_log = logging.getLogger(__name__)

MAX_UPDATED = 64
"""With more articles to bring in than this, and than half of those cached, all are loaded anew."""
PATIENCE = 1.0
"""Seconds that questions wait for a search engine to take in changes: it may have lost a node.
They are then answered by the index as it is and by the texts that are stored."""


class _Loading(NamedTuple):
    task: asyncio.Task[None]
    began: float


class Refresher:
    """Brings a ranker to the stamp of the storage, one library at a time.

    Changes made by other processes are found the same way as our own: by comparing stamps.

    Args:
        storage: where the articles are.
        ranker: what is to be up to date.
        builder: makes the index of large libraries; None leaves all to the ranker.
    """

    def __init__(
        self, storage: Storage, ranker: Ranker, builder: ParallelBuilder | None = None
    ) -> None:
        self._storage = storage
        self._ranker = ranker
        self._builder = builder
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._loading: dict[str, _Loading] = {}

    def using(self, libraries: Iterable[str]) -> AbstractContextManager[None]:
        """Keep libraries in memory for a block, from when they are there."""
        return self._ranker.using(libraries)

    async def refresh(self, libraries: Sequence[str], *, wait: bool = False) -> bool:
        """Make the ranker ready to answer from these libraries.

        A library that is not cached is loaded, and small changes are brought in, before this
        returns, in a search engine for `PATIENCE` at most. A new generation is loaded in the
        background: until then the old one answers. Only what it splits differently is analysed.

        Args:
            libraries: their keys.
            wait: wait for a new generation as well, and for a search engine as long as it takes.

        Returns:
            False where a search engine is still taking in what has changed.

        Raises:
            EngineUnavailable: the search engine does not take in what has changed.
            StorageError: the database could not be read.
        """
        followed = True
        for library, stamp in (await self._storage.stamps(libraries)).items():
            cached = self._ranker.stamp(library)
            if cached != stamp and self._ranker.is_remote(library):
                followed &= await self._follow_remotely(library, stamp, None if wait else PATIENCE)
            elif cached is not None and cached.generation != stamp.generation:
                if wait:
                    await self.load(library)
                else:
                    self._load_in_background(library)
            elif cached != stamp:
                await self._catch_up(library)
        return followed

    def stamps(self, libraries: Sequence[str]) -> dict[str, Stamp | None]:
        """Return the state at which the ranker has each library."""
        return {library: self._ranker.stamp(library) for library in libraries}

    async def distrust(self, libraries: Sequence[str]) -> None:
        """Make the index of libraries anew, since what it says is not what is stored.

        Raises:
            StorageError: the database could not be read.
        """
        for library in libraries:
            _log.warning("The index of %s does not match its articles; rebuilding it.", library)
            await self.forget(library)
            await self.load(library)

    async def forget(self, library: str) -> None:
        """Drop what is cached and saved of a library, which may be gone."""
        async with self._lock(library):
            await self._ranker.forget(library)

    def prepare(self, libraries: Iterable[str]) -> None:
        """Begin to load these libraries in the background, so that no question waits for it."""
        for library in libraries:
            self._load_in_background(library)

    async def load(self, library: str) -> None:
        """Load a library's current generation, unless it is what the ranker holds.

        Raises:
            StorageError: the database could not be read.
        """
        async with self._lock(library):
            # Read again: whoever held the lock may have done it all.
            stamp, cached = await self._stamp(library), self._ranker.stamp(library)
            if cached != stamp:
                await self._load_or_update(library, cached, stamp)

    async def close(self) -> None:
        """Stop what is still loading."""
        tasks = [loading.task for loading in self._loading.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _catch_up(self, library: str) -> None:
        async with self._lock(library):
            stamp, cached = await self._stamp(library), self._ranker.stamp(library)
            # A new generation meanwhile is for the next question to load in the background.
            if cached is None or (cached != stamp and cached.generation == stamp.generation):
                await self._load_or_update(library, cached, stamp)

    async def _follow_remotely(self, library: str, stamp: Stamp, patience: float | None) -> bool:
        """Bring a library in the search engine up to date; return whether all changes are in."""
        cached = await self._ranker.open(library, stamp)  # another process may have done it
        if cached == stamp:
            return True
        loading = self._load_in_background(library)
        regenerated = cached is not None and cached.generation != stamp.generation
        if cached is None or patience is None:
            left = None
        else:
            left = 0.0 if regenerated else max(0.0, loading.began + patience - time.monotonic())
        await asyncio.wait({loading.task}, timeout=left)
        if loading.task.done():
            loading.task.result()
        return regenerated or loading.task.done()

    async def _load_or_update(self, library: str, cached: Stamp | None, stamp: Stamp) -> None:
        """Bring the ranker from one state to another: what was saved is opened, if that helps."""
        with self._ranker.using([library]):
            if cached is None:
                cached = await self._ranker.open(library, stamp)
            if cached is None:
                cached = await self._build(library, stamp)
            if cached != stamp:
                await self._update(library, cached, stamp)

    async def _build(self, library: str, stamp: Stamp) -> Stamp:
        """Index all articles, and return at which state the ranker is then."""
        here = not await self._ranker.is_elsewhere(library)
        if self._builder is not None and here and await self._builder.build(library, stamp):
            cached = await self._ranker.open(library, stamp)
            if cached is not None:
                return cached
        await self._ranker.load(library, stamp, self._storage.articles(library))
        return stamp

    async def _update(self, library: str, cached: Stamp, stamp: Stamp) -> None:
        put = await self._storage.revisions(library, since=cached.revision)
        known = await self._ranker.revisions(library, put)
        changed = {key for key, revision in put.items() if known.get(key) != revision}
        if len(changed) > max(MAX_UPDATED, self._ranker.articles(library) // 2):
            await self._replace(library, cached, stamp)
            return
        removed = await self._removed(library, stamp.revision - cached.revision, put, stamp)
        articles: list[Article] = []
        if changed:
            articles = [article async for article in self._storage.articles(library, changed)]
        await self._ranker.update(library, stamp, articles, removed)

    async def _replace(self, library: str, cached: Stamp, stamp: Stamp) -> None:
        """Take what another process has saved since, if any, or else index all articles."""
        opened = await self._ranker.open(library, stamp)
        if opened is None or opened.revision <= cached.revision:
            opened = await self._build(library, stamp)
        if opened != stamp:
            await self._update(library, opened, stamp)

    async def _removed(
        self, library: str, changes: int, put: Mapping[str, int], stamp: Stamp
    ) -> set[str]:
        """Return which of the cached articles are stored no longer.

        Args:
            library: its key.
            changes: how many there were.
            put: the latest revision of each article put since.
            stamp: the state after the changes.
        """
        # Every change has a revision of its own: if all of them were puts, none was a removal.
        if sum(revision <= stamp.revision for revision in put.values()) == changes:
            return set()
        stored = await self._storage.revisions(library)
        known = await self._ranker.revisions(library)
        return known.keys() - stored.keys()

    def _lock(self, library: str) -> asyncio.Lock:
        return self._locks.setdefault(library, asyncio.Lock())

    async def _stamp(self, library: str) -> Stamp:
        return (await self._storage.stamps([library]))[library]

    def _load_in_background(self, library: str) -> _Loading:
        if library not in self._loading:
            task = asyncio.create_task(self.load(library), name=f"load {library}")
            self._loading[library] = _Loading(task, time.monotonic())
            task.add_done_callback(lambda done: self._loaded(library, done))
        return self._loading[library]

    def _loaded(self, library: str, task: asyncio.Task[None]) -> None:
        del self._loading[library]
        if not task.cancelled() and (error := task.exception()):
            # What was cached goes on answering, and the next question tries again.
            foreseen = isinstance(error, LibraryError)
            told = None if foreseen else error
            _log.error("library %s was not loaded: %s", library, error, exc_info=told)
