"""Following a whole site in Discord: progress, changes, what is listed, stopping."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import Settings
from tests.bot.crowd import unwaited
from tests.bot.world import World, labels_of, make_settings, text_of
from tests.events import until
from tests.index.ingest.crawling.docs_site import Docs, page
from tests.index.ingest.crawling.docs_site import text_of as words_of
from tests.index.ingest.crawling.test_follow import due
from tests.index.ingest.feeds.test_poll import LONG, feed, item
from tests.index.ingest.fetching.site import open_site


@pytest.fixture
async def docs() -> AsyncIterator[Docs]:
    async with open_site() as opened:
        yield Docs(opened)


@pytest.fixture
def settings(tmp_path: Path, docs: Docs) -> Settings:
    return make_settings(
        tmp_path / "data",
        fetch_inside=("127.0.0.1",),
        fetch_ports=(docs.site.port,),
        fetch_pause=0.0,
    )


async def slash(world: World, command: str, **options: Any) -> str:
    result = await world.admin.slash(world.channel, command, **options)
    assert result.ephemeral
    return text_of(result)


async def test_a_site_is_followed_looked_at_again_and_unfollowed(world: World, docs: Docs) -> None:
    news = world.guild.create_text_channel("news")
    docs.fill(8)
    docs.bodies["/docs/"] = page("The Harbour Docs", words_of(90))
    url = docs.site.url("/docs/")
    said = await slash(world, "library follow", url=url, channel=news)
    assert said == "Following **The Harbour Docs**. I look at it again every day.\nnew: 9"
    answered = await world.member.slash(
        world.channel, "ask", question="Who writes down every visit in book 3?"
    )
    assert "Its keeper writes down every visit in book 3" in text_of(answered)

    docs.bodies["/docs/page-1"] = page("Page 1", words_of(1, version=1))
    del docs.bodies["/docs/page-2"]
    docs.fails = lambda path: path.endswith("page-3")
    await due(world.settings.data_dir)
    cog: Any = world.bot.get_cog("SiteChecks")
    await cog.check()
    await cog.check()
    [announced] = world.replies(news)
    assert announced.content == (
        f"### Changes on [The Harbour Docs]({url})\nchanged: 1 · removed: 1"
    )
    listed = await slash(world, "library sources")
    assert f"[The Harbour Docs]({url})" in listed
    assert "unchanged: 6 · failed: 1" in listed
    assert "page-3: 127.0.0.1 answers with an error (503)" in listed.replace("\\", "")

    [choice] = await world.admin.autocomplete(world.channel, "library unfollow", "feed", "harb")
    said = await slash(world, "library unfollow", feed=choice["value"])
    assert said == "Unfollowed **The Harbour Docs**. Its articles stay."
    assert "follows no sites or feeds yet" in await slash(world, "library sources")
    assert len(await world.library.articles()) == 8


async def test_what_cannot_be_followed_is_a_sentence(world: World, docs: Docs) -> None:
    docs.bodies["/empty/"] = "<html><body></body></html>"
    assert "is empty" in await slash(world, "library follow", url=docs.site.url("/empty/"))
    said = await slash(world, "library follow", url="http://10.0.0.1/", site=True)
    assert "only fetch from ports" in said
    said = await slash(world, "library follow", url=docs.site.url("/empty/"), site=False)
    assert "is not a feed" in said
    assert "follows no sites or feeds yet" in await slash(world, "library sources")


async def test_reading_a_site_can_be_stopped_and_goes_on_later(world: World, docs: Docs) -> None:
    docs.fill(12)
    asked, go = docs.hold("page-7")
    command = asyncio.create_task(
        world.admin.slash(world.channel, "library follow", url=docs.site.url("/docs/"), site=True)
    )
    library = world.library
    await asyncio.wait_for(asked.wait(), 30)
    cog: Any = world.bot.get_cog("library")
    await cog._looks.close()
    go.set()
    said = text_of(await command)
    assert said == "I was stopped while reading this site. I go on with it when I am back."
    [site] = await library.sites.followed()
    assert site.is_open
    await due(world.settings.data_dir)
    checks: Any = world.bot.get_cog("SiteChecks")
    await checks.check()
    assert len(await library.articles()) == 12


async def test_a_site_that_is_read_just_as_it_is_stopped_is_followed(
    world: World, docs: Docs, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs.fill(12)
    _, go = docs.hold("page-7")
    cog: Any = world.bot.get_cog("library")
    defer = discord.InteractionResponse.defer

    async def late(response: discord.InteractionResponse[Any], **options: Any) -> None:
        go.set()
        await until(lambda: not cog._looks._running)
        await defer(response, **options)

    def shown() -> list[discord.Message]:
        return world.channel.history(viewer=world.admin)

    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)
    url = docs.site.url("/docs/")
    with unwaited(world):
        try:
            await world.admin.slash(world.channel, "library follow", url=url, site=True)
            await until(lambda: any(map(labels_of, shown())))
            monkeypatch.setattr(discord.InteractionResponse, "defer", late)
            await world.admin.click(shown()[-1], label="Cancel")
        finally:
            go.set()
    await world.env.settle()
    assert "Following **127.0.0.1**" in text_of(shown()[-1])


async def test_the_button_says_so_when_nothing_is_read(
    world: World, docs: Docs, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs.fill(6)
    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)
    world.env.inject_error("PATCH", "/webhooks/*", status=500, times=None)  # the button stays
    result = await world.admin.slash(
        world.channel, "library follow", url=docs.site.url("/docs/"), site=True
    )
    world.env.backend.faults.clear()
    shown = next(m for m in (result.response, *result.followups) if m and labels_of(m))
    assert labels_of(shown) == ["Cancel"]
    said = await world.admin.click(shown, label="Cancel")
    assert "No site is being read" in text_of(said)


async def test_the_feed_of_a_page_is_told_from_the_site(world: World, docs: Docs) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    docs.bodies["/docs/"] = page("Docs", words_of(1), head=link)
    docs.answers["/feed"] = feed(item("a", LONG))
    url = docs.site.url("/docs/")
    said = await slash(world, "library follow", url=url)
    assert "Following **The Mill**" in said
    assert "choose `site: True`" in said
    assert "choose" not in await slash(world, "library follow", url=docs.site.url("/feed"))
    assert "Following **Docs**" in await slash(world, "library follow", url=url, site=True)
    listed = await slash(world, "library sources")
    assert "Sources: 2" in listed
