"""A private answer for everybody, once; a public one for one's own eyes."""

from __future__ import annotations

from bot.cogs.answer_buttons.pages import page_of
from bot.localisation import Audience
from bot.questions.permission_to_ask import settings_for, showing_refused
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, respond, say
from bot.ui.answer import Visibility
from bot.ui.answer_buttons import ButtonContext


async def share(button: ButtonContext) -> None:
    """Show a private answer to everybody in the channel, unless that has been done."""
    choices = await settings_for(button.interaction)
    if refused := showing_refused(button.interaction, choices):
        await say(button.interaction, button.words(refused))
        return
    given = await button.given()
    words = Audience.of(button.interaction).public
    above = f"-# {words('shared-by', whom=button.interaction.user.mention)}"
    layout = await page_of(button, given, button.place, Visibility.PUBLIC, words, above)
    if not await button.journal.claim_share(given.id):
        await say(button.interaction, button.words("shared-already"))
        return
    try:
        await button.interaction.response.send_message(view=layout)
    except FAILED:
        await button.journal.release_share(given.id)
        raise


async def show_privately(button: ButtonContext) -> None:
    """Show a public answer to whoever presses, to be paged through without the others."""
    given = await button.given()
    layout = await page_of(button, given, button.place, Visibility.PRIVATE, button.words)
    await respond(button.interaction, Reply(button.heading, layout))
