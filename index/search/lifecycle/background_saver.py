"""Saving libraries in the background, so that no question and no update waits for a disk."""

from __future__ import annotations

import asyncio
import logging

from index.search.lifecycle.index_cache import CachedIndex, IndexCache
from index.search.lifecycle.index_store import IndexStore

_log = logging.getLogger(__name__)


class BackgroundSaver:
    """Saves the latest state of what is cached.

    A disk that is full costs the next start some time and nothing else: answers go on from memory.
    """

    def __init__(self, index_store: IndexStore, index_cache: IndexCache) -> None:
        self._index_store = index_store
        self._index_cache = index_cache
        self._waiting: dict[str, tuple[CachedIndex, bool]] = {}
        self._task: asyncio.Task[None] | None = None
        self._failing = False

    def save(self, library: str, cached: CachedIndex, *, rebuilt: bool = False) -> None:
        """Save a state of a library soon, unless there is a later one by then.

        Args:
            library: its key.
            cached: its state.
            rebuilt: whether to save it also if the same state is saved already.
        """
        _, before = self._waiting.get(library, (cached, False))
        self._waiting[library] = cached, rebuilt or before
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._save_all(), name="save the index")

    async def finish(self) -> None:
        """Wait until all is saved."""
        if self._task is not None:
            # A merge that waits is given up at closing, and would take the saving with it.
            await asyncio.shield(self._task)

    async def forget(self, library: str) -> None:
        """Delete what is saved of a library."""
        self._waiting.pop(library, None)
        await self.finish()
        await asyncio.to_thread(self._index_store.forget, library)

    async def _save_all(self) -> None:
        while self._waiting:
            library = next(iter(self._waiting))
            cached, rebuilt = self._waiting.pop(library)
            try:
                files = await asyncio.to_thread(
                    self._index_store.save, library, cached, rebuilt=rebuilt
                )
            except OSError as error:
                self._tell(library, error)
                continue
            self._failing = False
            if (now := self._index_cache.get(library)) is not None:
                now.note(files)

    def _tell(self, library: str, error: OSError) -> None:
        """Say in the log that the disk is of no use, once until it is again."""
        if not self._failing:
            _log.warning(
                "The index of %s could not be saved (%s); answers go on from memory.",
                *(library, error.strerror or error),
            )
        self._failing = True
