"""What `quoth doctor` says of a database of PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import asyncpg
import pytest

from index import Library
from index.operations.checks import DataDir, Level, postgresql
from tests import postgresql as servers
from tests.index.conftest import lighthouse


async def test_a_database_that_can_be_used(tmp_path: Path, postgresql_url: str) -> None:
    data = DataDir(tmp_path)
    new = await postgresql(data, postgresql_url)
    assert any("no tables yet" in finding.says for finding in new)
    async with Library.open(tmp_path, database=postgresql_url) as library:
        await library.add(lighthouse(1))
    found = await postgresql(data, postgresql_url)
    assert {finding.level for finding in found} == {Level.OK}
    assert any("there is a copy" in finding.says for finding in found)


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
