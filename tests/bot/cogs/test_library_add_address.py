"""Adding by address and following feeds in Discord, from a site on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import Settings
from index.ingest.feeds.feed import DEAD_AFTER
from tests.bot.world import World, make_settings, show_commands_to_all, text_of
from tests.index.ingest.feeds.test_poll import LONG, feed, item, make_due
from tests.index.ingest.fetching.hostile import MAX_BYTES, PAGES, serve_harm
from tests.index.ingest.fetching.site import Site, answer, open_site, redirect
from tests.index.ingest.test_web import PAGE


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path, site: Site) -> Settings:
    return make_settings(
        tmp_path / "data",
        fetch_inside=("127.0.0.1",),
        fetch_ports=(site.port,),
        fetch_robots=False,
        fetch_max_bytes=MAX_BYTES,
        quota_articles=3,
    )


async def poll(world: World) -> None:
    """Let an hour pass and have the bot poll."""
    make_due(world.settings.data_dir)
    cog: Any = world.bot.get_cog("Announcements")
    await cog.poll()


async def slash(world: World, command: str, **options: Any) -> str:
    result = await world.admin.slash(world.channel, command, **options)
    assert result.ephemeral
    return text_of(result)


async def test_an_address_is_fetched_and_its_article_added(world: World, site: Site) -> None:
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    text = await slash(world, "library add", url=site.url("/mill"), author="A. Smith")
    assert text == "Added **The tide mill**: 2 paragraphs. Ask away."
    shown = await slash(world, "library show", article="tide mill")
    assert f"[The tide mill]({site.url('/mill')})" in shown
    assert "**Author:** A\\. Smith" in shown or "**Author:** A. Smith" in shown
    assert "fetched from http" in shown
    assert "already, word for word" in await slash(
        world, "library add", url=site.url("/mill"), author="A. Smith"
    )


async def test_what_cannot_be_fetched_is_a_sentence(world: World, site: Site) -> None:
    site.pages["/inside"] = redirect(f"http://192.168.0.1:{site.port}/admin")
    refused = {
        "ftp://example.org/": "must start with https",
        "http://10.0.0.1/": "only fetch from ports",
        f"http://169.254.169.254:{site.port}/": "isn’t public, or is blocked here",
        f"http://2130706433:{site.port}/": "four decimal numbers",
        site.url("/inside"): "isn’t public, or is blocked here",
        site.url("/none"): "has nothing at that address",
    }
    for url, sentence in refused.items():
        assert sentence in (await slash(world, "library add", url=url)).replace("\\", "")
    assert await world.library.articles() == []


async def test_harm_is_a_sentence_and_the_bot_goes_on_answering(world: World, site: Site) -> None:
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    await slash(world, "library add", url=site.url("/mill"))
    serve_harm(site)
    # The simulated Discord runs on a clock of its own, on which a page that trickles never ends.
    for name, said in [(name, said) for name, (_, said) in PAGES.items() if name != "trickles"]:
        reply = await slash(world, "library add", url=site.url(f"/{name}"))
        assert said in reply.replace("\\", "")
    [article] = await world.library.articles()
    assert article.title == "The tide mill"
    answered = await world.member.slash(world.channel, "ask", question="Who replaced the wheel?")
    assert "Thomas Petch" in text_of(answered)


async def test_a_feed_is_followed_announced_and_unfollowed(world: World, site: Site) -> None:
    news = world.guild.create_text_channel("news")
    site.pages["/feed"] = feed(item("a", LONG))
    assert "must start with https" in await slash(world, "library follow", url="example")
    said = await slash(world, "library follow", url=site.url("/feed"), channel=news)
    assert said == (
        f"Following **The Mill**. Added 1 article. I will announce new entries in <#{news.id}>."
    )
    assert world.replies(news) == []

    link = "https://example.org/b"
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>", link, "The @everyone [dredger]"))
    await poll(world)
    await poll(world)
    [announced] = world.replies(news)
    assert announced.content == (f"### New in **The Mill**\n- [The \\@everyone (dredger)]({link})")
    listed = await slash(world, "library feeds")
    assert f"[The Mill]({site.url('/feed')})" in listed
    assert f"<#{news.id}>" in listed

    [choice] = await world.admin.autocomplete(world.channel, "library unfollow", "feed", "mill")
    assert choice["name"] == "The Mill"
    said = await slash(world, "library unfollow", feed=choice["value"])
    assert said == "Unfollowed **The Mill**. Its articles stay."
    assert "`/library follow` follows one" in await slash(world, "library feeds")
    assert "I don’t follow this feed" in await slash(world, "library unfollow", feed="The Mill")


async def test_a_feed_without_channel_is_followed_in_silence(world: World, site: Site) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    said = await slash(world, "library follow", url=site.url("/feed"))
    assert said == "Following **The Mill**. Added 1 article."
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"))
    await poll(world)
    assert world.replies() == []
    assert len(await world.library.articles()) == 2


async def test_a_dead_feed_is_reported_once(world: World, site: Site) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await slash(world, "library follow", url=site.url("/feed"), channel=world.channel)
    site.pages["/feed"] = answer(status="500 Down")
    for _ in range(DEAD_AFTER + 2):
        await poll(world)
    [report] = world.replies()
    assert report.content.startswith("**The Mill** seems to be dead: 127.0.0.1 answers")


async def test_a_full_library_says_so(world: World, site: Site) -> None:
    entries = [item(f"{n}", f"<p>Number {n}.</p>" + LONG) for n in range(5)]
    site.pages["/feed"] = feed(*entries)
    said = await slash(world, "library follow", url=site.url("/feed"))
    assert "Added 3 articles" in said
    assert "may hold 3 articles and has 3 articles" in said
    assert "room for 3 articles, 100,000 paragraphs and 50 MB of text" in await slash(
        world, "library status"
    )
    refused = await world.add("A title\n\nThe text of an article too many.\n")
    assert "remove some articles first" in text_of(refused)


async def test_a_server_that_comes_back_in_time_has_its_feeds_again(
    world: World, site: Site
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await slash(world, "library follow", url=site.url("/feed"))
    library, guild = world.library, world.bot.get_guild(world.guild.id)
    assert guild is not None
    for cog in world.bot.cogs.values():  # each that listens, as Discord's event does
        for name, listener in cog.get_listeners():
            if name == "on_guild_remove":
                await listener(guild)
    asked = len(site.requests)
    await poll(world)
    assert len(site.requests) == asked  # nobody is there to read it
    [kept] = await library.feeds()
    assert kept.url == site.url("/feed")
    servers: Any = world.bot.get_cog("Servers")
    await servers.on_guild_join(guild)
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"), item("a", LONG))
    await poll(world)
    assert len(await library.articles()) == 2


async def test_a_channel_that_the_bot_may_not_write_in(world: World, site: Site) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    me = world.bot.user
    assert me is not None
    closed = world.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    said = await slash(world, "library follow", url=site.url("/feed"), channel=closed)
    assert said == f"I can’t write in <#{closed.id}>. Allow it, or choose another channel."
    assert site.requests == []


async def test_the_web_needs_manage_server(world: World) -> None:
    commands: dict[str, dict[str, Any]] = {
        "library add": {"url": "https://example.org/"},
        "library follow": {"url": "https://example.org/"},
        "library unfollow": {"feed": "x"},
        "library feeds": {},
    }
    show_commands_to_all(world)
    for command, options in commands.items():
        result = await world.member.slash(world.channel, command, **options)
        assert "Manage Server" in text_of(result)


async def test_the_bot_polls_by_itself_and_stops_when_it_closes(world: World, site: Site) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await slash(world, "library follow", url=site.url("/feed"))
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"))
    make_due(world.settings.data_dir)
    # Not by a restart: the simulation would wait for the poll, and on a busy machine give it up.
    await world.bot.reload_extension("bot.cogs.feeds")
    cog: Any = world.bot.get_cog("Announcements")
    await cog.on_ready()
    library = world.library
    while len(await library.articles()) < 2:  # noqa: ASYNC110 - the bot tells nobody
        await asyncio.sleep(0.01)
    assert {a.title for a in await library.articles()} == {"a", "b"}
    await world.bot.close()
    names = {task.get_name() for task in asyncio.all_tasks()}
    assert not any("poll" in name for name in names)
