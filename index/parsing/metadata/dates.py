"""Dates as bylines and front matter print them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:at\s+)?)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?"
    r"\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:Z|UTC|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"

_PATTERNS = tuple(
    re.compile(_WEEKDAY + pattern + _CLOCK)
    for pattern in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})",
        rf"{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\.?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    )
)
_LONGEST = 80


def parse_date(text: str) -> str | None:
    """The date that `text` is, as YYYY-MM-DD, or None when it is anything else.

    A time of day after the date is allowed and dropped. `08/04/2025` is not read: it is April in
    one country and August in another.
    """
    candidate = text.strip()
    if len(candidate) > _LONGEST:
        return None
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(candidate):
            return _iso(match["year"], match["month"], match["day"])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _month_number(month)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """1 to 12 for an English month or its usual abbreviation, 0 for any other word."""
    low = name.lower()
    for number, month in enumerate(_MONTHS, start=1):
        if low == month or low == month[:3] or (low == "sept" and number == 9):
            return number
    return 0
