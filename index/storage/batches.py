"""Articles by the batch, so that many small ones cost no more than a few large ones."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import TypeVar

from index.model import Article

_T = TypeVar("_T")


def runs(
    sizes: Iterable[tuple[_T, int]], characters: int, most: int = sys.maxsize
) -> Iterator[list[_T]]:
    """Yield things together, in their order, none of the runs empty.

    Args:
        sizes: each thing with how many characters it has.
        characters: of a run of several, at most.
        most: things of a run.
    """
    run: list[_T] = []
    total = 0
    for thing, size in sizes:
        if run and (len(run) == most or total + size > characters):
            yield run
            run, total = [], 0
        run.append(thing)
        total += size
    if run:
        yield run


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
