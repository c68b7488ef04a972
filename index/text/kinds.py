"""What kind of thing a question asks for, and which kinds a sentence holds.

Questions are understood in English only; in other languages no kind is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag
from functools import lru_cache

import regex


class Kind(IntFlag):
    """Kinds of thing, as bits: of a person, place or thing; of a time; of a quantity."""

    NAME = 1
    TIME = 2
    NUMBER = 4


_TIMES = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
century centuries decade decades year years ago since until
"""
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty
hundred thousand million billion half third quarter twice
"""
_YEAR = regex.compile(r"(?:1\d{3}|20\d{2}|\d{3,4}s)")
_ASKS = {
    Kind.NUMBER: r"how (?:many|much|long|far|old|tall|high|large|big|often|fast|deep|wide|heavy)"
    r"|what (?:percent|percentage|number|amount|fraction|proportion)",
    Kind.TIME: r"when|(?:what|which) (?:year|date|day|month|century|decade|time|era)"
    r"|how (?:long|recently)",
    Kind.NAME: r"who(?:m|se)?|where|(?:what|which) (?:city|country|state|place)",
}
_TIME_WORDS, _NUMBER_WORDS = frozenset(_TIMES.split()), frozenset(_NUMBERS.split())
_ASKED = {kind: regex.compile(rf"\b(?:{p})\b", regex.IGNORECASE) for kind, p in _ASKS.items()}


def asked_for(question: str) -> Kind:
    """Return the kinds of thing a question asks for; none when it does not say."""
    kinds = Kind(0)
    for kind, pattern in _ASKED.items():
        if pattern.search(question):
            kinds |= kind
    return kinds


def held_by(surfaces: Iterable[str]) -> int:
    """Return the kinds of thing that stand in a sentence, given its words as they are written.

    A capital letter tells a name, but not in the first word.
    """
    kinds, hidden = 0, int(Kind.NAME)
    for surface in surfaces:
        kinds |= _kind_of(surface) & ~hidden
        hidden = 0
    return kinds


@lru_cache(maxsize=65536)
def _kind_of(surface: str) -> int:
    """Return the kinds one word may be of, as a plain integer, which is quicker to add up."""
    kinds = Kind(0)
    if surface[0].isupper():
        kinds |= Kind.NAME
    if surface[0].isdigit() or surface.casefold() in _NUMBER_WORDS:
        kinds |= Kind.NUMBER
    if _YEAR.fullmatch(surface) or surface.casefold() in _TIME_WORDS:
        kinds |= Kind.TIME
    return int(kinds)
