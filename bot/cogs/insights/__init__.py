"""`/insights`: what was asked, what went unanswered; and a digest of it every week."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.insights.digest import Digests
from bot.cogs.insights.report import Gathered, Gatherer
from bot.context import QuothClient
from bot.localisation import private_words
from bot.replies.send import Reply, errors_told, respond
from bot.servers.managers import may_manage
from bot.ui.controls import Duty, Use
from bot.ui.insights import PERIOD, PERIODS

_DAYS = 28


class InsightsCommand(commands.Cog):
    """How the server's library does, for those who manage it."""

    def __init__(self, bot: Quoth, gatherer: Gatherer) -> None:
        self.bot = bot
        self._gatherer = gatherer

    @app_commands.command()
    @app_commands.guild_only()
    async def insights(self, interaction: discord.Interaction[QuothClient]) -> None:
        """Show what is asked here, what is answered, and which questions went unanswered."""
        async with errors_told(interaction):
            if await may_manage(interaction):
                await interaction.response.defer(ephemeral=True, thinking=True)
                gathered = await self._gather(interaction, _DAYS)
                files = gathered.files()
                layout = gathered.layout(private_words(interaction), files)
                await respond(interaction, Reply(layout.text, layout, files=files))

    async def show_period(self, use: Use) -> None:
        """Show another number of days in the same message."""
        days = int(use.argument) if use.argument in map(str, PERIODS) else _DAYS
        await use.interaction.response.defer()
        gathered = await self._gather(use.interaction, days)
        files = gathered.files()
        layout = gathered.layout(use.words, files)
        await use.interaction.edit_original_response(view=layout, attachments=files)

    async def _gather(self, interaction: discord.Interaction[QuothClient], days: int) -> Gathered:
        library = self.bot.library_of(interaction.guild_id)
        choices = await self.bot.preferences.of(library)
        return await self._gatherer.gather(library, days, choices, private_words(interaction))


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    gatherer = Gatherer()
    command = InsightsCommand(bot, gatherer)
    bot.duties[PERIOD] = Duty(command.show_period)
    await bot.add_cog(command)
    await bot.add_cog(Digests(bot, gatherer))
