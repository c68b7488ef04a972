"""`/verify`: whether a sentence stands in the library, word for word."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.context import Handler
from bot.localisation import Audience
from bot.questions.permission_to_ask import is_private, may_ask, settings_for, showing_refused
from bot.rendering.passage import render_surroundings
from bot.rendering.question_heading import texts_of
from bot.rendering.verification import NOTHING_SAID, render_verification
from bot.replies.send import Reply, respond, result_or_defer, say
from bot.ui.controls import ControlContext
from bot.ui.frame import NEUTRAL, framed
from bot.ui.verification import CONTEXT, SHARE, VerdictLayout, cited_in
from index import Verification

QUOTE_LENGTH = 1000
"""Characters of a quote."""
_log = logging.getLogger(__name__)


class Verifying(commands.Cog):
    """Quotes, checked."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.describe(
        quote="The sentence, as you have read or heard it",
        private="Show the result to nobody but you, or to everybody",
    )
    async def verify(
        self,
        interaction: discord.Interaction[Quoth],
        quote: app_commands.Range[str, 1, QUOTE_LENGTH],
        private: bool | None = None,
    ) -> None:
        """Check whether an article says this, word for word."""
        if not await may_ask(interaction):
            return
        hidden = is_private(interaction, await settings_for(interaction), private)
        library = self.bot.library_of(interaction.guild_id)
        found = await result_or_defer(interaction, library.verify(quote), private=hidden)
        _log.info("Quote checked in %s: %s", library.key, found.agreement)
        await respond(interaction, _reply(found, interaction, private=hidden))


def _reply(found: Verification, interaction: discord.Interaction[Quoth], *, private: bool) -> Reply:
    something = found.agreement not in NOTHING_SAID
    private = private or not something
    words = Audience.of(interaction).words(private=private)
    pieces = render_verification(found, words)
    shareable = private and something and interaction.guild_id is not None
    layout = VerdictLayout.of(found, pieces, words, shareable=shareable)
    return Reply("\n".join(pieces), layout, private=private)


async def show_context(control: ControlContext) -> None:
    """Show the paragraphs before and after the passage in which a quote was found."""
    cited = cited_in(control.argument)
    if cited is None:
        await say(control.interaction, control.words("control-outdated"))
        return
    text = render_surroundings(await control.library.recall(cited), control.words)
    layout = framed([text], NEUTRAL)
    await respond(control.interaction, Reply(text, layout))


async def share(control: ControlContext) -> None:
    """Show everybody what was found out about a quote; the button goes, so that it is once."""
    interaction, message = control.interaction, control.interaction.message
    if refused := showing_refused(interaction, await settings_for(interaction)):
        await say(interaction, control.words(refused))
    elif message is not None and texts_of(message) and await may_ask(interaction):
        await interaction.response.edit_message(view=VerdictLayout.again(message))
        sharer = Audience.of(interaction).public("shared-by", whom=interaction.user.mention)
        layout = VerdictLayout.again(message, f"-# {sharer}")
        await respond(interaction, Reply("\n".join(texts_of(message)), layout, private=False))


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    bot.control_handlers[CONTEXT] = Handler(show_context, managers_only=False)
    bot.control_handlers[SHARE] = Handler(share, managers_only=False)
    await bot.add_cog(Verifying(bot))
