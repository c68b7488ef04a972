"""The first message in a server: three steps, each a button that outlives a restart."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any, cast

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.settings.panel_actions import show_panel
from bot.context import Handler
from bot.localisation import Words
from bot.replies.deliver import FAILED
from bot.servers.permissions import may_write
from bot.ui.base import Form, Layout
from bot.ui.controls import Control, ControlContext, button
from bot.ui.frame import NEUTRAL
from bot.ui.insights import ADD
from bot.ui.temporary import send_form
from index import LibraryError

CHOOSE, TRY = "open-settings", "try-question"
"""Names of the buttons of the second and third step; the first is that of `/insights`."""
GREETED = "greeted"
"""Name of the preference that says that a server has had its first message."""
RECENT = timedelta(days=7)
"""How long ago a server may have been joined that is greeted when the bot comes to it later."""
_FORM_SECONDS = 60 * 60.0
_QUESTION = 500
_log = logging.getLogger(__name__)


class Welcome(Layout):
    """What there is to do, as three steps."""

    def __init__(self, words: Words) -> None:
        super().__init__(timeout=None)
        self.add_item(
            ui.Container(
                ui.TextDisplay(words("welcome")),
                _step(words("welcome-add"), button(words("button-add-article"), ADD)),
                _step(words("welcome-choose"), button(words("button-choose"), CHOOSE)),
                _step(words("welcome-try"), button(words("button-try"), TRY)),
                accent_colour=NEUTRAL,
            )
        )


class TryForm(Form):
    """A form for a question, which is then asked as if by `/ask`."""

    def __init__(self, ask: app_commands.Command[Any, ..., Any], words: Words) -> None:
        super().__init__(title=words("form-try"), timeout=_FORM_SECONDS)
        self._ask = ask
        self.question: ui.TextInput[TryForm] = ui.TextInput(
            custom_id="question", placeholder=words("form-try-hint"), max_length=_QUESTION
        )
        self.add_item(ui.Label(text=words("form-try-question"), component=self.question))

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question."""
        # discord.py's types do not know that the callback of a cog's command takes the cog first.
        callback = cast(Any, self._ask.callback)
        await callback(self._ask.binding, interaction, self.question.value)


class Welcoming(commands.Cog):
    """Greets servers that the bot joins."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self._ready = False

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say hello where everybody can read it; a server that only came back is not joined."""
        try:
            await self._greet(guild)
        except LibraryError as error:
            _log.warning("Server %d may be greeted twice: %s", guild.id, error)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Say hello in servers that took the bot in while it was not running.

        Discord says that it is ready again after every loss of the connection.
        """
        if self._ready:
            return
        self._ready = True
        try:
            greeted = await self.bot.library.preferring(GREETED)
            for guild in self.bot.guilds:
                if str(guild.id) not in greeted and _is_new(guild):
                    await self._greet(guild)
        except LibraryError as error:
            _log.warning("Servers joined meanwhile could not be greeted: %s", error)

    async def _greet(self, guild: discord.Guild) -> None:
        channel = _first_channel(guild)
        if channel is None:
            _log.warning("No channel to say hello in, on server %d", guild.id)
            return
        try:
            await channel.send(view=Welcome(self.bot.audience_of(guild).public))
        except FAILED as refused:
            _log.warning("Could not say hello on server %d: %s", guild.id, refused)
        else:
            await self.bot.library_of(guild.id).prefer(GREETED, "yes")

    async def open_settings(self, control: ControlContext) -> None:
        """Show the panel to whoever pressed."""
        await show_panel(control.interaction)

    async def ask_for_question(self, control: ControlContext) -> None:
        """Open the form for a question."""
        ask = cast(Any, self.bot.tree.get_command("ask"))
        await send_form(control.interaction, TryForm(ask, control.words))


def _step(text: str, control: Control) -> ui.Section[Any]:
    return ui.Section(ui.TextDisplay(text), accessory=control)


def _is_new(guild: discord.Guild) -> bool:
    """Return whether the bot was taken into a server not long ago."""
    joined = None if guild.unavailable or guild.me is None else guild.me.joined_at
    return joined is not None and discord.utils.utcnow() - joined < RECENT


def _first_channel(guild: discord.Guild) -> discord.TextChannel | None:
    """Return the channel of the server's own messages, else the first that may be written in."""
    first = [guild.system_channel] if guild.system_channel else []
    for channel in (*first, *guild.text_channels):
        if may_write(channel):
            return channel
    return None


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    cog = Welcoming(bot)
    bot.control_handlers[CHOOSE] = Handler(cog.open_settings)
    bot.control_handlers[TRY] = Handler(cog.ask_for_question, managers_only=False)
    await bot.add_cog(cog)
