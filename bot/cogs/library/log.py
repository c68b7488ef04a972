"""Who changed what, a page at a time."""

from __future__ import annotations

import discord

from bot.client.bot import Quoth
from bot.localisation import Words, private_words
from bot.rendering.logbook import render_log
from bot.replies.send import Reply, respond
from bot.ui.controls import ControlContext
from bot.ui.paged import Page
from index import Library

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


async def _read(library: Library, number: int, words: Words) -> Page:
    events = await library.management.audit_log.recent(_MOST)
    return Page(events, number, _PAGE, TURN, lambda shown: render_log(shown, words), words)
