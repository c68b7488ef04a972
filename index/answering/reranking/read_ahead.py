"""Reads paragraphs before a question needs them, so that few questions wait for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from index.answering.reranking.rerank import pieces_of
from index.errors import StorageError
from index.model import Article
from index.storage.interface import Stamp, Storage

MOST = 200_000
"""Pieces that are read ahead in the life of a process, some 150 MB of vectors."""
REST = 3.0
"""How long it rests after each paragraph, as a multiple of how long that took."""
_log = logging.getLogger(__name__)


class Reader(Protocol):
    """What reads texts and keeps what it has read."""

    async def read(self, texts: Sequence[str]) -> bool:
        """Read texts when no question waits; return False where it cannot."""


class ReadAhead:
    """Reads libraries in the background, those that are asked again and again what is new there.

    Args:
        storage: where the articles are.
        reader: reads them.
        most: pieces of paragraphs that are read at most.
    """

    def __init__(self, storage: Storage, reader: Reader, most: int = MOST) -> None:
        self._storage = storage
        self._reader = reader
        self._left = most
        self._begun = False
        self._due: dict[str, None] = {}
        self._revisions: dict[str, int] = {}
        self._task: asyncio.Task[None] | None = None

    def begin(self, libraries: Iterable[str]) -> None:
        """Begin with these libraries, and read from now on those that are asked."""
        self._begun = True
        self.note(dict.fromkeys(libraries))

    def note(self, asked: Mapping[str, Stamp | None]) -> None:
        """Take note that libraries are asked, and of the state each is in, where that is known."""
        if not self._begun or self._left <= 0:
            return
        for library, stamp in asked.items():
            if stamp is None or stamp.revision != self._revisions.get(library, 0):
                self._due[library] = None
        if self._due and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._read_due(), name="read ahead")

    async def settled(self) -> None:
        """Wait until all is read that is to be."""
        if self._task is not None:
            await self._task

    async def close(self) -> None:
        """Give up what is still going on."""
        self._left = 0
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _read_due(self) -> None:
        while self._due:
            library = next(iter(self._due))
            del self._due[library]
            try:
                await self._read_library(library)
            except StorageError as error:
                _log.info("%s is not read ahead for now: %s", library, error)

    async def _read_library(self, library: str) -> None:
        """Read what has changed in a library since it was read."""
        stamp = (await self._storage.stamps([library]))[library]
        since = self._revisions.get(library, 0)
        if stamp.revision == since:
            return
        changed = await self._storage.revisions(library, since=since)
        if changed:
            async for article in self._storage.articles(library, changed):
                await self._read_article(article)
        self._revisions[library] = stamp.revision

    async def _read_article(self, article: Article) -> None:
        for paragraph in article.paragraphs:
            if self._left <= 0:
                return
            began = time.monotonic()
            pieces = pieces_of(article.title, paragraph, article.language)
            self._left -= len(pieces)
            if not await self._reader.read(pieces):
                self._left = 0
            await asyncio.sleep(REST * (time.monotonic() - began))
