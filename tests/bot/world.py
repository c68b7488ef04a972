"""The simulated Discord that the bot's tests play in, and how they read its replies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from discord import app_commands
from simcord import ChannelHandle, GuildHandle, MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot import Settings, create_bot
from bot.client.bot import Quoth
from bot.servers.settings import ServerSettings
from index import Library

BRIDGE = """\
The harbour bridge

The harbour bridge was opened to traffic on 19 March 1932 by the premier.

It is 503 metres long and carries eight lanes of traffic, two railway lines and a footway.

Six million rivets hold the steel together. Painters start again as soon as they have finished.

The toll was sixpence for a car and threepence for a horse and rider until 1960.
"""
LIGHTHOUSE = """\
The lighthouse keeper

Mary Ellis kept the lighthouse at Cape Sorrow for forty years and never missed a night.

Her logbook records every ship that passed, and the weather at each change of the watch.

When the lamp was made electric in 1961, she moved to the village and grew prize dahlias.
"""
Message = discord.Message | ResponseMessage


@dataclass
class World:
    """A server with a channel, a member and an admin, and the bot in it."""

    env: simcord.Env
    settings: Settings
    guild: GuildHandle
    channel: ChannelHandle
    member: MemberActor
    admin: MemberActor

    @property
    def bot(self) -> Quoth:
        """The bot that runs now."""
        assert isinstance(self.env.bot, Quoth)
        return self.env.bot

    @property
    def library(self) -> Library:
        """The server's library."""
        return self.bot.library_of(self.guild.id)

    @property
    def mention(self) -> str:
        """The bot's mention."""
        assert self.bot.user is not None
        return self.bot.user.mention

    def replies(self, channel: ChannelHandle | None = None) -> list[discord.Message]:
        """Return the bot's messages in a channel, oldest first."""
        messages = (channel or self.channel).history()
        return [m for m in messages if self.bot.user and m.author.id == self.bot.user.id]

    async def add(self, text: str, name: str = "article.txt", **facts: Any) -> InteractionResult:
        """Add an article as the admin, by attachment."""
        return await self.admin.slash(
            self.channel, "library add", file=(name, text.encode()), **facts
        )

    async def choose(self, **choices: Any) -> None:
        """Set what the server's managers choose; what is not named is as it is by default."""
        await self.bot.server_settings.choose(self.library, ServerSettings(**choices))

    async def restart(self) -> None:
        """Stop the bot and start a new one on the same data."""
        await self.bot.close()
        await self.env.restart_bot(create_bot(self.settings))


def build_world(env: simcord.Env, settings: Settings) -> World:
    """Make the server and the people."""
    guild = env.create_guild("The server")
    assert env.bot.user is not None
    # Long ago: a server that was joined lately is greeted.
    env.backend.get_guild(guild.id).members[env.bot.user.id].joined_at = "2025-01-01T00:00:00+00:00"
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return World(
        env,
        settings,
        guild,
        guild.create_text_channel("general"),
        guild.add_member(env.create_user("mia")),
        guild.add_member(env.create_user("ada"), roles=[managers]),
    )


def show_commands_to_all(world: World, guild: GuildHandle | None = None) -> None:
    """Let everybody see the commands of managers, as under Server Settings > Integrations."""
    guild = guild or world.guild
    for command in world.bot.tree.get_commands():
        if command.default_permissions is not None:
            kind = command.type.value if isinstance(command, app_commands.ContextMenu) else 1
            known = world.env.backend.find_command(command.name, guild.id, type=kind)
            assert known is not None
            guild.set_command_permissions(int(known["id"]), {guild.default_role: True})


def make_settings(data_dir: Path, **changes: Any) -> Settings:
    """Return settings without the sample library."""
    return Settings(data_dir=data_dir, **{"sample": False, **changes})


def text_of(message: Message | InteractionResult | None) -> str:
    """Return all text of a message, content and text displays, a line for each."""
    if isinstance(message, InteractionResult):
        message = message.response
    assert message is not None, "there is no reply"
    raw = message.components if isinstance(message, ResponseMessage) else _raw(message)
    return "\n".join([message.content] * bool(message.content) + list(_displays(raw)))


def labels_of(message: Message | None) -> list[str]:
    """Return the labels of a message's buttons that can be clicked."""
    assert message is not None
    raw = message.components if isinstance(message, ResponseMessage) else _raw(message)
    return [b["label"] for b in _walk(raw) if b["type"] == 2 and not b.get("disabled")]


def _raw(message: discord.Message) -> list[dict[str, Any]]:
    return [dict(component.to_dict()) for component in message.components]


def _displays(components: Sequence[dict[str, Any]]) -> Iterator[str]:
    return (item["content"] for item in _walk(components) if item["type"] == 10)


def _walk(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", ()))
