"""`/help`, and what the buttons of its card do."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client.bot import Quoth
from bot.context import Handler
from bot.localisation import Words, private_words
from bot.questions.permission_to_ask import settings_for
from bot.replies.send import Reply, respond
from bot.servers.managers import managing_refused
from bot.servers.permissions import may_search
from bot.ui.base import Form
from bot.ui.controls import ControlContext
from bot.ui.help import ARTICLES, INSIGHTS, PRIVACY, VERIFY, HelpCard
from bot.ui.temporary import send_form

_FORM_SECONDS = 60 * 60.0
_QUOTE = 1000
_COMMANDS = {
    ARTICLES: ("articles",),
    PRIVACY: ("privacy", "show"),
    INSIGHTS: ("insights",),
}
"""Buttons that do what a command does."""


async def show_help(interaction: discord.Interaction[Any]) -> None:
    """Show the card to whoever asks for help."""
    managers = await managing_refused(interaction) is None
    choices = await settings_for(interaction)
    content, guild = interaction.client.settings.message_content, interaction.guild
    card = HelpCard(
        private_words(interaction),
        managers=managers,
        content=content,
        memory=choices.memory is not None and may_search(guild, content),
    )
    await respond(interaction, Reply(card.text, card))


class Help(commands.Cog):
    """What the bot is for, in one card."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @app_commands.command()
    async def help(self, interaction: discord.Interaction[Quoth]) -> None:
        """Show what I can do for you, with a button for each thing."""
        await show_help(interaction)

    async def run(self, path: tuple[str, ...], control: ControlContext) -> None:
        """Do what a command does, for whoever pressed."""
        command = self.command(*path)
        await cast(Any, command.callback)(command.binding, control.interaction)

    async def ask_for_quote(self, control: ControlContext) -> None:
        """Open the form for a quote to check."""
        form = QuoteForm(self.command("verify"), control.words)
        await send_form(control.interaction, form)

    def command(self, *path: str) -> app_commands.Command[Any, ..., Any]:
        """Return a command by its name, that of its group first."""
        found = self.bot.tree.get_command(path[0])
        for name in path[1:]:
            found = found.get_command(name) if isinstance(found, app_commands.Group) else None
        if not isinstance(found, app_commands.Command):
            raise LookupError(f"there is no command {' '.join(path)}")
        return found


class QuoteForm(Form):
    """A form for a quote, which is then checked as if by `/verify`."""

    def __init__(self, verify: app_commands.Command[Any, ..., Any], words: Words) -> None:
        super().__init__(title=words("button-verify"), timeout=_FORM_SECONDS)
        self._verify = verify
        self.quote: ui.TextInput[QuoteForm] = ui.TextInput(
            custom_id="quote", style=discord.TextStyle.paragraph, max_length=_QUOTE
        )
        self.add_item(ui.Label(text=words("form-quote"), component=self.quote))

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Check the quote."""
        callback = cast(Any, self._verify.callback)
        await callback(self._verify.binding, interaction, self.quote.value, private=True)


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    cog = Help(bot)
    for name, path in _COMMANDS.items():
        action = partial(cog.run, path)
        bot.control_handlers[name] = Handler(action, managers_only=name == INSIGHTS)
    bot.control_handlers[VERIFY] = Handler(cog.ask_for_quote, managers_only=False)
    await bot.add_cog(cog)
