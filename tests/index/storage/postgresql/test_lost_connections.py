"""A server that ends all its connections, whatever they are in the middle of."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from index import DatabaseAway, Library
from tests import postgresql
from tests.index.conftest import lighthouse


async def test_whatever_is_lost_is_a_sentence(tmp_path: Path) -> None:
    with postgresql.running() as server:
        url = server.url(await server.new())
        async with Library.open(tmp_path, database=url) as library:
            await library.add(lighthouse(1))
            assert (await library.ask("When was the lamp of station L0001 first lit?")).answered
            met: Counter[str] = Counter()

            async def load() -> None:
                while True:
                    try:
                        await library.ask("When was the lamp of station L0001 first lit?")
                        await library.member_data.kept(7)
                    except DatabaseAway:
                        met["away"] += 1
                    except Exception as error:  # noqa: BLE001 - anything else is the fault
                        met[repr(error)] += 1
                    await asyncio.sleep(0.001)

            loading = [asyncio.create_task(load()) for _ in range(20)]
            for mode in ("fast", "immediate", "fast"):
                await asyncio.sleep(0.5)
                await asyncio.to_thread(server.stop, mode)
                await asyncio.to_thread(server.start)
            for task in loading:
                task.cancel()
            await asyncio.gather(*loading, return_exceptions=True)
    assert set(met) == {"away"}
