"""The next and the previous passage, in the same message."""

from __future__ import annotations

from bot.cogs.answer_buttons.pages import page_of, sight_of
from bot.ui.answer_buttons import Press


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
