"""`/settings`: what those who manage a server choose for it."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Quoth
from bot.managing import may_manage
from bot.replies import Reply, errors_told, respond
from bot.views.channels import ChannelPanel

_log = logging.getLogger(__name__)


class ServerSettings(
    commands.GroupCog, name="settings", description="Choose how I behave in this server."
):
    """Choices that hold for one server."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @app_commands.command()
    async def channels(self, interaction: discord.Interaction[Quoth]) -> None:
        """Choose where I answer unasked, and whom to ask what the library does not say."""
        if not await may_manage(interaction):
            return
        async with errors_told(interaction):
            library = self.bot.library_of(interaction.guild_id)
            panel = ChannelPanel(interaction, library, await self.bot.preferences.of(library))
            await respond(interaction, Reply(panel.text, panel))


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    if not bot.settings.message_content:
        _log.info(
            "Without the setting message_content, questions that nobody puts to the bot are "
            "answered in forums only, by their title."
        )
    await bot.add_cog(ServerSettings(bot))
