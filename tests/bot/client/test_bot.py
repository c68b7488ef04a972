from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands

from bot import Settings, create_bot
from bot.client.bot import EXTENSIONS, Quoth
from tests.bot.world import BRIDGE, World, text_of


def puts(env: simcord.Env) -> list[Any]:
    """Return the bodies with which commands were registered."""
    return [request.json for request in env.http_requests if request.method == "PUT"]


def test_importing_the_bot_needs_neither_discord_nor_a_token() -> None:
    script = (
        "import bot, sys; assert 'discord' not in sys.modules; assert 'aiohttp' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={"PATH": ""})


def test_a_bot_is_built_without_connecting(settings: Settings) -> None:
    bot = create_bot(settings)
    assert isinstance(bot, discord.ext.commands.AutoShardedBot)
    assert not settings.data_dir.exists()
    with pytest.raises(RuntimeError, match="logged in"):
        _ = bot.library


def test_the_bot_asks_for_no_privileged_intent(simcord_bot: Quoth) -> None:
    intents = simcord_bot.intents
    assert not any((intents.message_content, intents.members, intents.presences))
    assert simcord_bot.allowed_mentions is not None
    assert dict(simcord_bot.allowed_mentions.to_dict()) == {"parse": []}


@pytest.mark.simcord(approved_intents=discord.Intents.default())
async def test_everything_works_without_privileged_intents(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} How long is the harbour bridge?")
    await world.member.send(world.channel, "How long is the harbour bridge?")
    first = world.replies()[0]
    await world.member.send(world.channel, "Who opened it to traffic in March?", reply_to=first)
    assert len(world.replies()) == 2
    assert "1932" in text_of(world.replies()[1])


async def test_commands_are_registered_on_the_first_start_only(world: World) -> None:
    (registered,) = puts(world.env)
    names = {command["name"] for command in registered}
    commands = {"articles", "ask", "help", "insights", "library", "privacy", "settings", "verify"}
    assert names == commands | {"Find the source", "Add to the library"}
    await world.restart()
    assert len(puts(world.env)) == 1


async def test_changed_commands_are_reported_and_left_alone(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    assert "quoth sync" not in caplog.text
    world.env.backend.register_commands(None, [{"name": "old", "description": "Old.", "type": 1}])
    await world.restart()
    assert "run `quoth sync`" in caplog.text
    assert len(puts(world.env)) == 1
    assert await world.bot.sync_commands() == 10


@pytest.mark.simcord(check_errors=False)
async def test_a_command_of_another_version_says_what_to_do(world: World) -> None:
    world.env.backend.register_commands(None, [{"name": "old", "description": "Old.", "type": 1}])
    result = await world.member.slash(world.channel, "old")
    assert result.ephemeral
    assert "run `quoth sync`" in text_of(result)


@pytest.mark.parametrize("status", [403, 500])
async def test_the_bot_starts_when_commands_cannot_be_compared(
    world: World, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    world.env.inject_error("GET", "/applications/*/commands", status=status)
    await world.restart()
    assert "could not be compared" in caplog.text
    assert world.bot.library.key == "shared"


async def test_the_same_bot_can_be_started_again(world: World) -> None:
    await world.add(BRIDGE)
    await world.env.restart_bot()
    result = await world.member.slash(
        world.channel, "ask", question="How long is the harbour bridge in metres?"
    )
    assert "503" in text_of(result)


async def test_a_bot_that_never_logged_in_can_be_closed(settings: Settings) -> None:
    async with create_bot(settings) as bot:
        pass
    assert bot.is_closed()


async def test_closing_twice_is_fine_and_closes_the_library(world: World) -> None:
    await world.bot.close()
    await world.bot.close()
    with pytest.raises(RuntimeError, match="logged in"):
        _ = world.bot.library


async def test_the_library_is_closed_though_the_connection_cannot_be(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise OSError("the network is gone")

    with monkeypatch.context() as patch:
        patch.setattr(world.bot.http, "close", fail)
        with pytest.raises(OSError, match="the network is gone"):
            await world.bot.close()
    with pytest.raises(RuntimeError, match="logged in"):
        _ = world.bot.library
    world.bot._closing_task = None  # so that it is closed after all


@pytest.mark.simcord(check_errors=False)
async def test_an_unforeseen_error_in_a_message_is_answered_with_a_reference(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.bot._resources.aclose()
    world.bot._library = None
    await world.member.send(world.channel, f"{world.mention} How long is the bridge?")
    (reply,) = world.replies()
    reference = reply.content.split("`")[1]
    assert f"Failure {reference} in the event on_message" in caplog.text


async def test_no_two_extensions_have_a_command_of_the_same_name(settings: Settings) -> None:
    names: list[tuple[str, object]] = []
    for extension in EXTENSIONS:
        async with create_bot(settings) as bot:
            await bot.load_extension(extension)
            names += [(c.name, getattr(c, "type", None)) for c in bot.tree.get_commands()]
    assert len(names) == len(set(names)) == 10


async def test_a_bot_that_is_not_connected_does_nothing_by_itself(settings: Settings) -> None:
    async with create_bot(settings) as bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_every_command_and_option_is_described(world: World) -> None:
    for command in world.bot.tree.walk_commands():
        assert command.description.endswith("."), command.qualified_name
        assert len(command.description) <= 100
        options = command.parameters if isinstance(command, app_commands.Command) else []
        for option in options:
            assert str(option.description) not in ("", "…"), option.name
