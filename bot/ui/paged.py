"""A long list a page at a time, with buttons where there is more than one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from discord import ui

from bot.localisation import Words
from bot.ui.base import Layout
from bot.ui.controls import button
from bot.ui.frame import NEUTRAL, frame

Item = TypeVar("Item")


class Page(Layout):
    """One page of a list.

    Attributes:
        text: the page as Markdown.

    Args:
        items: the whole list.
        number: of the page, from 0; the last one where there are not so many.
        size: items of a page.
        turn: name of the buttons that turn the pages; their argument is the page, from 0.
        render: makes the text of the items of a page.
        words: of whoever reads it.
    """

    def __init__(
        self,
        items: Sequence[Item],
        number: int,
        size: int,
        turn: str,
        render: Callable[[Sequence[Item]], str],
        words: Words,
    ) -> None:
        super().__init__(timeout=None)
        pages = max(1, -(-len(items) // size))
        number = min(number, pages - 1)
        self.text = render(items[number * size : (number + 1) * size])
        self.add_item(frame([self.text], NEUTRAL))
        if pages > 1:
            back, on = str(max(0, number - 1)), str(number + 1)
            first, last = number == 0, number == pages - 1
            row: ui.ActionRow[Any] = ui.ActionRow(
                button(words("button-previous"), turn, back, disabled=first),
                button(words("button-next"), turn, on, disabled=last),
            )
            self.add_item(row)
