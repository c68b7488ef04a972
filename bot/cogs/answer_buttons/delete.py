"""Deleting an answer: by whoever asked, and by those who look after the place."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

import discord

from bot.context import QuothClient
from bot.localisation import Words
from bot.replies.send import say
from bot.servers.managers import managing_refused
from bot.ui.answer_buttons import ButtonContext
from bot.ui.controls import Control, ControlContext, button
from index import Journal

_log = logging.getLogger(__name__)
DELETE = "delete-answer"
"""Name of the button in the menu; its argument is the answer's id and its message's number."""


def delete_button(pressed: ButtonContext) -> Control:
    """Return the button of a menu that deletes the message under which the menu was opened."""
    argument = f"{pressed.answer_id}.{pressed.message.id}"
    return button(
        pressed.words("button-delete"), DELETE, argument, style=discord.ButtonStyle.danger
    )


async def delete(pressed: ButtonContext) -> None:
    """Delete the message with the answer whose button was pressed, or say who may."""
    interaction = pressed.interaction
    if not await _may_delete(interaction, pressed.journal, pressed.answer_id):
        await say(interaction, pressed.words("delete-not-yours"))
        return
    await interaction.response.defer()
    if await _deleted(interaction.delete_original_response(), interaction, pressed.words):
        await pressed.journal.release_share(pressed.answer_id)


async def delete_from_menu(control: ControlContext) -> None:
    """Delete the answer that a menu belongs to, or say who may."""
    interaction, journal = control.interaction, control.library.journal
    answer_id, _, number = control.argument.partition(".")
    if not await _may_delete(interaction, journal, answer_id):
        await say(interaction, control.words("delete-not-yours"))
        return
    await interaction.response.defer()
    deleting = _delete_own(interaction, int(number) if number.isdecimal() else 0)
    if await _deleted(deleting, interaction, control.words):
        await journal.release_share(answer_id)
        await interaction.delete_original_response()


async def _deleted(
    deleting: Awaitable[None], interaction: discord.Interaction[QuothClient], words: Words
) -> bool:
    """Delete an answer; return whether it is gone, having told why where it is not."""
    try:
        await deleting
    except discord.NotFound:
        _log.debug("Somebody else was quicker to delete an answer")
    except discord.Forbidden:
        await say(interaction, words("delete-refused"))
        return False
    return True


async def _delete_own(interaction: discord.Interaction[discord.Client], number: int) -> None:
    """Delete a message of the bot's own; an id may have been made up."""
    channel = interaction.client.get_partial_messageable(interaction.channel_id or 0)
    # Who may delete only their own cannot harm others; to look takes Read Message History.
    if interaction.app_permissions.manage_messages:
        author = (await channel.fetch_message(number)).author
        if not interaction.client.user or author.id != interaction.client.user.id:
            return
    await channel.get_partial_message(number).delete()


async def _may_delete(
    interaction: discord.Interaction[discord.Client], journal: Journal, answer_id: str
) -> bool:
    if interaction.context.dm_channel or interaction.permissions.manage_messages:
        return True
    given = await journal.answer(answer_id)
    if given is not None and journal.is_asker(given, interaction.user.id):
        return True
    return interaction.guild_id is not None and await managing_refused(interaction) is None
