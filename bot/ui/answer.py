"""An answer as components: one passage at a time, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from discord import Colour, ui

from bot.localisation import Words
from bot.rendering.answer import RenderedAnswer, render_left
from bot.rendering.limits import one_line
from bot.ui.answer_buttons import AnswerButton
from bot.ui.base import Layout
from bot.ui.controls import button
from bot.ui.frame import ANSWERED, DECLINED, MEMORY, NEUTRAL, UNSURE, frame

SHOW_ARTICLE = "show-article"
"""Name of the button that shows an article; its argument is the article's id."""
_LABEL = 60
"""Characters of a question on a button."""
SURE = 0.7
"""Confidence from which on an answer is coloured as certain."""
BACK, ON, HELPFUL, UNHELPFUL, MORE = "◀", "▶", "👍", "👎", "⋯"
"""Labels that say the same in every language, so that all fit into one row on a phone."""
_MENU = {
    "context": "button-context",
    "why": "button-why",
    "private": "button-private",
    "share": "button-share",
}
"""What stands in the menu, each with the key of its label."""


class Visibility(Enum):
    """Who sees an answer."""

    PUBLIC = auto()
    PRIVATE = auto()
    DIRECT = auto()
    """Whoever is in a conversation of direct messages, where nothing need be shared."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the buttons need to know.

    Attributes:
        answer_id: id of the answer.
        place: which of its passages is shown, from 0.
        count: how many passages it has.
        visibility: who sees it.
        shared: whether everybody in the channel has seen it already.
        confidence: of the answer.
        near: whether there may be a passage that is close to a question without an answer.
        team: whether there is a team to ask instead.
        wish: whether the reader can be told when there is an answer.
        memory: whether what members said may be looked through.
        solvable: whether the answer stands in a thread, which it may have solved.
        corrected: whether the question is named as it was probably meant.
        left: further questions that were asked with it.
        article_id: id of the article that is offered instead of an answer.
    """

    answer_id: str
    place: int
    count: int
    visibility: Visibility
    shared: bool
    confidence: float
    near: bool = False
    team: bool = False
    solvable: bool = False
    memory: bool = False
    wish: bool = False
    corrected: bool = False
    left: tuple[str, ...] = ()
    article_id: str = ""


class AnswerLayout(Layout):
    """The question and a passage that answers it, or what is said instead.

    It has no timeout: what is shown stays, and its buttons outlive a restart.
    """

    def __init__(
        self,
        rendered: RenderedAnswer,
        page: Page,
        words: Words,
        above: str = "",
        *,
        said: Sequence[str] = (),
    ) -> None:
        """Lay it out.

        Args:
            rendered: the answer.
            page: what the buttons need to know.
            words: those of the reader.
            above: a line above the answer.
            said: what members said, apart from the library.
        """
        super().__init__(timeout=None)
        if above:
            self.add_item(ui.TextDisplay(above))
        box: ui.Container[Any] = frame(rendered.pieces(), _colour(page))
        self.add_item(box)
        if said:
            self.add_item(frame(said, MEMORY))
        buttons = [
            AnswerButton(action, page.answer_id, page.place, label=label, disabled=disabled)
            for action, label, disabled in _buttons(page, words)
        ]
        items: list[ui.Item[Any]] = [*buttons]
        if page.article_id:
            items.insert(0, button(words("button-show"), SHOW_ARTICLE, page.article_id))
        if items:
            self.add_item(ui.ActionRow(*items))
        if page.left:
            self.add_item(ui.TextDisplay("\n".join(render_left(page.left, words))))
            self.add_item(ui.ActionRow(*_left_buttons(page)))


class AnswerMenu(Layout):
    """What else can be done with an answer; shown to whoever asks for it.

    Args:
        heading: the question, rendered, from where the buttons take it.
        page: what is shown.
        words: those of the reader.
        delete: what deletes the answer's message, where it can be deleted.
    """

    def __init__(self, heading: str, page: Page, words: Words, delete: ui.Item[Any] | None) -> None:
        super().__init__(timeout=None)
        if heading:
            self.add_item(frame([heading], NEUTRAL))
        actions = ["context", "why", *_showing(page)]
        items: list[ui.Item[Any]] = [
            AnswerButton(action, page.answer_id, page.place, label=words(_MENU[action]))
            for action in actions
        ]
        self.add_item(ui.ActionRow(*items, *([delete] if delete else [])))


def _colour(page: Page) -> Colour:
    if not page.count:
        return DECLINED
    return ANSWERED if page.confidence >= SURE else UNSURE


def _buttons(page: Page, words: Words) -> Iterator[tuple[str, str, bool]]:
    """Yield the action and the label of each button, and whether it is off: at most five."""
    if not page.count:
        if page.corrected:
            yield "corrected", words("button-corrected"), False
        if page.near:
            yield "closest", words("button-closest"), False
        if page.wish and not page.corrected:  # a row has room for five
            yield "tell", words("button-wish"), False
        if page.memory:
            yield "memory", words("button-memory"), False
        if page.team:
            yield "team", words("button-team"), False
        if page.visibility is not Visibility.PRIVATE:
            yield "delete", words("button-delete"), False
        return
    if page.count > 1:
        yield "previous", BACK, page.place == 0
        yield "next", ON, page.place == page.count - 1
    if page.solvable and page.visibility is Visibility.PUBLIC:
        yield "solved", words("button-solved"), False
    else:
        yield "helpful", HELPFUL, False
    yield "unhelpful", UNHELPFUL, False
    yield "more", MORE, False


def _left_buttons(page: Page) -> list[AnswerButton]:
    return [
        AnswerButton("left", page.answer_id, number, label=one_line(question, _LABEL))
        for number, question in enumerate(page.left)
    ]


def _showing(page: Page) -> list[str]:
    if page.visibility is Visibility.PUBLIC:
        return ["private"]
    return ["share"] if page.visibility is Visibility.PRIVATE and not page.shared else []
