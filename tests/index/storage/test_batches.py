from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index import Article
from index.storage.batches import batches, runs
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


@given(st.lists(st.integers(0, 12), max_size=30))
def test_runs_hold_everything_in_order_and_no_more_than_they_may(sizes: list[int]) -> None:
    found = list(runs(enumerate(sizes), 10, 3))
    assert [place for run in found for place in run] == list(range(len(sizes)))
    for run in found:
        assert 1 <= len(run) <= 3
        assert len(run) == 1 or sum(sizes[place] for place in run) <= 10
