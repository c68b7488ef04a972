"""Running what a button or menu does that outlives a restart: its handler lies with the bot."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.context import Handler, QuothClient
from bot.localisation import Words, private_words
from bot.replies.errors import failures_told
from bot.replies.send import errors_told, say
from bot.servers.managers import may_manage
from index import Library


@dataclass(frozen=True, slots=True)
class ComponentContext:
    """Somebody has pressed a button or chosen from a menu.

    Attributes:
        interaction: not responded to yet.
    """

    interaction: discord.Interaction[QuothClient]

    @property
    def library(self) -> Library:
        """The library of the place where the component is."""
        return self.interaction.client.library_of(self.interaction.guild_id)

    @property
    def words(self) -> Words:
        """The words of whoever used it."""
        return private_words(self.interaction)


async def handle(
    context: ComponentContext, handler: Handler | None, *, where: str, outdated: str
) -> None:
    """Do what a component is for; whatever goes wrong is told to whoever used it.

    Whether somebody may use it is checked at every use: permissions change, and what a message
    shows is no proof of anything.

    Args:
        context: what was used, and by whom.
        handler: None where there is none (any more).
        where: what is used, for the log.
        outdated: key of what is said where there is no handler.
    """
    interaction = context.interaction
    async with failures_told(interaction, where), errors_told(interaction):
        if handler is None:
            await say(interaction, context.words(outdated))
        elif not handler.managers_only or await may_manage(interaction):
            await handler.action(context)
