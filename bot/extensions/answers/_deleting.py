"""Deleting an answer: whoever asked may, and whoever may delete messages."""

from __future__ import annotations

from contextlib import suppress

import discord

from bot.replies.send import say
from bot.ui.answer_buttons import Press


async def delete(press: Press) -> None:
    """Delete the message with the answer, or say who may."""
    if not await _may_delete(press):
        await say(press.interaction, press.words("delete-not-yours"))
        return
    await press.interaction.response.defer()
    with suppress(discord.NotFound):  # somebody else was quicker
        await press.interaction.delete_original_response()
    await press.journal.release_share(press.answer_id)


async def _may_delete(press: Press) -> bool:
    interaction = press.interaction
    if interaction.context.dm_channel or interaction.permissions.manage_messages:
        return True
    given = await press.journal.answer(press.answer_id)
    return given is not None and press.journal.is_asker(given, interaction.user.id)
