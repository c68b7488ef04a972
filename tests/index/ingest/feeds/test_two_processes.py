"""Feeds that several processes poll: each entry is told, by one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from index import FeedNews, Library, StorageError
from index.ingest.feeds import poll as module
from index.ingest.feeds.feed_table import FeedTable
from tests.index.ingest.feeds.test_poll import LONG, feed, item
from tests.index.ingest.fetching.site import Site, answer, open_site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened


@pytest.fixture
async def pair(
    site: Site, tmp_path: Path, postgresql_url: str
) -> AsyncIterator[tuple[Library, Library]]:
    async with AsyncExitStack() as stack:
        a, b = [
            await stack.enter_async_context(
                Library.open(tmp_path / name, database=postgresql_url, fetching=site.policy())
            )
            for name in ("a", "b")
        ]
        yield a.of("7"), b.of("7")


async def make_due(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("UPDATE feed SET next_poll = '2000-01-01T00:00:00+00:00'")
    await connection.close()


async def let_pass(url: str, time: timedelta) -> None:
    connection = await asyncpg.connect(url)
    moment = (datetime.now(UTC) - time).isoformat()
    await connection.execute("UPDATE feed SET polled_at = $1, next_poll = $1", moment)
    await connection.close()


async def bring_news(library: Library, site: Site, url: str) -> None:
    """Follow a feed that then has a second entry, and is due."""
    site.pages["/feed"] = feed(item("one", LONG))
    await library.follow(site.url("/feed"), channel="55")
    site.pages["/feed"] = feed(item("two", LONG + "<p>Later.</p>"), item("one", LONG))
    await make_due(url)


async def poll(library: Library) -> list[FeedNews]:
    return [news async for news in library.poll_feeds()]


def titles(found: list[FeedNews]) -> list[str]:
    return [added.article.title for news in found for added in news.added]


async def test_two_processes_poll_a_feed_once(
    pair: tuple[Library, Library], site: Site, postgresql_url: str
) -> None:
    a, b = pair
    await bring_news(a, site, postgresql_url)
    polling = b.poll_feeds()
    first = await anext(polling)
    assert await poll(a) == []
    assert titles([first]) == ["two"]
    await b.told(first)
    assert [news async for news in polling] == []
    await let_pass(postgresql_url, module.TELLING)
    assert await poll(a) == []


async def test_what_a_killed_process_did_not_tell_is_told_by_another(
    pair: tuple[Library, Library], site: Site, postgresql_url: str
) -> None:
    a, b = pair
    await bring_news(a, site, postgresql_url)
    assert titles(await poll(b)) == ["two"]  # and is gone before it could tell
    assert await poll(a) == []
    await let_pass(postgresql_url, module.TELLING)
    found = await poll(a)
    assert titles(found) == ["two"]
    for news in found:
        await a.told(news)
    await let_pass(postgresql_url, module.TELLING)
    assert await poll(b) == []


async def test_a_death_that_a_killed_process_did_not_tell_is_told_by_another(
    pair: tuple[Library, Library], site: Site, postgresql_url: str
) -> None:
    a, b = pair
    await bring_news(a, site, postgresql_url)
    assert titles(await poll(b)) == ["two"]  # which is not told either
    site.pages["/feed"] = answer(status="410 Gone")
    await make_due(postgresql_url)
    [dead] = await poll(b)
    assert dead.problem
    await let_pass(postgresql_url, module.TELLING)
    news, death = [news for news in await poll(a) if news.added or news.problem]
    assert (titles([news]), death.problem) == (["two"], dead.problem)
    await a.told(news)
    await a.told(death)
    await let_pass(postgresql_url, module.TELLING)
    assert [news.problem for news in await poll(b)] == []


async def test_a_poll_that_was_cut_off_after_adding_is_told(
    pair: tuple[Library, Library], site: Site, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = pair
    await bring_news(a, site, postgresql_url)

    async def is_cut_off(*_: object) -> bool:
        raise StorageError("The database is gone.")

    with monkeypatch.context() as patch:
        patch.setattr(FeedTable, "record", is_cut_off)
        with pytest.raises(StorageError):
            await poll(b)
    await make_due(postgresql_url)
    assert titles(await poll(a)) == ["two"]
