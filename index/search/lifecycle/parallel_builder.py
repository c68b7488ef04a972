"""The index of a large library, made by as many workers as there are processors."""

from __future__ import annotations

import asyncio
import logging
import math
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

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
SHARE = 40_000_000
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
    """

    storage: Storage
    database: Path
    index_store: IndexStore

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
        await asyncio.to_thread(folder.path.mkdir, parents=True, exist_ok=True)
        path = str(folder.path)
        where = path, str(self.database), library, stamp.generation
        jobs = (work(build, *where, ids) for ids in shares(sizes, PROCESSES))
        files = [file async for file in concurrently(jobs, PROCESSES)]
        whole = files[0]
        if len(files) > 1:
            whole = await work(merge, path, [MergeInput(file) for file in files])
        await asyncio.to_thread(_publish, folder, library, stamp, whole)
        await asyncio.to_thread(
            folder.discard,
            [file for file in files if file != whole],
        )


def shares(sizes: Mapping[str, int], processes: int) -> Iterator[list[str]]:
    """Divide articles into runs of about as many characters, at least one for each process.

    Args:
        sizes: characters of each article, by id, in the order in which they are divided.
        processes: how many there are.
    """
    total = sum(sizes.values())
    most = total / max(processes, math.ceil(total / SHARE))
    share: list[str] = []
    characters = 0
    for article, size in sizes.items():
        if share and characters + size / 2 > most:
            yield share
            share, characters = [], 0
        share.append(article)
        characters += size
    if share:
        yield share


def _publish(folder: IndexFolder, library: str, stamp: Stamp, file: SegmentFile) -> None:
    entries = (ManifestEntry(file, np.zeros(0, np.int32)),)
    folder.publish(Manifest(library, fingerprint(), stamp, entries))
