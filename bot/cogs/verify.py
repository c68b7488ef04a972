"""`/verify`: whether a sentence stands in the library, word for word."""

from __future__ import annotations

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.localisation import Audience
from bot.questions.permission_to_ask import is_private, may_ask, settings_for
from bot.rendering.verification import render_verification
from bot.replies.send import Reply, errors_told, respond, result_or_defer
from bot.ui.base import Layout
from bot.ui.frame import ANSWERED, DECLINED, WARNING, frame
from index import Agreement, Verification

QUOTE_LENGTH = 1000
"""Characters of a quote."""
_COLOURS = {
    Agreement.EXACT: ANSWERED,
    Agreement.WORDS: ANSWERED,
    Agreement.NEAR: WARNING,
}
_NOTHING_SAID = (Agreement.TOO_COMMON, Agreement.NO_ARTICLES)
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
        async with errors_told(interaction):
            hidden = is_private(interaction, await settings_for(interaction), private)
            library = self.bot.library_of(interaction.guild_id)
            found = await result_or_defer(interaction, library.verify(quote), private=hidden)
            _log.info("Quote checked in %s: %s", library.key, found.agreement)
            await respond(interaction, _reply(found, Audience.of(interaction), private=hidden))


def _reply(found: Verification, audience: Audience, *, private: bool) -> Reply:
    private = private or found.agreement in _NOTHING_SAID
    pieces = render_verification(found, audience.words(private=private))
    layout = Layout(timeout=None)
    layout.add_item(frame(pieces, _COLOURS.get(found.agreement, DECLINED)))
    return Reply("\n".join(pieces), layout, private=private)


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Verifying(bot))
