"""What can be done about a question that went unanswered, or an answer that did not help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.localisation import Words
from bot.rendering.insights import render_unhelpful
from bot.rendering.limits import CHOICE, CHOICES, one_line
from bot.ui.base import Layout
from bot.ui.controls import Control, button
from bot.ui.frame import NEUTRAL, framed
from index import QuestionGroup, UnhelpfulAnswer

OPEN, UNHELPFUL, UNQUOTED = "insights-question", "insights-unhelpful", "insights-unquoted"
"""Names of what stands in `/insights`: the menu of open questions, two buttons."""
PIN, ANSWER, DISMISS, ADD = "question-pin", "question-answer", "question-dismiss", "add-article"
"""Names of the buttons below an open question; the argument is its number."""
LOOK, ANSWER_BETTER, DISMISS_ANSWER = "unhelpful-look", "unhelpful-answer", "unhelpful-dismiss"
"""Names of the buttons beside and below an unhelpful answer; the argument is its id."""
SHOWN = 5
"""Unhelpful answers that are shown; all of them are in the table."""


def questions_menu(groups: Sequence[QuestionGroup], words: Words) -> Control:
    """Return a menu of open questions, one of which can be worked on."""
    options = [
        discord.SelectOption(label=one_line(group.wording, CHOICE) or "?", value=str(group.ids[0]))
        for group in groups[:CHOICES]
    ]
    menu: ui.Select[Any] = ui.Select(placeholder=words("insights-work"), options=options)
    return Control(menu, OPEN)


def question_card(
    group: QuestionGroup, pieces: Sequence[str], words: Words, *, pinnable: bool
) -> Layout:
    """Return an open question with what can be done about it."""
    number = str(group.ids[0])
    buttons = [button(words("button-pin-this"), PIN, number)] if pinnable else []
    buttons += [
        button(words("button-answer-with"), ANSWER, number),
        button(words("button-add-article"), ADD, number),
        button(words("button-dismiss"), DISMISS, number),
    ]
    return framed(pieces, NEUTRAL).add_item(ui.ActionRow(*buttons))


def unhelpful_card(answer: UnhelpfulAnswer, pieces: Sequence[str], words: Words) -> Layout:
    """Return an answer that did not help, with what can be done about it."""
    row: ui.ActionRow[Any] = ui.ActionRow(
        button(words("button-answer-with"), ANSWER_BETTER, answer.id),
        button(words("button-dismiss"), DISMISS_ANSWER, answer.id),
    )
    return framed(pieces, NEUTRAL).add_item(row)


class UnhelpfulLayout(Layout):
    """The answers that were voted unhelpful lately.

    Args:
        answers: all of them, each with the title of what it quoted.
        words: those of the reader.
        file: name of the table that is sent along.
    """

    def __init__(
        self, answers: Sequence[tuple[UnhelpfulAnswer, str]], words: Words, file: str
    ) -> None:
        super().__init__(timeout=None)
        self.text = f"### {words('insights-unhelpful')}"
        box: ui.Container[Any] = ui.Container(ui.TextDisplay(self.text), accent_colour=NEUTRAL)
        for answer, title in answers[:SHOWN]:
            text: ui.TextDisplay[Any] = ui.TextDisplay(render_unhelpful(answer, title, words))
            look = button(words("button-look"), LOOK, answer.id)
            box.add_item(ui.Section(text, accessory=look))
        if len(answers) > SHOWN:
            more = words("insights-more", count=len(answers) - SHOWN)
            box.add_item(ui.TextDisplay(f"-# {more}"))
        box.add_item(ui.File(f"attachment://{file}"))
        self.add_item(box)
