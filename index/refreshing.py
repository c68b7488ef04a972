"""Keeping the ranker's view of each library up to date with the storage."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence

from index.ranking.protocol import Ranker
from index.storage.protocol import Stamp, Storage

_log = logging.getLogger(__name__)

MAX_UPDATED = 64
"""With more articles to bring in than this, and than the ranker holds, it loads them all anew."""


class Refresher:
    """Brings a ranker to the stamp of the storage, one library at a time.

    Changes made by other processes are found the same way as our own: by comparing stamps.
    """

    def __init__(self, storage: Storage, ranker: Ranker) -> None:
        self._storage = storage
        self._ranker = ranker
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._loading: dict[str, asyncio.Task[None]] = {}

    async def refresh(self, libraries: Sequence[str], *, wait: bool = False) -> None:
        """Make the ranker ready to answer from these libraries.

        A library that is not held is loaded and small changes are brought in, before this returns.
        A new generation is loaded in the background: until then the old one answers.

        Args:
            libraries: their keys.
            wait: wait for a new generation as well.

        Raises:
            StorageError: the database could not be read.
        """
        for library, stamp in (await self._storage.stamps(libraries)).items():
            held = self._ranker.stamp(library)
            if held is not None and held.generation != stamp.generation:
                if wait:
                    await self.load(library)
                else:
                    self._load_in_background(library)
            elif held != stamp:
                await self._catch_up(library)

    def prepare(self, libraries: Iterable[str]) -> None:
        """Begin to load these libraries in the background, so that no question waits for it."""
        for library in libraries:
            self._load_in_background(library)

    async def load(self, library: str) -> None:
        """Load a library's current generation, unless it is what the ranker holds.

        Raises:
            StorageError: the database could not be read.
        """
        async with self._locks[library]:
            stamp = await self._stamp(library)
            if self._ranker.stamp(library) != stamp:
                await self._ranker.load(library, stamp, self._storage.articles(library))

    async def close(self) -> None:
        """Stop what is still loading."""
        for task in self._loading.values():
            task.cancel()
        await asyncio.gather(*self._loading.values(), return_exceptions=True)

    async def _catch_up(self, library: str) -> None:
        async with self._locks[library]:
            # Read again: whoever held the lock may have done it all.
            stamp = await self._stamp(library)
            held = self._ranker.stamp(library)
            if held == stamp:
                return
            if held is not None and held.generation == stamp.generation:
                await self._update(library, stamp)
                return
        if held is None:
            await self.load(library)

    async def _update(self, library: str, stamp: Stamp) -> None:
        held = self._ranker.revisions(library)
        stored = await self._storage.revisions(library)
        changed = {key for key, revision in stored.items() if held.get(key) != revision}
        if len(changed) > max(MAX_UPDATED, len(held)):
            await self._ranker.load(library, stamp, self._storage.articles(library))
            return
        articles = [article async for article in self._storage.articles(library, changed)]
        await self._ranker.update(library, stamp, articles, held.keys() - stored.keys())

    async def _stamp(self, library: str) -> Stamp:
        return (await self._storage.stamps([library]))[library]

    def _load_in_background(self, library: str) -> None:
        if library not in self._loading:
            task = asyncio.create_task(self.load(library), name=f"load {library}")
            self._loading[library] = task
            task.add_done_callback(lambda done: self._loaded(library, done))

    def _loaded(self, library: str, task: asyncio.Task[None]) -> None:
        del self._loading[library]
        if not task.cancelled() and (error := task.exception()):
            # What was held goes on answering, and the next question tries again.
            _log.error("library %s was not loaded: %s", library, error)
