"""Servers that the bot leaves, comes back to, or may not speak in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
from simcord.backend.serializers import guild_create_payload

from bot.servers.settings import ServerSettings
from tests.bot.conftest import on_sqlite
from tests.bot.world import BRIDGE, World, text_of

QUESTION = "How long is the harbour bridge in metres?"

pytestmark = on_sqlite


async def titles(world: World) -> list[str]:
    library = world.library
    return [article.title for article in await library.articles()]


def departures(world: World, *, moved_back: timedelta = timedelta()) -> list[str]:
    """Return the libraries that count as left, after moving that back in time."""
    path = world.settings.data_dir / "quoth.db"
    with closing(sqlite3.connect(path)) as connection:
        if moved_back:
            moment = (datetime.now(UTC) - moved_back).isoformat()
            connection.execute("UPDATE departure SET left_at = ?", (moment,))
            connection.commit()
        return [key for (key,) in connection.execute("SELECT library FROM departure")]


async def leave(world: World) -> None:
    world.env.backend.remove_guild(world.guild.id)
    await world.env.settle()


async def purge(world: World) -> None:
    cog: Any = world.bot.get_cog("Servers")
    await cog.purge()


async def test_a_server_that_is_left_keeps_its_articles_for_the_time_of_grace(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="bot")
    await world.add(BRIDGE)
    await world.choose(language="de", passages=1)
    await leave(world)
    assert departures(world) == [str(world.guild.id)]
    assert "will be deleted in 30 days" in caplog.text
    await purge(world)
    assert await titles(world) == ["The harbour bridge"]
    departures(world, moved_back=timedelta(days=31))
    await purge(world)
    assert await titles(world) == []
    assert departures(world) == []
    assert await world.bot.server_settings.of(world.library) == ServerSettings()
    assert world.bot.server_settings.language_of(world.guild.id) is None


@pytest.mark.parametrize("outage", [{}, {"unavailable": False}])
async def test_coming_back_in_time_restores_everything(
    world: World, caplog: pytest.LogCaptureFixture, outage: dict[str, bool]
) -> None:
    caplog.set_level("INFO", logger="bot")
    await world.add(BRIDGE)
    guild = world.env.backend.get_guild(world.guild.id)
    payload = guild_create_payload(world.env.backend, guild)
    del payload["unavailable"]
    await leave(world)
    departures(world, moved_back=timedelta(days=31))
    world.env.backend.guilds[guild.id] = guild
    world.env.backend.emit("GUILD_CREATE", {**payload, **outage})
    await world.env.settle()
    assert departures(world) == []
    assert "its data is in use again" in caplog.text
    await purge(world)
    assert await titles(world) == ["The harbour bridge"]


async def test_a_server_that_is_unavailable_loses_nothing(world: World) -> None:
    await world.add(BRIDGE)
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": True})
    await world.env.settle()
    assert world.bot.get_guild(world.guild.id) is not None
    assert departures(world) == []
    await purge(world)
    assert await titles(world) == ["The harbour bridge"]


async def test_a_server_left_while_the_bot_was_away_is_noticed(world: World) -> None:
    await world.add(BRIDGE)
    await world.bot.close()
    world.env.backend.remove_guild(world.guild.id)
    await world.restart()
    await world.env.settle()
    assert departures(world) == [str(world.guild.id)]
    assert await titles(world) == ["The harbour bridge"]


async def test_a_server_that_is_still_there_after_a_restart_is_kept(world: World) -> None:
    await world.add(BRIDGE)
    await world.restart()
    await world.env.settle()
    assert departures(world) == []


async def test_purging_goes_on_by_itself_once_a_day(world: World) -> None:
    cog: Any = world.bot.get_cog("Servers")
    assert cog._loop._task is not None
    assert cog._loop._seconds == 24 * 3600


async def test_channels_in_which_the_bot_may_not_speak_are_logged_and_commands_work(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    quiet = world.guild.create_text_channel(
        "quiet",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(send_messages=False),
        },
    )
    await world.restart()
    await world.env.settle()
    assert "in #quiet mentions and replies are not answered, as the bot lacks Send" in caplog.text
    assert "#general" not in caplog.text
    result = await world.member.slash(quiet, "ask", question=QUESTION)
    assert "503" in text_of(result)


async def test_channels_that_are_gone_or_cannot_be_answered_are_logged_and_the_rest_works(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    library = world.library
    chosen = ServerSettings(
        channels=frozenset({world.channel.id, 77}),
        forums=frozenset({78}),
        never=frozenset({76}),
        instead="<@&75>",
        managers=frozenset({74, world.guild.roles["Managers"].id}),
        digest=79,
    )
    await world.bot.server_settings.choose(library, chosen)
    await world.restart()
    await world.env.advance_time(5)
    assert "answered unasked, which needs the setting message_content" in caplog.text
    assert "the channel 77, chosen to be answered unasked, is gone" in caplog.text
    assert "the channel 78, chosen to be answered unasked, is gone" in caplog.text
    assert "the channel 79, chosen for the digest, is gone" in caplog.text
    assert "the channel 76, chosen to stay without public answers, is gone" in caplog.text
    assert "the role 75, to which people are sent for help, is gone" in caplog.text
    assert "the role 74, whose members may manage the library, is gone" in caplog.text
    assert str(world.channel.id) not in caplog.text
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "503" in text_of(world.replies()[0])
