"""`/insights`: what was asked, what went unanswered; and a digest of it every week."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.insights import questions
from bot.cogs.insights.digest import Digests
from bot.cogs.insights.report import Report, build_report
from bot.context import Handler, QuothClient
from bot.localisation import private_words
from bot.replies.send import Reply, respond
from bot.servers.managers import MANAGERS_ONLY
from bot.ui import insights_questions as actions
from bot.ui.controls import ControlContext
from bot.ui.insights import PERIOD, PERIODS

_DAYS = 28


class InsightsCommand(commands.Cog):
    """How the server's library does, for those who manage it."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def insights(self, interaction: discord.Interaction[QuothClient]) -> None:
        """Show what is asked here, what is answered, and which questions went unanswered."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        report = await self._report(interaction, _DAYS)
        files = report.files()
        layout = report.layout(private_words(interaction), files)
        await respond(interaction, Reply(layout.text, layout, files=files))

    async def show_period(self, control: ControlContext) -> None:
        """Show another number of days in the same message."""
        days = int(control.argument) if control.argument in map(str, PERIODS) else _DAYS
        await control.interaction.response.defer()
        report = await self._report(control.interaction, days)
        files = report.files()
        layout = report.layout(control.words, files)
        await control.interaction.edit_original_response(view=layout, attachments=files)

    async def _report(self, interaction: discord.Interaction[QuothClient], days: int) -> Report:
        library = self.bot.library_of(interaction.guild_id)
        choices = await self.bot.server_settings.of(library)
        return await build_report(library, days, choices, private_words(interaction))


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    command = InsightsCommand(bot)
    bot.control_handlers[PERIOD] = Handler(command.show_period)
    for name, action in {
        actions.OPEN: questions.show_question,
        actions.UNHELPFUL: questions.show_unhelpful,
        actions.UNQUOTED: questions.show_unquoted,
        actions.PIN: questions.pin_closest,
        actions.ANSWER: questions.ask_for_answer,
        actions.DISMISS: questions.dismiss_question,
        actions.LOOK: questions.look_at_answer,
        actions.ANSWER_BETTER: questions.answer_better,
        actions.DISMISS_ANSWER: questions.dismiss_answer,
    }.items():
        bot.control_handlers[name] = Handler(action)
    await bot.add_cog(command)
    await bot.add_cog(Digests(bot))
