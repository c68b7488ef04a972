"""One passage of an answer as a layout, for any message that shows it."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.localisation import Words
from bot.rendering.answer import render_page
from bot.rendering.question_heading import left_in, line_above
from bot.replies.send import Reply, respond
from bot.ui.answer import AnswerLayout, Page, Visibility
from bot.ui.answer_buttons import ButtonContext
from index import GivenAnswer


async def page_of(
    button: ButtonContext,
    given: GivenAnswer,
    place: int,
    visibility: Visibility,
    words: Words,
    above: str = "",
    left: Sequence[str] = (),
) -> AnswerLayout:
    """Return a passage of an answer under the question that the message shows.

    Args:
        button: what was pressed.
        given: the answer.
        place: which of its passages, from 0.
        visibility: who is to see it.
        words: those of whoever sees it.
        above: a line above the answer.
        left: further questions below it.

    Raises:
        ArticleGone: its article has been removed since.
        PassageChanged: its article no longer has it.
    """
    count = len(given.cited)
    recalled = await button.recalled(given, place)
    rendered = render_page(button.heading, recalled, words, place=place, count=count)
    solvable = isinstance(button.interaction.channel, discord.Thread)
    page = Page(
        given.id,
        place,
        count,
        visibility,
        given.shared,
        given.confidence,
        solvable=solvable,
        left=tuple(left),
    )
    return AnswerLayout(rendered, page, words, above)


def visibility_of(button: ButtonContext) -> Visibility:
    """Return who sees the message with the button."""
    if button.message.flags.ephemeral:
        return Visibility.PRIVATE
    return Visibility.DIRECT if button.interaction.guild_id is None else Visibility.PUBLIC


async def turn_back(button: ButtonContext) -> None:
    """Show the passage before the one whose button was pressed."""
    await _turn(button, button.place - 1)


async def turn_on(button: ButtonContext) -> None:
    """Show the passage after the one whose button was pressed."""
    await _turn(button, button.place + 1)


async def _turn(button: ButtonContext, place: int) -> None:
    """Turn the page: in place for whoever asked, in a copy of their own for everybody else."""
    given = await button.given()
    place = min(max(0, place), len(given.cited) - 1)
    visibility = visibility_of(button)
    if visibility is Visibility.PUBLIC and not button.is_asker(given):
        copy = await page_of(button, given, place, Visibility.PRIVATE, button.words)
        await respond(button.interaction, Reply(button.heading, copy))
        return
    words, above = button.words_of_message, line_above(button.message)
    left = left_in(button.message)
    layout = await page_of(button, given, place, visibility, words, above, left)
    await button.interaction.response.edit_message(view=layout)
