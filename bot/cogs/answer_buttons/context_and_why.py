"""What stands around a passage, and why it was shown; both for whoever asks alone."""

from __future__ import annotations

from bot.rendering.explanation import render_explanation
from bot.rendering.passage import render_surroundings
from bot.replies.send import Reply, respond
from bot.ui.answer_buttons import ButtonContext
from bot.ui.frame import NEUTRAL, framed


async def show_context(button: ButtonContext) -> None:
    """Show the paragraphs before and after the passage."""
    recalled = await button.recalled(await button.given())
    await _show(button, render_surroundings(recalled, button.words))


async def show_reasons(button: ButtonContext) -> None:
    """Show which words of the question the passage has, and what else was found."""
    given = await button.given()
    explanation = await button.library.why(button.question, given.cited[button.place])
    await _show(button, render_explanation(explanation, given.confidence, button.words))


async def _show(button: ButtonContext, text: str) -> None:
    layout = framed([text], NEUTRAL)
    await respond(button.interaction, Reply(text, layout))
