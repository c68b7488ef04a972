"""What all layouts and forms share: errors are reported, old buttons go away."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.localisation import private_words
from bot.replies.errors import report_failure
from bot.replies.send import errors_told, say

MINUTES = 60.0
TOKEN_LIFETIME = 14 * MINUTES
"""Seconds for which buttons on a private reply can still be taken away."""


class Layout(ui.LayoutView):
    """A layout that reports errors in its buttons."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, item: ui.Item[Any], /
    ) -> None:
        """Log a failed button and tell whoever clicked it."""
        await report_failure(interaction, error, f"the layout {type(self).__name__}")


class PersonalLayout(Layout):
    """A layout whose buttons only one person may use, for a while.

    Attributes:
        interaction: whose asker may use the buttons and whose token edits the reply.
        words: the asker's.
    """

    def __init__(self, interaction: discord.Interaction[Any], *, seconds: float) -> None:
        super().__init__(timeout=seconds)
        self.interaction = interaction
        self.words = private_words(interaction)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Refuse, with a sentence, whoever did not ask."""
        if interaction.user.id == self.interaction.user.id:
            return True
        await say(interaction, private_words(interaction)("not-your-buttons"))
        return False


class Form(ui.Modal):
    """A form that tells what goes wrong; what it does with what was filled in is `submitted`."""

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the form is for; nothing where an event does, which outlives a restart.

        Raises:
            LibraryError: it cannot be done; whoever sent the form is told why.
        """

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Do what the form is for, and tell an error of the library."""
        async with errors_told(interaction):
            await self.submitted(interaction)

    async def on_error(  # type: ignore[override]  # discord.py itself gives a form no item
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        """Log a failed form and tell whoever sent it."""
        await report_failure(interaction, error, f"the form {type(self).__name__}")
