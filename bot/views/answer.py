"""An answer as components."""

from __future__ import annotations

from typing import Any

from discord import ui

from bot.rendering.answer import RenderedAnswer
from bot.views.base import Layout
from bot.views.text import ANSWERED, DECLINED, frame


class AnswerLayout(Layout):
    """The question and the passages that answer it, or what is said instead.

    It has no timeout: what is shown stays, and buttons added to it outlive a restart.
    """

    def __init__(self, rendered: RenderedAnswer) -> None:
        super().__init__(timeout=None)
        box: ui.Container[Any] = frame(
            [rendered.question] * bool(rendered.question),
            ANSWERED if rendered.passages else DECLINED,
        )
        for place, (quote, source) in enumerate(rendered.passages):
            if place:
                box.add_item(ui.Separator())
            box.add_item(ui.TextDisplay(quote)).add_item(ui.TextDisplay(source))
        if rendered.note:
            box.add_item(ui.TextDisplay(rendered.note))
        self.add_item(box)
