"""Articles by the batch, so that many small ones cost no more than a few large ones."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterable, AsyncIterator

from index.model import Article


async def batches(
    articles: AsyncIterable[Article], characters: int, most: int = sys.maxsize
) -> AsyncIterator[list[Article]]:
    """Yield articles together, in their order, none of the batches empty.

    Args:
        articles: all of them.
        characters: of text, with which a batch is full.
        most: articles of a batch.
    """
    batch: list[Article] = []
    size = 0
    async for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) == most or size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
