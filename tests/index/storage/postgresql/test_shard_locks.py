"""Shards over several processes: each is one's alone, and they identify one after the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest

from index.errors import StorageError
from index.storage.postgresql import shard_locks
from index.storage.postgresql.database import PostgresDatabase
from index.storage.postgresql.shard_locks import PostgresShardLocks
from tests import postgresql
from tests.events import until
from tests.proxy import Proxy


@asynccontextmanager
async def running(proxy: Proxy) -> AsyncIterator[Proxy]:
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.stop()


async def test_a_spare_waits_and_takes_over(
    postgresql_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    first, spare, other = (PostgresShardLocks(postgresql_url) for _ in range(3))
    await first.hold([0, 1], 4)
    await other.hold([2, 3], 4)
    waiting = asyncio.create_task(spare.hold([0, 1], 4))
    await until(lambda: "Another process has shard 0 of 4" in caplog.text)
    assert not waiting.done()
    await first.release()
    await waiting
    assert not other.lost.is_set()
    await asyncio.gather(spare.release(), other.release())


async def test_a_process_whose_session_ended_goes_on_with_its_shards(
    postgresql_server: postgresql.Server, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard_locks, "BACK_SECONDS", 2.0)
    monkeypatch.setattr(shard_locks, "LOOK_SECONDS", 0.01)
    database = postgresql_url.rpartition("/")[2]
    async with running(Proxy(postgresql_server.port)) as proxy:
        holder = PostgresShardLocks(postgresql_server.url(database, proxy.port))
        spare = PostgresShardLocks(postgresql_server.url(database, proxy.port))
        await holder.hold([0], 1)
        waiting = asyncio.create_task(spare.hold([0], 1))
        await proxy.cut()
        await asyncio.sleep(0.2)
        await proxy.start()
        await asyncio.sleep(3)
        assert not waiting.done()
        assert not holder.lost.is_set()
        await holder.release()
        await waiting
        await spare.release()


async def test_shards_that_another_process_has_by_now_are_lost(
    postgresql_server: postgresql.Server, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard_locks, "LOOK_SECONDS", 0.01)
    database = postgresql_url.rpartition("/")[2]
    async with running(Proxy(postgresql_server.port)) as proxy:
        holder = PostgresShardLocks(postgresql_server.url(database, proxy.port))
        taker = PostgresShardLocks(postgresql_url)
        await holder.hold([0], 1)
        await proxy.cut()
        await taker.hold([0], 1)
        assert not holder.lost.is_set()  # it does not know yet
        await proxy.start()
        await holder.lost.wait()
        await asyncio.gather(holder.release(), taker.release())


@pytest.mark.parametrize("concurrency", [1, 2])
async def test_identifies_of_a_bucket_are_apart(postgresql_url: str, concurrency: int) -> None:
    await (await PostgresDatabase.open(postgresql_url)).close()
    processes = [PostgresShardLocks(postgresql_url) for _ in range(3)]
    delays = await asyncio.gather(
        *(processes[shard % 3].identify_delay(shard, concurrency) for shard in range(8))
    )
    for bucket in range(concurrency):
        moments = sorted(delay or 0.0 for delay in delays[bucket::concurrency])
        assert moments[0] < 1
        assert all(5.0 < later - sooner < 6.5 for sooner, later in pairwise(moments))
    last = max(range(8), key=lambda shard: delays[shard] or 0.0)
    again = await processes[0].identify_delay(last, concurrency)
    assert again == pytest.approx(delays[last], abs=2)


async def test_without_a_database_a_shard_is_worth_more_than_the_order() -> None:
    delay = await PostgresShardLocks("postgresql://127.0.0.1:9/none").identify_delay(3, 1)
    assert delay is not None
    assert 5 <= delay <= 15


async def test_two_bots_on_one_database_is_a_sentence(postgresql_url: str) -> None:
    first, spare, other = (PostgresShardLocks(postgresql_url) for _ in range(3))
    await first.hold([0], 2, bot=10**18)
    await spare.hold([1], 2, bot=10**18)
    with pytest.raises(StorageError, match="give each a database of its own"):
        await other.hold([0], 1, bot=10**18 + 1)
    await asyncio.gather(first.release(), spare.release())
    await other.hold([0], 1, bot=10**18 + 1)
    await other.release()


async def test_shards_that_overlap_are_told(
    postgresql_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = PostgresShardLocks(postgresql_url), PostgresShardLocks(postgresql_url)
    await first.hold([0, 1], 4)
    waiting = asyncio.create_task(second.hold([1, 2], 4))
    await until(lambda: "give each process shards of its own in `shards`" in caplog.text)
    await first.release()
    await waiting
    await second.release()
