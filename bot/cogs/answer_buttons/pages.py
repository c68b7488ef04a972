"""One passage of an answer as a layout, for any message that shows it."""

from __future__ import annotations

from bot.localisation import Words
from bot.rendering.answer import render_page
from bot.ui.answer import AnswerLayout, Page, Sight
from bot.ui.answer_buttons import Press
from index import GivenAnswer


async def page_of(
    press: Press, given: GivenAnswer, place: int, sight: Sight, words: Words
) -> AnswerLayout:
    """Return a passage of an answer under the question that the message shows.

    Args:
        press: what was pressed.
        given: the answer.
        place: which of its passages, from 0.
        sight: who is to see it.
        words: those of whoever sees it.

    Raises:
        ArticleGone: its article has been removed since.
        PassageChanged: its article no longer has it.
    """
    count = len(given.cited)
    recalled = await press.recalled(given, place)
    rendered = render_page(press.heading, recalled, words, place=place, count=count)
    page = Page(given.id, place, count, sight, given.shared, given.confidence)
    return AnswerLayout(rendered, page, words)


def sight_of(press: Press) -> Sight:
    """Return who sees the message with the button."""
    if press.message.flags.ephemeral:
        return Sight.PRIVATE
    return Sight.DIRECT if press.interaction.guild_id is None else Sight.PUBLIC


async def turn_back(press: Press) -> None:
    """Show the passage before the one whose button was pressed."""
    await _turn(press, press.place - 1)


async def turn_on(press: Press) -> None:
    """Show the passage after the one whose button was pressed."""
    await _turn(press, press.place + 1)


async def _turn(press: Press, place: int) -> None:
    given = await press.given()
    place = min(max(0, place), len(given.cited) - 1)
    layout = await page_of(press, given, place, sight_of(press), press.words_of_message)
    await press.interaction.response.edit_message(view=layout)
