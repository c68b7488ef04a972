"""What stands around a passage, and why it was shown; both for whoever asks alone."""

from __future__ import annotations

from bot.rendering.explanation import render_explanation
from bot.rendering.passage import render_surroundings
from bot.replies.send import Reply, respond
from bot.ui.answer_buttons import Press
from bot.ui.base import Layout
from bot.ui.frame import NEUTRAL, frame


async def show_context(press: Press) -> None:
    """Show the paragraphs before and after the passage."""
    recalled = await press.recalled(await press.given())
    await _show(press, render_surroundings(recalled, press.words))


async def show_reasons(press: Press) -> None:
    """Show which words of the question the passage has, and what else was found."""
    given = await press.given()
    explanation = await press.library.why(press.question, given.cited[press.place])
    await _show(press, render_explanation(explanation, given.confidence, press.words))


async def _show(press: Press, text: str) -> None:
    layout = Layout(timeout=None).add_item(frame([text], NEUTRAL))
    await respond(press.interaction, Reply(text, layout))
