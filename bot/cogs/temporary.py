"""What is said of buttons and forms that were there before the bot was restarted."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.client.bot import Quoth
from bot.localisation import private_words
from bot.replies.send import Reply, respond
from bot.ui.form_values import form_values, given_back
from bot.ui.temporary import is_over


class Temporary(commands.Cog):
    """Asks for the command again, and gives back what was typed into a form."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Quoth]) -> None:
        """Answer where nothing else does."""
        if not is_over(interaction):
            return
        data: Any = interaction.data or {}
        typed = "\n\n".join(form_values(data.get("components", ())))
        sentence = private_words(interaction)("restarted")
        await respond(interaction, Reply(sentence, file=given_back(typed) if typed else None))


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Temporary())
