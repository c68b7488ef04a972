"""The search engine in this process: a `Ranker` over rank-bm25."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Collection, Mapping, Sequence

from index.model import Article
from index.ranking.building import SegmentBuilder
from index.ranking.filtering import Filter
from index.ranking.protocol import Ranking
from index.ranking.search import search
from index.ranking.segment import Segment
from index.ranking.shelf import Shelf
from index.storage.protocol import Stamp

_BATCH = 100_000
"""Characters that are analysed in one go in a thread."""


class InProcessRanker:
    """Holds libraries in memory, each as a few segments.

    A search sees each library as it stood when the search began; a change replaces the library's
    shelf at once. Nothing that takes long runs on the event loop.
    """

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf] = {}

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library is held, or None when it is not."""
        shelf = self._shelves.get(library)
        return shelf.stamp if shelf else None

    def revisions(self, library: str) -> Mapping[str, int]:
        """Return the revision of each article held, by article id."""
        shelf = self._shelves.get(library)
        return shelf.revisions() if shelf else {}

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Index a whole library, replacing what was held of it when done."""
        builder = SegmentBuilder()
        batch: list[Article] = []
        async for article in articles:
            batch.append(article)
            if sum(len(waiting.text) for waiting in batch) > _BATCH:
                await asyncio.to_thread(builder.add, batch)
                batch = []
        segment = await asyncio.to_thread(_finish, builder, batch)
        self._shelves[library] = Shelf(stamp).changed(stamp, segment, ())

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a held library to a later stamp: articles put since, ids removed since."""
        shelf = self._shelves.get(library, Shelf(stamp))
        builder = SegmentBuilder()
        segment = await asyncio.to_thread(_finish, builder, changed, shelf)
        shelf = await asyncio.to_thread(shelf.changed, stamp, segment, removed)
        self._shelves[library] = await asyncio.to_thread(shelf.tidied)

    async def rank(
        self,
        question: str,
        libraries: Sequence[str],
        *,
        limit: int,
        article_id: str | None = None,
        context: str = "",
    ) -> Ranking:
        """Return the `limit` best paragraphs of these libraries, or of one article of them."""
        shelves = [self._shelves[key] for key in dict.fromkeys(libraries) if key in self._shelves]
        parts = [part for shelf in shelves for part in shelf.parts]
        only = Filter(article_id) if article_id else None
        return await asyncio.to_thread(search, question, parts, limit, only, context)


def _finish(
    builder: SegmentBuilder, articles: Sequence[Article], shelf: Shelf | None = None
) -> Segment:
    """Analyse the last articles, as far as they have changed since the shelf, and lay them out."""
    builder.add(articles, shelf.analysed({article.id for article in articles}) if shelf else None)
    return builder.build()
