"""An option of a command that takes a text channel or a forum."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

FollowableChannel = discord.TextChannel | discord.ForumChannel
"""What can be followed, or announced in."""


class ChannelOption(app_commands.Transformer):
    """Takes text channels and forums; discord.py's own option takes media channels as well."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """The kind of option."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The channels that Discord offers."""
        return [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]

    async def transform(
        self, interaction: discord.Interaction[Any], value: Any, /
    ) -> FollowableChannel | None:
        """Return the channel, None where the bot does not know it."""
        found = value.resolve()
        return found if isinstance(found, FollowableChannel) else None
