"""`/privacy`: what is kept about a member, deleting it, and deleting what is old enough."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.localisation import private_words
from bot.rendering.privacy import render_forgetting, render_kept
from bot.replies.send import Reply, respond, say
from bot.ui.confirm import Confirmation
from bot.ui.frame import NEUTRAL, framed

_SECONDS_BETWEEN_PURGES = 6 * 60 * 60.0
_Interaction = discord.Interaction[Quoth]
_log = logging.getLogger(__name__)


class Privacy(
    BackgroundCog,
    commands.GroupCog,
    name="privacy",
    description="See or delete what I keep about you.",
):
    """What is remembered of members, which their votes and answers are filed under."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self._purge, "deleting what is too old", _SECONDS_BETWEEN_PURGES)

    @app_commands.command()
    async def show(self, interaction: _Interaction) -> None:
        """Show what I keep about you, and for how long."""
        kept = await self.bot.library.member_data.kept(interaction.user.id)
        text = render_kept(kept, self.bot.settings, private_words(interaction))
        await respond(interaction, Reply(text, framed([text], NEUTRAL)))

    @app_commands.command(name="forget-me")
    async def forget_me(self, interaction: _Interaction) -> None:
        """Delete what I keep about you, after asking once more."""
        words = private_words(interaction)
        kept = await self.bot.library.member_data.kept(interaction.user.id)
        if not kept.anything:
            await say(interaction, words("privacy-nothing-to-forget"))
            return
        question = render_forgetting(kept, words)
        label = words("button-forget")
        layout = Confirmation(
            interaction, question, label=label, action=self._forget, allowed=_anybody
        )
        await respond(interaction, Reply(question, layout))

    async def _forget(self, clicked: discord.Interaction[Any]) -> str:
        words = private_words(clicked)
        articles = await self.bot.library.member_data.forget(clicked.user.id)
        if articles:
            return words("privacy-forgotten-said", articles=articles)
        return words("privacy-forgotten")

    async def _purge(self) -> None:
        library = self.bot.library
        chosen = await library.preferring("retention")
        sooner = {key: int(days) for key, days in chosen.items() if days.isdecimal()}
        gone = await library.expire(self.bot.settings.retention_days, sooner)
        _log.info("Deleted %d old answers and questions", gone)


async def _anybody(_: discord.Interaction[Any]) -> bool:
    """Return True: everybody may be forgotten."""
    return True


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Privacy(bot))
