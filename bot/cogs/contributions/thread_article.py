"""An article made of a thread: messages to choose from, a form to edit them, nothing by itself."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.cogs.contributions.menu import add_article
from bot.cogs.contributions.message_fields import field, value_of
from bot.cogs.contributions.thread_messages import MOST, ThreadMessages, read_thread
from bot.context import QuothClient
from bot.localisation import Words, private_words
from bot.rendering.limits import CHOICES, TITLE, one_line
from bot.rendering.markdown import link
from bot.rendering.message_text import text_of_message
from bot.replies.deliver import FAILED
from bot.replies.http_errors import refusal
from bot.replies.send import Reply, respond, say
from bot.servers.managers import may_manage
from bot.servers.message_parts import contribution
from bot.servers.settings import ServerSettings
from bot.ui.base import MINUTES, Form, Layout
from bot.ui.controls import Control, ControlContext, button
from bot.ui.frame import NEUTRAL, framed
from bot.ui.temporary import send_form

REVIEW, PICK, EDIT = "thread-review", "thread-pick", "thread-edit"
"""Names of the controls; the argument is the thread's number and that of the marked message."""
_LABEL = 100
_TEXT = 4000
_OPEN = 24 * 60 * MINUTES
_Interaction = discord.Interaction[QuothClient]


def offer_layout(thread: discord.Thread, marked: int, words: Words) -> tuple[str, Layout]:
    """Return what offers an article of a thread: a sentence, and a button to look at it."""
    sentence = words("solved-offer", thread=link(thread.name, thread.jump_url))
    layout = framed([sentence], NEUTRAL)
    argument = f"{thread.id}.{marked}"
    style = discord.ButtonStyle.primary
    layout.add_item(ui.ActionRow(button(words("button-review"), REVIEW, argument, style=style)))
    return sentence, layout


async def review(control: ControlContext) -> None:
    """Show the messages of the thread to choose from, with those preselected that belong to it."""
    await control.interaction.response.defer(ephemeral=True, thinking=True)
    found = await _read(control)
    if found is None:
        return
    chosen = found.suggested(_marked(control))
    text = control.words("solved-choose", most=MOST)
    layout = framed([text], NEUTRAL)
    layout.add_item(ui.ActionRow(_menu(control, found, chosen)))
    edit = button(
        control.words("button-edit-and-add"),
        EDIT,
        control.argument,
        style=discord.ButtonStyle.primary,
    )
    layout.add_item(ui.ActionRow(edit))
    await respond(control.interaction, Reply(text, layout))


async def edit(control: ControlContext) -> None:
    """Open the form with the messages that were chosen, or that belong to the article anyhow."""
    found = await _read(control)
    if found is None:
        return
    numbers = [int(value) for value in control.values if str(value).isdecimal()]
    messages = found.chosen(numbers or found.suggested(_marked(control)))
    if not messages:
        await say(control.interaction, control.words("solved-gone"))
        return
    client = control.interaction.client
    choices = await client.server_settings.of(control.library)
    form = ThreadForm(found.thread, messages, choices, control.words)
    await send_form(control.interaction, form)


class ThreadForm(Form):
    """A form with a title and the texts of messages; a text that is emptied is left out."""

    def __init__(
        self,
        thread: discord.Thread,
        messages: list[discord.Message],
        choices: ServerSettings,
        words: Words,
    ) -> None:
        super().__init__(title=words("form-add"), timeout=_OPEN)
        self._thread = thread
        self._messages = messages
        self._title = field("title", words("form-title"), thread.name, TITLE)
        self.add_item(self._title)
        self._texts = [
            field(
                f"text{place}",
                words("form-message", number=place + 1),
                text_of_message(message, names=choices.credit),
                _TEXT,
                required=place == 0,
            )
            for place, message in enumerate(messages)
        ]
        for text in self._texts:
            self.add_item(text)

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Add the article, or say why not."""
        if not await may_manage(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        bot = interaction.client
        choices = await bot.server_settings.of(bot.library_of(interaction.guild_id))
        pairs = zip(self._messages, map(value_of, self._texts), strict=True)
        said = [contribution(message, text, choices) for message, text in pairs if text]
        title = one_line(value_of(self._title))
        first, origin = self._messages[0], f"thread:{self._thread.id}"
        await add_article(interaction, said, title, first, origin=origin)


def _menu(control: ControlContext, found: ThreadMessages, chosen: list[int]) -> Control:
    """Return a menu of the messages: the question, those chosen, and the latest."""
    others = [message for message in found.said[1:] if message.id not in chosen]
    room = CHOICES - len(chosen)
    offered = {*chosen, *(message.id for message in others[-room:])}
    options = [
        discord.SelectOption(
            label=one_line(text_of_message(message), _LABEL) or "…",
            value=str(message.id),
            default=message.id in chosen,
        )
        for message in found.said
        if message.id in offered
    ]
    menu: ui.Select[Any] = ui.Select(
        min_values=1, max_values=min(MOST, len(options)), options=options
    )
    return Control(menu, PICK, control.argument)


def _marked(control: ControlContext) -> int:
    number = control.argument.partition(".")[2]
    return int(number) if number.isdecimal() else 0


async def _read(control: ControlContext) -> ThreadMessages | None:
    """Read the thread of a control; None where that cannot be, having said why."""
    guild, interaction = control.interaction.guild, control.interaction
    if not interaction.client.settings.message_content:
        await say(interaction, control.words("solved-withheld"))
        return None
    number = control.argument.partition(".")[0]
    try:
        thread = await _thread(guild, int(number) if number.isdecimal() else 0)
        found = await read_thread(thread) if thread else None
    except FAILED as error:
        await say(interaction, refusal(error, private_words(interaction)))
        return None
    if found is None or not found.said:
        await say(interaction, control.words("solved-gone"))
        return None
    return found


async def _thread(guild: discord.Guild | None, number: int) -> discord.Thread | None:
    """Return a thread of a server, an archived one as well; None where it is gone."""
    if guild is None:
        return None
    try:
        found = guild.get_thread(number) or await guild.fetch_channel(number)
    except (discord.NotFound, discord.InvalidData):
        return None
    return found if isinstance(found, discord.Thread) else None
