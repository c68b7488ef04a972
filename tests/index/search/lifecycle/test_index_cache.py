"""What is held keeps to a budget, and the libraries that are asked stay."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from index.search.engine import InProcessRanker
from index.search.lifecycle.index_cache import CachedIndex, IndexCache
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.snapshot import Snapshot
from index.storage.interface import Stamp
from tests.index.search.test_engine import SHIPS, article, places, stream

LIBRARIES = 300


async def one_article(library: str) -> CachedIndex:
    ranker = InProcessRanker()
    await ranker.load(library, Stamp(0, 1), stream([article(f"ships-{library}", SHIPS)]))
    return CachedIndex(ranker.snapshot(library))


async def test_the_least_recently_used_goes_first() -> None:
    held = await one_article("any")
    holdings = IndexCache(3 * held.size)
    for library in "abc":
        holdings.put(library, held)
    with holdings.using("a"):
        pass
    holdings.put("d", held)
    assert [library for library in "abcd" if holdings.get(library)] == ["a", "c", "d"]
    assert holdings.size == 3 * held.size


async def test_one_in_use_stays_and_goes_when_it_no_longer_is() -> None:
    held = await one_article("any")
    holdings = IndexCache(2 * held.size)
    with holdings.using("ab"), holdings.using("b"):
        for library in "abc":
            holdings.put(library, held)
        holdings.put("d", held)
        assert [library for library in "abcd" if holdings.get(library)] == ["a", "b"]
        with holdings.using("d"):
            holdings.put("d", held)
        assert [library for library in "abcd" if holdings.get(library)] == ["a", "b"]
    assert len(holdings) == 2
    holdings.put("e", CachedIndex(Snapshot(Stamp(0, 0))))
    assert len(holdings) == 3


async def test_many_small_libraries_cost_what_is_in_use(tmp_path: Path) -> None:
    size = (await one_article("any")).size
    ranker = InProcessRanker(IndexStore(tmp_path), budget=10 * size)
    for number in range(LIBRARIES):
        key = str(number)
        await ranker.load(key, Stamp(0, 1), stream([article(f"ships-{key}", SHIPS)]))
        assert ranker.size <= 11 * size
    await ranker.close()
    assert ranker.stamp("0") is None
    for key in ("0", "150", "299"):
        with ranker.using([key]):
            if ranker.stamp(key) is None:
                assert await ranker.open(key, Stamp(0, 1)) == Stamp(0, 1)
            ranking = await ranker.rank("When did the Vasa sink?", [key], limit=1)
            assert places(ranking) == [(f"ships-{key}", 1)]
        assert ranker.size <= 11 * size


async def test_a_library_that_is_asked_is_not_dropped_meanwhile(tmp_path: Path) -> None:
    ranker = InProcessRanker(IndexStore(tmp_path), budget=1)
    for key in "abcdefgh":
        await ranker.load(key, Stamp(0, 1), stream([article(f"ships-{key}", SHIPS)]))

    all_using = asyncio.Barrier(40)

    async def ask(key: str) -> None:
        with ranker.using([key]):
            if ranker.stamp(key) is None:
                await ranker.open(key, Stamp(0, 1))
            await all_using.wait()
            ranking = await ranker.rank("When did the Vasa sink?", [key], limit=1)
            assert places(ranking) == [(f"ships-{key}", 1)]

    await ranker.close()
    await asyncio.gather(*(ask(key) for key in "abcdefgh" * 5))
    assert ranker.size == 0


@pytest.mark.parametrize("budget", [None, 0])
async def test_forgotten_is_neither_held_nor_saved(tmp_path: Path, budget: int | None) -> None:
    ranker = InProcessRanker(IndexStore(tmp_path), budget)
    await ranker.load("a", Stamp(0, 1), stream([article("ships", SHIPS)]))
    await ranker.forget("a")
    assert ranker.stamp("a") is None
    assert await ranker.open("a", Stamp(0, 1)) is None
    await ranker.close()
