from __future__ import annotations

import discord
import pytest

from bot.cogs.welcome import RECENT
from tests.bot.openapi import check_limits
from tests.bot.world import BRIDGE, World, text_of

STEPS = ("quoth.add-article", "quoth.open-settings", "quoth.try-question")


async def join(world: World, guild_id: int | None = None) -> None:
    """Let Discord say that the bot has joined a server."""
    guild = world.bot.get_guild(guild_id or world.guild.id)
    world.bot.dispatch("guild_join", guild)
    await world.env.settle()


async def test_a_server_is_greeted_once_in_its_first_open_channel(world: World) -> None:
    closed = discord.PermissionOverwrite(send_messages=False)
    assert world.bot.user is not None
    guild = world.env.create_guild("Newcomers", preferred_locale="de")
    shut = guild.create_text_channel("news", overwrites={world.bot.user: closed})
    hall = guild.create_text_channel("hall")
    await join(world, guild.id)
    [hello] = world.replies(hall)
    assert "Hallo, ich bin Quoth" in text_of(hello)
    assert all(f"'{step}'" in str([c.to_dict() for c in hello.components]) for step in STEPS)
    assert world.replies(shut) == []
    await world.restart()
    assert len(world.replies(hall)) == 1
    check_limits(world.env.http_requests[-1])


async def test_each_step_works_at_a_click_after_a_restart(world: World) -> None:
    await join(world)
    await world.restart()
    [hello] = world.replies()
    form = await world.admin.click(hello, custom_id=STEPS[0])
    added = await world.admin.submit_modal(form, {"text": BRIDGE})
    assert "Added **The harbour bridge**" in text_of(added)
    panel = await world.admin.click(hello, custom_id=STEPS[1])
    assert panel.ephemeral
    assert "Settings of this server" in text_of(panel)
    form = await world.member.click(hello, custom_id=STEPS[2])
    answer = await world.member.submit_modal(
        form, {"question": "How long is the harbour bridge in metres?"}
    )
    assert "503" in text_of(answer)


async def test_a_server_that_was_joined_while_the_bot_was_away_is_greeted_once(
    world: World,
) -> None:
    guild = world.env.create_guild("Newcomers")
    hall = guild.create_text_channel("hall")
    await world.restart()
    await world.env.settle()
    [hello] = world.replies(hall)
    assert "Hello, I am Quoth" in text_of(hello)
    assert world.replies() == []  # this one has had it for long
    await world.restart()
    await world.env.settle()
    assert len(world.replies(hall)) == 1


async def test_a_server_that_was_joined_too_long_ago_is_not_greeted(world: World) -> None:
    guild = world.env.create_guild("Newcomers")
    hall = guild.create_text_channel("hall")
    world.env.backend.advance_clock(RECENT.total_seconds())
    await world.restart()
    await world.env.settle()
    assert world.replies(hall) == []


@pytest.mark.parametrize("step", STEPS[:2])
async def test_the_first_two_steps_are_for_managers(world: World, step: str) -> None:
    await join(world)
    [hello] = world.replies()
    click = await world.member.click(hello, custom_id=step)
    assert click.modal is None
    assert "Manage Server" in text_of(click)


async def test_no_channel_and_no_permission_are_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    empty = world.env.create_guild("Empty")
    await join(world, empty.id)
    assert "No channel to say hello" in caplog.text
    world.env.inject_error("POST", "/channels/*/messages", status=403)
    await join(world)
    assert "Could not say hello" in caplog.text
