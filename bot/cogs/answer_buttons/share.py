"""A private answer for everybody, once; a public one for one's own eyes."""

from __future__ import annotations

import discord

from bot.cogs.answer_buttons.pages import page_of
from bot.localisation import Audience
from bot.questions.permission_to_ask import choices_for
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
    except discord.HTTPException:
        await press.journal.release_share(given.id)
        raise


async def show_privately(press: Press) -> None:
    """Show a public answer to whoever presses, to be paged through without the others."""
    given = await press.given()
    layout = await page_of(press, given, press.place, Sight.PRIVATE, press.words)
    await respond(press.interaction, Reply(press.heading, layout))
