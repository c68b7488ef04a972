"""A private answer for everybody, once; a public one for one's own eyes."""

from __future__ import annotations

from contextlib import suppress

import discord

from bot.cogs.answer_buttons.pages import page_of
from bot.localisation import Audience
from bot.questions.permission_to_ask import choices_for
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, respond, say
from bot.ui.answer import Sight
from bot.ui.answer_buttons import Press


async def share(press: Press) -> None:
    """Show a private answer to everybody in the channel, unless that has been done."""
    if (await choices_for(press.interaction)).closed(press.interaction.channel):
        await say(press.interaction, press.words("refused-never"))
        return
    given = await press.given()
    words = Audience.of(press.interaction).public
    layout = await page_of(press, given, press.place, Sight.PUBLIC, words)
    if not await press.journal.claim_share(given.id):
        await say(press.interaction, press.words("shared-already"))
        return
    try:
        await press.interaction.response.send_message(view=layout)
    except FAILED:
        await press.journal.release_share(given.id)
        raise


async def show_privately(press: Press) -> None:
    """Show a public answer to whoever presses, to be paged through without the others."""
    given = await press.given()
    layout = await page_of(press, given, press.place, Sight.PRIVATE, press.words)
    await respond(press.interaction, Reply(press.heading, layout))


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
