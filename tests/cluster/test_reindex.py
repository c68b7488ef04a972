"""A reindex of one process as the others see it, while it runs and after its process was killed."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from pathlib import Path

import asyncpg
import pytest

from index import Library, ReindexRunning
from index.operations.checks import DataDir, Level
from index.operations.checks.postgresql import postgresql
from index.storage.claims import SECONDS
from tests.index.conftest import lighthouse

pytestmark = pytest.mark.cluster

QUESTION = "When was the lamp of station L0007 first lit?"


def reindex_without_end(data_dir: Path, url: str) -> None:
    """Reindex again and again, until the process is killed."""

    async def run() -> None:
        async with Library.open(data_dir, database=url) as library:
            while True:
                await library.reindex()

    asyncio.run(run())


async def test_a_killed_reindex_is_the_others_again_after_a_minute(
    tmp_path: Path, postgresql_url: str
) -> None:
    async with Library.open(tmp_path / "b", database=postgresql_url) as library:
        for number in range(200):
            await library.add(lighthouse(number))
        process = multiprocessing.get_context("spawn").Process(
            target=reindex_without_end, args=(tmp_path / "a", postgresql_url)
        )
        process.start()
        await begun(postgresql_url)
        process.kill()
        killed = time.monotonic()
        await asyncio.to_thread(process.join)
        with pytest.raises(ReindexRunning):  # nobody can know yet
            await library.reindex()
        assert (await library.ask(QUESTION)).answered
        assert await told(tmp_path, postgresql_url) == []
        async with asyncio.timeout(2 * SECONDS):
            while not (found := await told(tmp_path, postgresql_url)):  # noqa: ASYNC110
                await asyncio.sleep(0.5)
        assert time.monotonic() - killed > SECONDS / 2
        assert "1 reindexes were cut off (shared)" in found[0]
        await library.reindex()
        assert (await library.ask(QUESTION)).answered
        assert await told(tmp_path, postgresql_url) == []
        assert sum(status.articles for status in await library.status()) == 200


async def begun(url: str) -> None:
    """Wait until another process is in the middle of a reindex."""
    connection = await asyncpg.connect(url)
    async with asyncio.timeout(60):
        while not await connection.fetchval("SELECT COUNT(*) FROM staged"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await connection.close()


async def told(folder: Path, url: str) -> list[str]:
    """Return what the doctor says of reindexes that were cut off."""
    findings = await postgresql(DataDir(folder / "b"), url)
    return [f.says for f in findings if "cut off" in f.says and f.level is not Level.OK]
