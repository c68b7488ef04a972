"""Telling titles and headings from prose where nothing marks them: in plain text.

A heading is a short line that stands alone with text under it. It is believed when it is strong
(in capitals, or numbered as sections are) or when the text under it is plainly longer.
"""

from __future__ import annotations

import re
from enum import IntEnum

TITLE_LIMIT = 250
"""Characters above which a line is no title."""
SENTENCE_LIMIT = 80
"""Characters above which a line ending in a full stop is no title."""
HEADING_LIMIT = 80
"""Characters above which a line is no heading."""

_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔।:：;](?:[\"'”’»)\]*_]|\[[^\[\]]{1,30}\])*\Z")
_ENDS_IN_STOP = re.compile(r"[.。।][\"'”’»)\]]*\Z")
_INNER_STOP = re.compile(r"\w{3,}[.!?]['\"”’)]*\s+[\"'“‘(]*[A-Z]")
_BULLET = re.compile(r"(?:[-*+•‣▪◦●○·]|\(?\d{1,3}[.)]|\(?[a-z][)]|\([ivx]{1,5}\))\s+(?=\S)")
_NUMBERED = re.compile(
    r"(?:(?:chapter|section|part|article|appendix|§)\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[A-Z])[.):]?\s+\S",
    re.IGNORECASE,
)
_RULE = re.compile(r"([-=_*~#·•–—+])(?:[ \t]*\1){2,}")


class Strength(IntEnum):
    """How clearly a line is a heading."""

    NONE = 0
    WEAK = 1
    """Short and without a full stop."""
    CAPITALS = 2
    NUMBERED = 3


def ends_sentence(line: str) -> bool:
    """Return whether `line` ends as a sentence, a lead-in or a quotation does."""
    return _ENDS_SENTENCE.search(line[-100:]) is not None


def is_bullet(line: str) -> bool:
    """Return whether `line` begins a list item."""
    return _BULLET.match(line) is not None


def is_rule(line: str) -> bool:
    """Return whether `line` is a drawn line ("-----", "* * *") and not text."""
    return len(line) <= 200 and _RULE.fullmatch(line) is not None


def is_title(line: str) -> bool:
    """Return whether a line that stands alone at the top can be the title."""
    if len(line) > TITLE_LIMIT or line[-1:] in ",;:" or is_rule(line):
        return False
    if _BULLET.match(line) and not line[0].isdigit():
        return False
    if _ENDS_IN_STOP.search(line[-12:]) and (len(line) > SENTENCE_LIMIT or is_sentence(line)):
        return False
    return any(c.isalnum() for c in line) and not (ends_sentence(line) and _INNER_STOP.search(line))


def is_sentence(line: str) -> bool:
    """Return whether `line` says something: a sentence does, a name with a full stop does not."""
    words = line.rstrip(".。।\"'”’»)]").split()
    return len(words) > 2 and sum(word[0].islower() for word in words) > len(words) / 2


def heading_strength(line: str) -> Strength:
    """How clearly `line`, standing alone, is a heading."""
    if len(line) > HEADING_LIMIT or not any(c.isalpha() for c in line):
        return Strength.NONE
    if ends_sentence(line) and not (line.endswith(".") and is_in_capitals(line)):
        return Strength.NONE
    if line[-1] in ",-–—" or len(line.split()) > 12:
        return Strength.NONE
    if section_depth(line):
        return Strength.NUMBERED
    if is_bullet(line):
        return Strength.NONE
    if is_in_capitals(line):
        return Strength.CAPITALS
    return Strength.NONE if line[0].islower() or len(line) > 60 else Strength.WEAK


def is_in_capitals(line: str) -> bool:
    """Return whether nearly all letters are capitals; letters of scripts without case are none."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def section_depth(line: str) -> int:
    """1 for "1. Introduction" or "Section II", 2 for "1.2 Scope", 0 without a section number."""
    match = _NUMBERED.match(line)
    if not match:
        return 0
    number, marked = match["number"], match.end("number")
    is_named = match.start("number") > 0
    is_marked = line[marked : marked + 1] in (".", ")", ":") or "." in number
    if not (is_named or is_marked) or (not is_named and number.islower()):
        return 0
    return number.count(".") + 1
