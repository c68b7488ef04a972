from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import pytest
from msgspec.structs import replace

from index import Article
from index.storage.batches import batches
from tests.index.storage.conftest import make_article


async def of_sizes(sizes: Sequence[int]) -> AsyncIterator[Article]:
    for number, size in enumerate(sizes):
        yield replace(make_article(f"a{number}", "x"), text="x" * size)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([4], [[4]]),
        ([5, 5, 5], [[5, 5], [5]]),
        ([30, 1, 9, 2], [[30], [1, 9], [2]]),
        ([1, 1, 1, 1, 1, 1, 1], [[1, 1, 1], [1, 1, 1], [1]]),
        ([0, 0], [[0, 0]]),
    ],
)
async def test_a_batch_ends_where_it_is_full(sizes: list[int], expected: list[list[int]]) -> None:
    found = [[len(a.text) for a in batch] async for batch in batches(of_sizes(sizes), 10, 3)]
    assert found == expected
