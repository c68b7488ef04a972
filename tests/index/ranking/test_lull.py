from __future__ import annotations

import asyncio

import pytest

from index.ranking.lull import Lull


async def test_it_is_there_where_nothing_has_changed() -> None:
    lull = Lull(quiet=3600, longest=3600)
    async with asyncio.timeout(5):
        await lull.come()


async def test_it_is_not_there_right_after_a_change() -> None:
    lull = Lull(quiet=3600, longest=3600)
    lull.disturb()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await lull.come()


async def test_it_comes_when_changes_have_ceased() -> None:
    lull = Lull(quiet=0.05, longest=3600)
    lull.disturb()
    async with asyncio.timeout(5):
        await lull.come()


async def test_changes_that_never_cease_do_not_put_it_off_for_ever() -> None:
    lull = Lull(quiet=3600, longest=0.1)

    async def disturb() -> None:
        while True:
            lull.disturb()
            await asyncio.sleep(0.01)

    disturbing = asyncio.create_task(disturb())
    async with asyncio.timeout(5):
        await lull.come()
    disturbing.cancel()


async def test_it_can_be_declared() -> None:
    lull = Lull(quiet=3600, longest=3600)
    lull.disturb()
    waiting = asyncio.create_task(lull.come())
    await asyncio.sleep(0)
    lull.declare()
    async with asyncio.timeout(5):
        await waiting
        await lull.come()
