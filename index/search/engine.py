"""The search engine in this process: a `Ranker` over rank-bm25."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from weakref import WeakSet, WeakValueDictionary

from index.model import Article
from index.search.filters import Filter
from index.search.interface import Ranking
from index.search.lifecycle.background_saver import BackgroundSaver
from index.search.lifecycle.index_cache import CachedIndex, IndexCache, SegmentFiles
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.merge_policy import replace_merged, segments_to_merge
from index.search.lifecycle.parallel_builder import ParallelBuilder
from index.search.lifecycle.snapshot import LiveSegment, Snapshot, merge_segments
from index.search.postings import numba_search
from index.search.postings.postings import Postings
from index.search.scoring.rank_candidates import average_length, search
from index.search.scoring.segment_lookup import Reader, SegmentReader
from index.search.segments.builder import SegmentBuilder
from index.search.segments.segment import Segment
from index.storage.batches import batches
from index.storage.interface import Stamp

_BATCH = 100_000
"""Characters that are analysed in one go in a thread."""
MERGED_HERE = 20_000
"""Paragraphs up to which segments are merged in a thread of this process."""
_QUICK, _QUICK_CHARACTERS, _QUICK_WORDS = 12_000_000, 200, 500
"""Characters of a question times the paragraphs and different words it is asked of, characters
alone, and words of a paragraph on average, up to which a search takes 12 ms at the worst, and 1.5
as a rule."""
_NOTHING = Snapshot(Stamp(0, 0))
"""A library that was never written to."""


class InProcessRanker:
    """Holds libraries in memory, each as a few segments, and saves them.

    A search sees each library as it stood when the search began; a change replaces the library's
    snapshot at once. Nothing that takes long runs on the event loop.

    Args:
        index_store: where libraries are saved; None saves nothing.
        budget: bytes that libraries may take together, but for those in use; None is without
            bound.
        merger: makes one large segment of several elsewhere; None leaves that to threads.
    """

    def __init__(
        self,
        index_store: IndexStore | None = None,
        budget: int | None = None,
        merger: ParallelBuilder | None = None,
    ) -> None:
        self._index_cache = IndexCache(budget)
        self._index_store = index_store
        self._saver = BackgroundSaver(index_store, self._index_cache) if index_store else None
        self._segment_merger = merger
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._compacting: dict[str, asyncio.Task[None]] = {}
        # One: a search is mostly Python, and several would only take the interpreter from each
        # other and from the event loop.
        self._searching = _search_thread()
        self._searched = WeakSet[Postings]()
        self._turn = asyncio.Lock()

    @property
    def size(self) -> int:
        """Bytes of what is cached, mapped files included."""
        return self._index_cache.size

    async def close(self) -> None:
        """Save what is not saved yet, and stop all else."""
        for task in self._compacting.values():
            task.cancel()
        await asyncio.gather(*self._compacting.values(), return_exceptions=True)
        if self._saver is not None:
            await self._saver.finish()
        thread, self._searching = self._searching, _search_thread()
        await asyncio.to_thread(thread.shutdown)

    async def settled(self) -> None:
        """Wait until what was changed has been made few segments again."""
        while self._compacting:
            # Not `gather`, which from Python 3.12 on returns at once where all are done, so that
            # what takes them off the list never has its turn.
            await asyncio.wait(self._compacting.values())
            await asyncio.sleep(0)

    def using(self, libraries: Iterable[str]) -> AbstractContextManager[None]:
        """Keep libraries in memory for a block, from when they are there."""
        return self._index_cache.using(libraries)

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library is cached, or None when it is not."""
        cached = self._index_cache.get(library)
        return cached.snapshot.stamp if cached else None

    def articles(self, library: str) -> int:
        """Return how many articles of a library are cached."""
        return sum(live.articles for live in self.snapshot(library).segments)

    async def revisions(
        self, library: str, ids: Collection[str] | None = None
    ) -> Mapping[str, int]:
        """Return the revision of each cached article (or of those of `ids`), by article id."""
        if ids is not None:
            return self.snapshot(library).revisions(ids)
        return await asyncio.to_thread(self.snapshot(library).revisions)

    def is_remote(self, library: str) -> bool:
        """Return False: this process holds every index itself."""
        del library
        return False

    async def is_elsewhere(self, library: str) -> bool:
        """Return False: this process holds every index itself."""
        del library
        return False

    def snapshot(self, library: str) -> Snapshot:
        """Return a library as it is cached, empty when it is not."""
        cached = self._index_cache.get(library)
        return cached.snapshot if cached else _NOTHING

    async def open(self, library: str, stamp: Stamp) -> Stamp | None:
        """Hold a library as it was saved; return at which state that was."""
        if self._index_store is None:
            return None
        cached = await asyncio.to_thread(self._index_store.open, library, stamp)
        if cached is None:
            return None
        self._index_cache.put(library, cached)
        return cached.snapshot.stamp

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Index a whole library, replacing what was cached of it in the end."""
        builder = SegmentBuilder()
        async for batch in batches(articles, _BATCH):
            await asyncio.to_thread(builder.add, batch)
        segment = await asyncio.to_thread(builder.build)
        self._put(library, CachedIndex(Snapshot(stamp).changed(stamp, segment, ())), rebuilt=True)

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a cached library to a later stamp: articles put since, ids removed since."""
        async with self._lock(library):
            snapshot = await asyncio.to_thread(
                _updated, self.snapshot(library), stamp, changed, removed
            )
            cached = self._index_cache.get(library) or CachedIndex(snapshot)
            self._put(library, cached.at(snapshot))
        if library not in self._compacting and segments_to_merge(snapshot):
            task = asyncio.create_task(self._compact(library), name=f"compact {library}")
            self._compacting[library] = task
            task.add_done_callback(lambda _: self._compacting.pop(library))

    async def forget(self, library: str) -> None:
        """Drop what is cached and saved of a library."""
        self._index_cache.drop(library)
        if self._saver is not None:
            await self._saver.forget(library)

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
        """Return the `limit` best paragraphs of these libraries, or of some of their articles."""
        readers = [reader for key in dict.fromkeys(libraries) for reader in self.readers(key)]
        look = partial(search, question, readers, limit, only, context, synonyms)
        if self._is_quick(len(question) + len(context), readers):
            # In a thread it would take a third longer, as both want the interpreter all the time.
            async with self._turn:
                found = look()
                await asyncio.sleep(0)  # the event loop has its turn before the next search
            return found
        found = await asyncio.get_running_loop().run_in_executor(self._searching, look)
        self._searched.update(reader.segment.postings for reader in readers)
        return found

    def _is_quick(self, characters: int, readers: Sequence[Reader]) -> bool:
        """Return whether a search can be waited for; the first of a segment also prepares it."""
        parts, length = [reader.segment.postings for reader in readers], average_length(readers)
        if not all(p in self._searched and numba_search.is_ready(p, length) for p in parts):
            return False
        paragraphs = sum(reader.live.paragraphs for reader in readers)
        size = paragraphs + sum(len(reader.segment.vocabulary) for reader in readers)
        return (
            characters <= _QUICK_CHARACTERS
            and characters * size <= _QUICK
            and sum(reader.live.words for reader in readers) <= _QUICK_WORDS * paragraphs
        )

    def readers(self, library: str) -> Iterable[Reader]:
        """Return what one search reads a cached library by."""
        return [SegmentReader(live) for live in self.snapshot(library).segments]

    def _put(self, library: str, cached: CachedIndex, *, rebuilt: bool = False) -> None:
        self._index_cache.put(library, cached)
        if self._saver is not None and cached.snapshot.stamp != _NOTHING.stamp:
            self._saver.save(library, cached, rebuilt=rebuilt)

    def _lock(self, library: str) -> asyncio.Lock:
        """Return what keeps an update from undoing what was made of its segments meanwhile."""
        return self._locks.setdefault(library, asyncio.Lock())

    async def _compact(self, library: str) -> None:
        """Make few segments of many, beside whatever else is done with the library."""
        while segments := segments_to_merge(self.snapshot(library)):
            segment, files = await self._merged(library, segments)
            async with self._lock(library):
                cached = self._index_cache.get(library)
                if cached is None:
                    return
                cached = cached.at(replace_merged(cached.snapshot, segments, segment))
                cached.note(files)
                self._put(library, cached, rebuilt=True)

    async def _merged(
        self, library: str, segments: Sequence[LiveSegment]
    ) -> tuple[Segment, SegmentFiles]:
        """Make one segment of several, elsewhere if that takes long, and say where it is saved."""
        if (
            self._segment_merger
            and self._saver
            and sum(live.paragraphs for live in segments) > MERGED_HERE
        ):
            await self._saver.finish()
            cached = self._index_cache.get(library)
            found = cached and await self._segment_merger.merge(library, segments, cached.files)
            if found:
                segment, file = found
                return segment, {segment: file}
        return await asyncio.to_thread(merge_segments, segments), {}


def _search_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="quoth-search")


def _updated(
    snapshot: Snapshot, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
) -> Snapshot:
    builder = SegmentBuilder()
    builder.add(changed, snapshot.analysed({article.id for article in changed}))
    return snapshot.changed(stamp, builder.build(), removed)
