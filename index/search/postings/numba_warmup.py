"""Loading the compiled search in the background, where a library is large enough to gain by it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from index.errors import StorageError
from index.search.postings import numba_search
from index.storage.interface import Storage
from index.system.process_jobs import work
from index.system.worker_process import CallFailed

_log = logging.getLogger(__name__)

MIN_PARAGRAPHS = 50_000
"""Paragraphs from which on the compiled search is loaded. With fewer a question gains less than
half a millisecond, and numba takes some 150 MB."""


class NumbaWarmup:
    """Loads the compiled search once, without holding up what else goes on.

    Args:
        storage: where the articles are counted.
        worthwhile: paragraphs from which on it is loaded.
    """

    def __init__(self, storage: Storage, worthwhile: int = MIN_PARAGRAPHS) -> None:
        self._storage = storage
        self._worthwhile = worthwhile
        self._task: asyncio.Task[None] | None = None

    def begin(self, libraries: Sequence[str]) -> None:
        """Begin, unless that was done before, numba is not there or the libraries are small."""
        if self._task is None and numba_search.available():
            self._task = asyncio.create_task(self._warm(libraries), name="warm")

    async def settled(self) -> None:
        """Wait until what was begun is done."""
        if self._task is not None:
            await self._task

    async def close(self) -> None:
        """Give up what is still going on."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _warm(self, libraries: Sequence[str]) -> None:
        try:
            sizes = [(await self._storage.status(library)).paragraphs for library in libraries]
        except StorageError as error:
            _log.info("The compiled search is left out until the next start: %s", error)
            return
        if sum(sizes) < self._worthwhile:
            return

        try:
            # The compiler would hold up this process; what another one has compiled it only loads.
            await work(numba_search.warm)
        except CallFailed as failure:
            _log.debug("nothing was compiled beforehand: %s", failure)
        if await asyncio.to_thread(numba_search.warm):
            _log.debug("the compiled search is loaded")
