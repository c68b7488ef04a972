"""What a chart shows."""

from __future__ import annotations

from dataclasses import dataclass


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


class ChartFailed(Exception):
    """The picture could not be drawn; `str(error)` is for the log."""
