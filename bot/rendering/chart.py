"""Charts as pictures.

The card has a ground of its own, so that the words on it are as readable in Discord's light
appearance as in its dark one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

GROUND, INK, FAINT = "#23262b", "#e6e8eb", "#4a4f57"
LOWER, UPPER = "#4fb597", "#d9a441"
"""Green and amber differ in lightness too, for those who do not see the difference in colour."""
SIZE = 1100, 520
"""Dots; twice as many as Discord shows, which is sharp on all screens."""
MOST_LABELS = 8
"""Days that are named under the bars, at most."""
_MOST_LINES = 4
_TOP, _BOTTOM, _MARGIN, _GAP = 90, 64, 28, 14
_TEXT = 26
_SQUARE = 24
_BAR = 0.72
"""Share of a day's width that its bar takes."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of two parts, one bar for each day.

    Attributes:
        days: what is written under the bars, the earliest first.
        lower: height of each bar's lower part.
        upper: height of each bar's upper part, on top of the lower.
        lower_label: what the lower parts are.
        upper_label: what the upper parts are.
    """

    days: tuple[str, ...]
    lower: tuple[int, ...]
    upper: tuple[int, ...]
    lower_label: str
    upper_label: str


def draw(chart: Chart) -> bytes:
    """Return a chart as a PNG; to be called off the event loop."""
    from font_lato import font_files  # here: most commands of the bot draw nothing
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", SIZE, GROUND)
    drawing = _Drawing(ImageDraw.Draw(image), ImageFont.truetype(font_files["Lato"], _TEXT), chart)
    drawing.draw_legend()
    drawing.draw_lines()
    drawing.draw_bars()
    drawing.draw_days()
    data = io.BytesIO()
    image.save(data, format="png")
    return data.getvalue()


def ticks(highest: int) -> range:
    """Return the heights that get a line, from 0 to the first that is no lower than all bars."""
    step = next(step for step in _steps() if step * _MOST_LINES >= highest)
    return range(0, max(highest, 1) + step, step)


def _steps() -> Iterator[int]:
    scale = 1
    while True:
        yield from (scale, 2 * scale, 5 * scale)
        scale *= 10


class _Drawing:
    """Draws the parts of a chart where they belong."""

    def __init__(self, canvas: ImageDraw, font: FreeTypeFont, chart: Chart) -> None:
        self._canvas, self._font, self._chart = canvas, font, chart
        heights = [sum(parts) for parts in zip(chart.lower, chart.upper, strict=True)]
        self._ticks = ticks(max(heights, default=0))
        self._left = _MARGIN + font.getlength(str(self._ticks[-1])) + _GAP
        last = font.getlength(chart.days[-1]) if chart.days else 0
        self._right = SIZE[0] - max(_MARGIN, last / 2)
        self._day = (self._right - self._left) / max(len(chart.days), 1)

    def draw_legend(self) -> None:
        """Say what the colours are."""
        left, middle = self._left, _TOP / 2
        for colour, label in ((LOWER, self._chart.lower_label), (UPPER, self._chart.upper_label)):
            top = middle - _SQUARE / 2
            self._canvas.rectangle((left, top, left + _SQUARE, top + _SQUARE), fill=colour)
            left += _SQUARE + _GAP
            self._write(left, middle, label, "lm")
            left += self._font.getlength(label) + 3 * _GAP

    def draw_lines(self) -> None:
        """Draw a line at each round height, and the height before it."""
        for height in self._ticks:
            y = self._y(height)
            self._canvas.line((self._left, y, self._right, y), fill=FAINT, width=2)
            self._write(self._left - _GAP, y, str(height), "rm")

    def draw_bars(self) -> None:
        """Draw both parts of each day's bar."""
        for place, (lower, upper) in enumerate(
            zip(self._chart.lower, self._chart.upper, strict=True)
        ):
            self._draw_bar(place, 0, lower, LOWER)
            self._draw_bar(place, lower, lower + upper, UPPER)

    def draw_days(self) -> None:
        """Name some of the days, the last one among them."""
        days = self._chart.days
        step = -(-len(days) // MOST_LABELS) or 1
        for place in range((len(days) - 1) % step, len(days), step):
            self._write(self._x(place), SIZE[1] - _BOTTOM + _GAP, days[place], "mt")

    def _draw_bar(self, place: int, bottom: int, top: int, colour: str) -> None:
        if top > bottom:
            half = self._day * _BAR / 2
            left, right = round(self._x(place) - half), round(self._x(place) + half)
            self._canvas.rectangle((left, self._y(top), right, self._y(bottom) - 1), fill=colour)

    def _write(self, x: float, y: float, text: str, anchor: str) -> None:
        self._canvas.text((x, y), text, fill=INK, font=self._font, anchor=anchor)

    def _x(self, place: int) -> float:
        """Return where the middle of a day is."""
        return self._left + (place + 0.5) * self._day

    def _y(self, height: int) -> int:
        """Return where a height is."""
        share = height / self._ticks[-1]
        return round(SIZE[1] - _BOTTOM - share * (SIZE[1] - _BOTTOM - _TOP))
