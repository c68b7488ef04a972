"""`/settings`: how the bot behaves in a server, all in one panel."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.settings.panel_actions import choose, show_panel, turn_to
from bot.context import Handler, QuothClient
from bot.servers.managers import MANAGERS_ONLY
from bot.ui.settings.menus import SET

_log = logging.getLogger(__name__)


class SettingsCommand(commands.Cog):
    """Choices that hold for one server."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(self, interaction: discord.Interaction[QuothClient]) -> None:
        """Choose how I behave in this server: where I answer, how, and what I remember."""
        await show_panel(interaction)


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    if not bot.settings.message_content:
        _log.info(
            "Without the setting message_content, questions that nobody puts to the bot are "
            "answered in forums only, by their title."
        )
    bot.control_handlers[SET] = Handler(choose)
    bot.control_handlers["settings-page"] = Handler(turn_to)
    await bot.add_cog(SettingsCommand(bot))
