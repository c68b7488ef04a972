"""What workers do: read articles from the database and write segments, or make one of several."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec

from index.search.lifecycle.index_store import read_segment
from index.search.lifecycle.snapshot import LiveSegment, merged
from index.search.segments.builder import SegmentBuilder
from index.search.segments.segment import Segment
from index.search.store.manifest import SegmentFile
from index.search.store.segment_folder import IndexFolder
from index.storage.articles import ArticleStorage
from index.storage.batches import batches
from index.storage.inspection import open_read_only
from index.storage.sqlite_database import SQLiteDatabase

_BATCH = 750_000
"""Characters that are analysed in one go."""


class GenerationChanged(Exception):
    """The library got a new generation while its articles were read."""


class MergeInput(msgspec.Struct, frozen=True):
    """A segment without some of its articles.

    Attributes:
        file: where it is.
        removed: positions of the articles that are left out.
    """

    file: SegmentFile
    removed: tuple[int, ...] = ()


def build(folder: str, database: str, library: str, generation: int, ids: list[str]) -> SegmentFile:
    """Write a segment of some articles.

    All of them are analysed: taking over what has not changed is for few articles at a time, for
    many it takes longer.

    Args:
        folder: path of the folder of the library's index.
        database: path of the database, which is only read.
        library: key of the library.
        generation: whose paragraphs are wanted.
        ids: of the articles; those that are gone are left out.

    Raises:
        GenerationChanged: the library is at another generation.
        OSError: the segment cannot be written.
        sqlite3.Error: the database cannot be read.
    """
    segment = asyncio.run(_analysed(Path(database), library, generation, ids))
    return IndexFolder(Path(folder)).add(*segment.pack())


def merge(folder: str, inputs: list[MergeInput]) -> SegmentFile:
    """Write one segment of what is left of several, in their order.

    Args:
        folder: path of the folder of the library's index.
        inputs: its segments.

    Raises:
        Damaged: one of them is not what was written.
        OSError: one of them cannot be read, or the new one not be written.
    """
    home = IndexFolder(Path(folder))
    segments = [LiveSegment.of(read_segment(home, given.file), given.removed) for given in inputs]
    return home.add(*merged(segments))


async def _analysed(database: Path, library: str, generation: int, ids: list[str]) -> Segment:
    builder = SegmentBuilder()
    async with open_read_only(database) as db:
        storage = ArticleStorage(SQLiteDatabase.over(database, db))
        async for batch in batches(storage.articles(library, ids), _BATCH):
            builder.add(batch)
        # Generations only grow: what is the same now was the same for every article.
        now = (await storage.stamps([library]))[library].generation
    if now != generation:
        raise GenerationChanged(f"generation {now} has replaced generation {generation}")
    return builder.build()
