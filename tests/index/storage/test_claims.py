"""One process at a time has a claim, also where its holder died or there are two databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index.storage.claims import Claims
from index.storage.database import Database
from index.storage.migrations import known_migrations
from index.storage.postgresql.database import PostgresDatabase
from index.storage.sqlite_database import SQLiteDatabase


@pytest.fixture(params=["sqlite", "postgresql"])
async def opened(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    database: Database
    if request.param == "sqlite":
        database = await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations())
    else:
        server = request.getfixturevalue("postgresql_server")
        database = await PostgresDatabase.open(server.url(await server.new()))
    yield database
    await database.close()


async def test_of_many_at_once_one_has_it(opened: Database) -> None:
    claims = Claims(opened)
    taken = await asyncio.gather(*(claims.take("digest") for _ in range(12)))
    assert sum(holder is not None for holder in taken) == 1
    assert await claims.take("another") is not None


async def test_a_claim_is_free_after_its_block_and_says_how_far_it_is(
    opened: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storage.claims.RENEW_SECONDS", 0.05)
    claims = Claims(opened)
    async with claims.held("reindex") as claim:
        assert claim is not None
        async with claims.held("reindex") as second:
            assert second is None
        claim.says = "half"
        async with asyncio.timeout(30):
            while await claims.says("reindex") != (True, "half"):  # noqa: ASYNC110 - a table
                await asyncio.sleep(0.05)
    assert await claims.says("reindex") == (False, None)
    assert await claims.take("reindex") is not None


async def test_one_that_died_is_followed_when_its_time_is_over(opened: Database) -> None:
    claims = Claims(opened)
    assert await claims.take("purge", seconds=0.2) is not None
    assert await claims.take("purge") is None
    await asyncio.sleep(0.3)
    assert await claims.take("purge") is not None
