"""Who changed what, a page at a time."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.client.bot import Quoth
from bot.localisation import Words, private_words
from bot.rendering.logbook import render_log
from bot.replies.send import Reply, respond
from bot.ui.base import Layout
from bot.ui.controls import ControlContext, button
from bot.ui.frame import NEUTRAL, frame
from index import AuditEntry, Library

TURN = "log-page"
"""Name of the buttons that turn the pages; their argument is the page, from 0."""
_PAGE = 10
_MOST = 1000


async def show_log(interaction: discord.Interaction[Quoth]) -> None:
    """Show the latest entries of the log."""
    library = interaction.client.library_of(interaction.guild_id)
    page = await _read(library, 0, private_words(interaction))
    await respond(interaction, Reply(page.text, page))


async def turn(control: ControlContext) -> None:
    """Show another page of the log."""
    page = await _read(control.library, control.number or 0, control.words)
    await control.interaction.response.edit_message(view=page)


class LogPage(Layout):
    """One page of a log, with buttons where there is more than one.

    Attributes:
        text: the page as Markdown.
    """

    def __init__(self, events: list[AuditEntry], number: int, words: Words) -> None:
        super().__init__(timeout=None)
        pages = max(1, -(-len(events) // _PAGE))
        number = min(number, pages - 1)
        self.text = render_log(events[number * _PAGE : (number + 1) * _PAGE], words)
        self.add_item(frame([self.text], NEUTRAL))
        if pages > 1:
            back, on = str(max(0, number - 1)), str(number + 1)
            first, last = number == 0, number == pages - 1
            row: ui.ActionRow[Any] = ui.ActionRow(
                button(words("button-previous"), TURN, back, disabled=first),
                button(words("button-next"), TURN, on, disabled=last),
            )
            self.add_item(row)


async def _read(library: Library, number: int, words: Words) -> LogPage:
    return LogPage(await library.management.audit_log.recent(_MOST), number, words)
