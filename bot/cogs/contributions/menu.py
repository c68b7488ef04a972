"""The message command “Add to the library”."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.contributions.message_fields import field, value_of
from bot.cogs.library.added import reply_about
from bot.context import QuothClient
from bot.localisation import Words, private_words
from bot.rendering.limits import TITLE, one_line
from bot.rendering.message_text import text_of_message, title_of
from bot.replies.send import respond, say
from bot.servers.audit_log import log_change
from bot.servers.managers import MANAGERS_ONLY, may_manage
from bot.servers.message_parts import contribution, reference
from bot.ui.base import MINUTES, Form
from bot.ui.temporary import send_form
from index import Additions, Contribution, Outcome

_TEXT = 4000
_OPEN = 24 * 60 * MINUTES
_OUTCOMES = {Outcome.ADDED: "added", Outcome.UPDATED: "updated"}
_Interaction = discord.Interaction[QuothClient]


class AddMessage(commands.Cog):
    """Makes an article of a message."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(
            name="Add to the library",
            callback=self.add_to_the_library,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            extras=MANAGERS_ONLY,
        )

    async def cog_load(self) -> None:
        """Add the message command, which a cog cannot declare."""
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take the message command away again."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.default_permissions(manage_guild=True)
    async def add_to_the_library(
        self, interaction: discord.Interaction[Quoth], message: discord.Message
    ) -> None:
        """Open a form with a message as an article."""
        choices = await self.bot.server_settings.of(self.bot.library_of(interaction.guild_id))
        text = text_of_message(message, names=choices.credit)
        words = private_words(interaction)
        if not text:
            await say(interaction, words("source-without-text"))
            return
        await send_form(interaction, MessageForm(message, text, words))


class MessageForm(Form):
    """A form with the title and the text of a message."""

    def __init__(self, message: discord.Message, text: str, words: Words) -> None:
        super().__init__(title=words("form-add"), timeout=_OPEN)
        self._message = message
        self._title = field("title", words("form-title"), title_of(text), TITLE)
        self._text = field("text", words("form-text"), text, _TEXT)
        self.add_item(self._title).add_item(self._text)

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Add the article, or say why not."""
        if not await may_manage(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        title, text = map(value_of, (self._title, self._text))
        bot = interaction.client
        choices = await bot.server_settings.of(bot.library_of(interaction.guild_id))
        said = [contribution(self._message, text, choices)]
        await add_article(interaction, said, one_line(title), self._message)


async def add_article(
    interaction: _Interaction,
    said: list[Contribution],
    title: str,
    first: discord.Message,
    *,
    origin: str | None = None,
) -> None:
    """Add an article that is made of messages, and say what became of it.

    Args:
        interaction: responded to already.
        said: the messages, in order.
        title: the article's.
        first: the message that the article links to.
        origin: of the article; the message by itself when left out.

    Raises:
        LibraryError: it cannot be added.
    """
    library = interaction.client.library_of(interaction.guild_id)
    added = await library.contributions.add(
        library.key,
        origin or f"message:{reference(first)}",
        title,
        said,
        url=first.jump_url,
        date=first.created_at.date().isoformat(),
    )
    if added.outcome in _OUTCOMES:
        await log_change(interaction, _OUTCOMES[added.outcome], added.article.title)
    await respond(interaction, await reply_about(interaction, Additions((added,))))
