"""The menu of an answer: what is wanted too seldom to stand under every one."""

from __future__ import annotations

from bot.cogs.answer_buttons.delete import delete_button
from bot.cogs.answer_buttons.pages import visibility_of
from bot.replies.send import Reply, respond
from bot.ui.answer import AnswerMenu, Page, Visibility
from bot.ui.answer_buttons import ButtonContext


async def show_menu(button: ButtonContext) -> None:
    """Show whoever pressed what else can be done with the answer."""
    given = await button.given()
    visibility = visibility_of(button)
    count = len(given.cited)
    page = Page(given.id, button.place, count, visibility, given.shared, given.confidence)
    delete = None if visibility is Visibility.PRIVATE else delete_button(button)
    menu = AnswerMenu(button.heading, page, button.words, delete)
    await respond(button.interaction, Reply(button.heading, menu))
