"""The index of a large library, made by as many workers as there are processors."""

from __future__ import annotations

import asyncio
import logging
import math
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import compress
from pathlib import Path

import msgspec
import numpy as np

from index.search.lifecycle.build_ahead import BuildAhead
from index.search.lifecycle.build_jobs import MergeInput, build, merge
from index.search.lifecycle.index_cache import SegmentFiles
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.snapshot import LiveSegment
from index.search.segments.segment import Segment
from index.search.store.analyzer_version import fingerprint
from index.search.store.array_file import Damaged
from index.search.store.manifest import Manifest, ManifestEntry, SegmentFile
from index.search.store.segment_folder import IndexFolder
from index.storage.interface import Stamp, Storage
from index.system.concurrency import concurrently
from index.system.process_jobs import work
from index.system.worker_process import CallFailed

LARGE = 1_000_000
"""Characters of text from which on a process is worth its start."""
SHARE = 18_000_000
"""Characters that one worker analyses at most, so that its memory is bounded."""
PROCESSES = min(os.cpu_count() or 1, 4)
"""Workers at once."""
_log = logging.getLogger(__name__)


class ParallelBuilder(msgspec.Struct, frozen=True):
    """Makes and saves indexes of libraries.

    Attributes:
        storage: where the articles are, for their sizes alone.
        database: the path of the same, for the workers.
        index_store: where indexes are saved.
        ahead: what has been begun of libraries that are being filled.
    """

    storage: Storage
    database: Path
    index_store: IndexStore
    ahead: dict[str, BuildAhead] = msgspec.field(default_factory=dict)

    async def begin(self, library: str) -> BuildAhead | None:
        """Return what makes segments of a library while it is filled; None unless it is new.

        `build` uses them.

        Raises:
            StorageError: the database cannot be read.
        """
        if (await self.storage.stamps([library]))[library] != Stamp(0, 0):
            return None
        return self.ahead.setdefault(library, BuildAhead(partial(self._segment, library, 0)))

    async def close(self) -> None:
        """Give up what was begun of libraries that are being filled."""
        for ahead in self.ahead.values():
            await ahead.stop()

    async def build(self, library: str, stamp: Stamp) -> bool:
        """Make the index of a library and save it; cancelled, no worker is left.

        Args:
            library: its key.
            stamp: its state; what changes meanwhile may or may not be in the index.

        Returns:
            Whether it is there to be opened: not if the library is a small one, or if that was
            not possible, which is logged.

        Raises:
            StorageError: the database cannot be read.
        """
        sizes = await self.storage.sizes(library)
        if sum(sizes.values()) < LARGE:
            return False

        started = time.monotonic()
        try:
            await self._build(library, stamp, sizes)
        except (CallFailed, OSError) as error:
            _log.warning("The index of %s could not be made by workers: %s.", library, error)
            return False
        seconds = time.monotonic() - started
        _log.info("The index of %s was made from its articles in %.1f s.", library, seconds)
        return True

    async def merge(
        self, library: str, segments: Sequence[LiveSegment], files: SegmentFiles
    ) -> tuple[Segment, SegmentFile] | None:
        """Make one segment of several and save it; cancelled, no worker is left.

        Args:
            library: key of the library.
            segments: the segments, and what of them stands.
            files: where they are saved.

        Returns:
            The segment and where it is; None if one of them is not saved, or if that was not
            possible, which is logged.
        """
        if any(live.segment not in files for live in segments):
            return None
        inputs = [
            MergeInput(
                files[live.segment],
                tuple(np.flatnonzero(~live.article_mask()).tolist()),
            )
            for live in segments
        ]
        try:
            file = await work(merge, str(self.index_store.folder(library).path), inputs)
            return await asyncio.to_thread(self.index_store.segment, library, file), file
        except (CallFailed, Damaged, OSError) as error:
            # Such as a file that was deleted meanwhile because nothing in it stands any more.
            _log.info("Segments of %s could not be merged by a worker: %s.", library, error)
            return None

    async def _build(self, library: str, stamp: Stamp, sizes: Mapping[str, int]) -> None:
        folder = self.index_store.folder(library)
        ahead = self.ahead.pop(library, None)
        try:
            inputs = await self._inputs(library, stamp, sizes, ahead)
        finally:
            if ahead:
                await ahead.stop()
        files = [given.file for given in inputs]
        whole = files[0]
        if len(files) > 1 or inputs[0].removed:
            whole = await work(merge, str(folder.path), inputs)
        await asyncio.to_thread(_publish, folder, library, stamp, whole)
        await asyncio.to_thread(
            folder.discard,
            [file for file in files if file != whole],
        )

    async def _inputs(
        self, library: str, stamp: Stamp, sizes: Mapping[str, int], ahead: BuildAhead | None
    ) -> list[MergeInput]:
        """Return segments that have each article once, as it is now."""
        begun = ahead.begun if ahead else set()
        late = {key: size for key, size in sizes.items() if key not in begun}
        inputs = [MergeInput(file) for file in await self._segments(library, stamp, late)]
        if ahead:
            standing, found = await self._standing(library, ahead)
            lost = {key: sizes[key] for key in sizes.keys() & begun - found}
            again = await self._segments(library, stamp, lost)
            inputs += [*standing, *map(MergeInput, again)]
        return inputs

    async def _segments(
        self, library: str, stamp: Stamp, sizes: Mapping[str, int]
    ) -> list[SegmentFile]:
        """Make segments of articles, as many at once as there are workers."""
        build_one = partial(self._segment, library, stamp.generation)
        jobs = (build_one(ids) for ids in shares(sizes, PROCESSES))
        return [file async for file in concurrently(jobs, PROCESSES)]

    async def _segment(self, library: str, generation: int, ids: list[str]) -> SegmentFile:
        folder = self.index_store.folder(library).path
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        return await work(build, str(folder), str(self.database), library, generation, ids)

    async def _standing(self, library: str, ahead: BuildAhead) -> tuple[list[MergeInput], set[str]]:
        """Return what was made ahead, without what has changed since, and the articles in it."""
        inputs, found = list[MergeInput](), set[str]()
        made = await ahead.made()
        current = await self.storage.revisions(library)
        for file in made:
            if isinstance(file, SegmentFile):
                segment = await asyncio.to_thread(self.index_store.segment, library, file)
                stands = [current.get(e.id) == e.revision for e in segment.articles.entries()]
                removed = tuple(place for place, one in enumerate(stands) if not one)
                inputs.append(MergeInput(file, removed))
                found.update(compress(segment.articles.ids.all(), stands))
            else:
                _log.info("A part of the index of %s is made again: %s.", library, file)
        return inputs, found


def shares(sizes: Mapping[str, int], processes: int) -> Iterator[list[str]]:
    """Divide articles into runs of about as many characters: one a process, or more of them.

    Args:
        sizes: characters of each article, by id, in the order in which they are divided.
        processes: how many there are.
    """
    total = sum(sizes.values())
    parts = processes * max(1, math.ceil(total / SHARE / processes))
    share: list[str] = []
    before = number = 0
    for article, size in sizes.items():
        # By where its middle stands among all: what is uneven in one share does not add up.
        middle = min(int((before + size / 2) * parts / (total or 1)), parts - 1)
        if share and middle != number:
            yield share
            share = []
        number = middle
        share.append(article)
        before += size
    if share:
        yield share


def _publish(folder: IndexFolder, library: str, stamp: Stamp, file: SegmentFile) -> None:
    entries = (ManifestEntry(file, np.zeros(0, np.int32)),)
    folder.publish(Manifest(library, fingerprint(), stamp, entries))
