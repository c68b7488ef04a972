"""Words that the end of a line divides: which hyphens belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.parsing.formats.pdf_lines import Line

_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uff60\uf900-\ufaff]")
"""Scripts without spaces between words; Korean has them."""
_MARKS = ".,;:!?()\"'“”‘’[]«»"
_FIRST_WORDS = frozenset({
    "well", "self", "ill", "half", "all", "ever", "ex", "non", "cross", "high", "low", "long",
    "short", "hard", "soft", "full", "part", "left", "right", "old", "new", "good", "best", "open",
    "free", "fast", "slow", "deep", "wide", "far", "near", "mid", "north", "south", "east", "west",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "first", "second", "third",
    "fourth", "fifth", "last", "single", "double", "triple", "multi", "quasi", "built", "read",
    "write", "client", "server", "user", "end", "real", "time", "state", "large", "small", "heavy",
    "light", "above",
})  # fmt: skip
"""First parts of English words that are written with a hyphen far more often than without."""
_ADDRESS = re.compile(r"://|www\.|@|/\w*/")


def compounds_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words with hyphens in the midst of lines, which keep them at a line's end as well."""
    words = (word for line in lines if "-" in line.text for word in line.text.split())
    return frozenset(word.strip(_MARKS).casefold() for word in words if "-" in word[1:-1])


def between(text: str, above: Line, line: Line, compounds: frozenset[str]) -> str:
    """What belongs between two lines of a paragraph.

    Args:
        text: the paragraph so far.
        above: its last line.
        line: the next one.
        compounds: words that are known to have a hyphen.
    """
    if above.broken:
        head, tail = text.rsplit(None, 1)[-1], line.text.split(None, 1)[0]
        return "-" if _keeps_hyphen(head.lstrip(_MARKS), tail, compounds) else ""
    if _WIDE.match(text[-1:]) and _WIDE.match(line.text[:1]):
        return ""
    if text[-1:] in "-‐–" and text[-2:-1].isalnum() and line.text[:1].isalnum():
        return ""  # a range, or a hyphen that no letter follows or precedes
    return " "


def _keeps_hyphen(head: str, tail: str, compounds: frozenset[str]) -> bool:
    """Return whether "head-tail" has a hyphen within a line too."""
    if f"{head}-{tail}".strip(_MARKS).casefold() in compounds:
        return True
    if not tail[:1].islower() or head[-1:].isdigit():
        return True
    is_address = bool(_ADDRESS.search(head)) or "." in tail[1:-1]
    return is_address or "-" in head or len(head) == 1 or head.casefold() in _FIRST_WORDS
