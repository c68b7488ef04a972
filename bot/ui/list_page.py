"""A list a page at a time, with buttons that outlive a restart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.localisation import Words
from bot.rendering.limits import DISPLAY_TEXT, shorten
from bot.ui.base import Layout
from bot.ui.controls import button
from bot.ui.frame import NEUTRAL, frame


@dataclass(frozen=True, slots=True)
class Listing:
    """What there is to page through.

    Attributes:
        items: all of it.
        size: of a page.
        render: returns some of the items as Markdown, told the number of the first, from 1.
    """

    items: Sequence[Any]
    size: int
    render: Callable[[Sequence[Any], int], str]

    @property
    def last(self) -> int:
        """Number of the last page, from 0."""
        return max(0, (len(self.items) - 1) // self.size)

    def page(self, number: int) -> str:
        """Return a page as Markdown that fits into a message."""
        first = number * self.size
        return shorten(self.render(self.items[first : first + self.size], first + 1), DISPLAY_TEXT)


class ListPage(Layout):
    """One page of a list, with buttons where there is more than one.

    Attributes:
        text: the page as Markdown.
    """

    def __init__(self, turn: str, listing: Listing, number: int, words: Words) -> None:
        """Lay out a page.

        Args:
            turn: name of the buttons that turn the pages; their argument is the page, from 0.
            listing: the list.
            number: of the page; the last one where there are no longer so many.
            words: those of the reader.
        """
        super().__init__(timeout=None)
        number = min(number, listing.last)
        self.text = listing.page(number)
        self.add_item(frame([self.text], NEUTRAL))
        if listing.last:
            back, on = str(max(0, number - 1)), str(number + 1)
            row: ui.ActionRow[Any] = ui.ActionRow(
                button(words("button-previous"), turn, back, disabled=number == 0),
                button(words("button-next"), turn, on, disabled=number == listing.last),
            )
            self.add_item(row)
