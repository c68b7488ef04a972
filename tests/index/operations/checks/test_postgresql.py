"""What `quoth doctor` says of a database of PostgreSQL."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import asyncpg
import pytest

from index import Library
from index.operations.checks import DataDir, Level, postgresql
from index.storage.postgresql.shard_locks import PostgresShardLocks
from tests import postgresql as servers
from tests.index.conftest import lighthouse


async def test_a_database_that_can_be_used(tmp_path: Path, postgresql_url: str) -> None:
    data = DataDir(tmp_path)
    new = await postgresql(data, postgresql_url)
    assert any("no tables yet" in finding.says for finding in new)
    async with Library.open(tmp_path, database=postgresql_url) as library:
        await library.add(lighthouse(1))
        await library.ready()
    found = await postgresql(data, postgresql_url)
    assert {finding.level for finding in found} == {Level.OK}
    assert any("has 1 libraries, 0 of them changed" in finding.says for finding in found)
    async with Library.open(tmp_path / "other", database=postgresql_url) as library:
        await library.add(lighthouse(2))
    found = await postgresql(data, postgresql_url)
    assert any("has 1 libraries, 1 of them changed" in finding.says for finding in found)


class _Late(datetime):
    """A clock that is four minutes slow."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) - timedelta(minutes=4)


async def test_a_clock_that_is_minutes_off_is_told(
    tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["index.operations.checks.postgresql"], "datetime", _Late)
    found = await postgresql(DataDir(tmp_path), postgresql_url)
    [clock] = [finding for finding in found if "its clock" in finding.says]
    assert clock.level is Level.WARN
    assert clock.says == "its clock and that of this machine are 240 s apart"
    assert "NTP" in clock.advice


async def test_every_shard_has_to_be_held(tmp_path: Path, postgresql_url: str) -> None:
    data = DataDir(tmp_path)
    first, second = PostgresShardLocks(postgresql_url), PostgresShardLocks(postgresql_url)
    await first.hold([0, 1], 4)
    found = await postgresql(data, postgresql_url)
    [missing] = [finding for finding in found if finding.level is Level.FAIL]
    assert "no process has shard 2, 3 of 4" in missing.says
    await second.hold([2, 3], 4)
    found = await postgresql(data, postgresql_url)
    assert any("each of 4 shards is held once" in finding.says for finding in found)
    await second.release()
    await second.hold([4], 8)
    found = await postgresql(data, postgresql_url)
    assert any("disagree about how many shards there are: 4, 8" in one.says for one in found)
    await asyncio.gather(first.release(), second.release())


async def test_what_keeps_it_from_being_used(
    tmp_path: Path, postgresql_server: servers.Server, postgresql_url: str
) -> None:
    data = DataDir(tmp_path)
    [away] = await postgresql(data, postgresql_server.url(port=9))
    assert away.level is Level.FAIL
    assert "does not answer" in away.says
    async with Library.open(tmp_path, database=postgresql_url):
        pass
    connection = await asyncpg.connect(postgresql_url)
    await connection.execute("UPDATE schema_version SET number = 999, least = 999")
    await connection.close()
    found = await postgresql(data, postgresql_url)
    assert any("999" in finding.says and finding.level is Level.FAIL for finding in found)


@pytest.mark.parametrize("address", ["mysql://h/x", "postgresql://h:port/x"])
async def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    [finding] = await postgresql(DataDir(tmp_path), address)
    assert finding.level is Level.FAIL
