"""Discord's limits on what a message may hold, and text cut to fit them.

Sizes are counted in UTF-16 code units, which is never less than what Discord counts.
"""

from __future__ import annotations

import re
import unicodedata

DISPLAY_TEXT = 4000
"""Characters over all text displays of a message."""
CONTENT = 2000
"""Characters of an ordinary message."""
CHOICE = 100
"""Characters of the name or value of an autocomplete choice or a select's option."""
CHOICES = 25
"""Choices of an autocomplete or options of a select."""
FIELD = 250
"""Characters of a question that we show; ours, not Discord's."""
TITLE = 150
"""Characters of a title that we show; ours, not Discord's."""
ELLIPSIS = "…"

LINE_BREAKS = re.compile(r"\s*[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]\s*")
"""White space with a line break of any kind in it."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def size(text: str) -> int:
    """Return the length of a text as Discord's strictest client counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Return the longest beginning of a text of at most `limit` units, cut between words.

    A word longer than the limit is cut between characters, never before a combining mark.
    """
    if size(text) <= limit:
        return text
    end = min(limit, len(text))
    while size(text[:end]) > limit:
        end -= 1
    words = text[: end + 1].rsplit(None, 1)
    if len(words) == 2 and len(words[0]) > end // 2:
        return words[0]
    while end > 1 and (unicodedata.category(text[end])[0] == "M" or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end].rstrip()


def shorten(text: str, limit: int) -> str:
    """Return a text of at most `limit` units, with an ellipsis where something was cut."""
    return text if size(text) <= limit else cut(text, limit - 1) + ELLIPSIS


def one_line(text: str, limit: int = FIELD) -> str:
    """Return a title or question as one line of at most `limit` units.

    Characters that steer writing direction are left out: they would reach beyond the title.
    """
    return shorten(_DIRECTIONS.sub("", printable(LINE_BREAKS.sub(" ", text))).strip(), limit)


def printable(text: str) -> str:
    """Return a text without the characters that a message cannot carry.

    Control characters go, line breaks and tabs stay; half a surrogate pair becomes U+FFFD.
    """
    return _HALF_PAIR.sub("\ufffd", _CONTROLS.sub("", text))
