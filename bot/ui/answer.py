"""An answer as components: one passage at a time, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from discord import Colour, ui

from bot.localisation import Words
from bot.rendering.answer import RenderedAnswer
from bot.ui.answer_buttons import AnswerButton
from bot.ui.base import Layout
from bot.ui.frame import ANSWERED, DECLINED, UNSURE, frame

SURE = 0.7
"""Confidence from which on an answer is coloured as certain."""


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
    """

    answer_id: str
    place: int
    count: int
    visibility: Visibility
    shared: bool
    confidence: float


class AnswerLayout(Layout):
    """The question and a passage that answers it, or what is said instead.

    It has no timeout: what is shown stays, and its buttons outlive a restart.
    """

    def __init__(self, rendered: RenderedAnswer, page: Page, words: Words) -> None:
        super().__init__(timeout=None)
        box: ui.Container[Any] = frame(rendered.pieces(), _colour(page))
        self.add_item(box)
        for row in _rows(page):
            buttons = [
                AnswerButton(
                    action, page.answer_id, page.place, label=words(key), disabled=disabled
                )
                for action, key, disabled in row
            ]
            if buttons:
                self.add_item(ui.ActionRow(*buttons))


def _colour(page: Page) -> Colour:
    if not page.count:
        return DECLINED
    return ANSWERED if page.confidence >= SURE else UNSURE


def _rows(page: Page) -> Iterator[list[tuple[str, str, bool]]]:
    """Yield rows of buttons, each as its action, the key of its label and whether it is off."""
    deletable = [("delete", "button-delete", False)] * (page.visibility is not Visibility.PRIVATE)
    if not page.count:
        yield deletable
        return
    turning = [
        ("previous", "button-previous", page.place == 0),
        ("next", "button-next", page.place == page.count - 1),
    ]
    yield [
        *turning * (page.count > 1),
        ("context", "button-context", False),
        ("why", "button-why", False),
    ]
    yield [
        ("helpful", "button-helpful", False),
        ("unhelpful", "button-unhelpful", False),
        *_showing(page),
        *deletable,
    ]


def _showing(page: Page) -> list[tuple[str, str, bool]]:
    if page.visibility is Visibility.PUBLIC:
        return [("private", "button-private", False)]
    if page.visibility is Visibility.PRIVATE and not page.shared:
        return [("share", "button-share", False)]
    return []
