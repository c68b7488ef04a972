"""Days as people write them, in the languages that there are catalogues of."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from babel import Locale, UnknownLocaleError

from bot.localisation.words import ENGLISH, LANGUAGES

LONGEST = 40
"""Characters of a day that are read."""
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")


def read_day(text: str, locale: str) -> str | None:
    """Return a day as ISO 8601, None where the text names no whole day.

    It may take half a second at first; to be called off the event loop.

    Args:
        text: such as "30 April 2025", "30.4.2025" or "April 30, 2025".
        locale: Discord's, as in "en-US"; it says what comes first in "04/05/2025", and in which
            language to read first.
    """
    text = text.strip()[:LONGEST]
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat()
    if year_first := _YEAR_FIRST.fullmatch(text):
        with suppress(ValueError):
            return date(*map(int, year_first.groups())).isoformat()
        return None
    import dateparser  # here: it takes half a second to load

    language = locale.partition("-")[0]
    languages = dict.fromkeys((language if language in LANGUAGES else ENGLISH, *LANGUAGES))
    found = dateparser.parse(
        text,
        languages=list(languages),
        settings={
            "DATE_ORDER": _order(locale),
            "PREFER_LOCALE_DATE_ORDER": False,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["custom-formats", "absolute-time"],
        },
    )
    return found.date().isoformat() if found else None


def _order(locale: str) -> str:
    """Return whether the month comes first in a place, as "MDY", or the day, as "DMY"."""
    try:
        pattern = str(Locale.parse(locale, sep="-").date_formats["short"])
    except (ValueError, UnknownLocaleError):
        return "DMY"
    return "MDY" if pattern.startswith("M") else "DMY"
