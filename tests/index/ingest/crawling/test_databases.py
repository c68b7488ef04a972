"""What is followed lives in either database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from index import Library
from tests.index.conftest import database as database
from tests.index.ingest.crawling.docs_site import Docs, page, text_of
from tests.index.ingest.crawling.test_follow import counts


async def test_days_of_a_site(docs: Docs, tmp_path: Path, database: str) -> None:
    docs.fill(30)
    url = docs.site.url("/docs/")
    policy = docs.site.policy(pause=0.0)
    async with Library.open(tmp_path, fetching=policy, database=database) as opened:
        library, half = opened.of("7"), asyncio.Event()

        def note(step: Any) -> None:
            if step.done > 12:
                half.set()

        look = asyncio.create_task(library.sites.follow(url, on_progress=note))
        await half.wait()
        look.cancel()
        await asyncio.gather(look, return_exceptions=True)
    async with Library.open(tmp_path, fetching=policy, database=database) as opened:
        library = opened.of("7")
        [site] = [news.site async for news in library.sites.check_due()]
        assert counts(site) == {"added": 30, "gone": 1}
        assert [news async for news in library.sites.check_due()] == []
        docs.bodies["/docs/page-1"] = page("Page 1", text_of(1, version=1))
        del docs.bodies["/docs/page-2"]
        docs.move("/docs/page-3", "/docs/moved")
        docs.list_all()
        site = await library.sites.follow(url)
        assert counts(site) == {
            "updated": 1, "removed": 1, "moved": 1, "redirected": 1, "unchanged": 27, "gone": 1,
        }  # fmt: skip
        assert len(await library.articles()) == 29
        await opened.server_libraries.leave("7")
        await opened.server_libraries.purge(-1, [])
        assert await library.sites.followed() == []


async def test_one_process_looks_at_a_site(docs: Docs, tmp_path: Path, database: str) -> None:
    docs.bodies["/one"] = page("One", text_of(1))
    async with Library.open(tmp_path, fetching=docs.site.policy(), database=database) as opened:
        library = opened.of("7")
        await library.add_url(docs.site.url("/one"))
        table = library._services.site_follower._tools.sites
        [site] = await table.due(datetime.now(UTC) + timedelta(days=3))
        later = datetime.now(UTC) + timedelta(minutes=10)
        assert [await table.claim(site, later) for _ in range(2)] == [True, False]
