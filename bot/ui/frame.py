"""A framed reply of one or more pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from discord import Colour, ui

from bot.ui.base import Layout

ANSWERED = Colour(0x2F6F5E)
UNSURE = Colour(0xC9A227)
DECLINED = Colour(0x8A8F98)
MEMORY = Colour(0x7A5C99)
NEUTRAL = Colour(0x4A6FA5)
WARNING = Colour(0xB3541E)


def framed(pieces: Iterable[str], colour: Colour) -> Layout:
    """Return a message of one such box."""
    return Layout(timeout=None).add_item(frame(pieces, colour))


def frame(pieces: Iterable[str], colour: Colour) -> ui.Container[Any]:
    """Return pieces of Markdown in a box with a coloured edge; the caller minds the limits."""
    return ui.Container(*(ui.TextDisplay(piece) for piece in pieces), accent_colour=colour)
