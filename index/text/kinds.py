"""What kind of thing a question asks for, and which kinds a sentence holds.

Questions are understood in English only; in other languages no kind is asked for.
"""

from __future__ import annotations

from enum import IntFlag
from functools import lru_cache

import regex


class Kind(IntFlag):
    """Kinds of thing, as bits.

    The name of a person, place or thing; a time; a number that is no year; a number of some unit
    or currency; what a word means or stands for.
    """

    NAME = 1
    TIME = 2
    NUMBER = 4
    MEASURE = 8
    MEANING = 16


_TIMES = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
century centuries decade decades year years ago since until
"""
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty
hundred thousand million billion half third quarter twice
"""
_UNITS = """
percent km cm mm m kilometer kilometers kilometre kilometres centimetres meter meters metre metres
mile miles ft feet foot inch inches yard yards acre acres hectare hectares kg g kilogram kilograms
gram grams ton tons tonne tonnes pound pounds lb lbs ounce ounces liter liters litre litres gallon
gallons barrels second seconds minute minutes hour hours day days week weeks month months year years
decade decades century centuries degree degrees mph knots kb mb gb tb million billion trillion
dollar dollars euro euros pence cent cents crown crowns yen usd eur gbp
"""
_MEANINGS = "mean means meant meaning refers defined known called short abbreviated"
_SIGNED = regex.compile(r"[$£€¥₹₽₩]\s?\d|\d\s?[%‰°]|\baged? (?:of )?\d")
_DEFINES = regex.compile(
    r"""
    [^(]*\p{Lu}[\p{L}’'-]++\s\(\p{Lu}[\p{Lu}\p{N}.]{1,7}s?\)     # Internal Revenue Service (IRS)
  | \W*+(?:[^\s,;:]++\s){1,6}?(?:is|are|was|were)\s(?:an?|the|one|any)\s  # A keeper is a ...
    """,
    regex.VERBOSE,
)
_YEAR = regex.compile(r"(?:1\d{3}|20\d{2}|\d{3,4}s)")
_ASKS = {
    Kind.NUMBER: r"how (?:many|often|much|large|big)"
    r"|what (?:percent|percentage|number|amount|fraction|proportion)",
    Kind.MEASURE: r"how (?:much|long|far|old|tall|high|large|big|fast|deep|wide|thick|heavy|hot)"
    r"|what (?:percent|percentage|height|length|depth|width|weight|speed|age|price|size)",
    Kind.TIME: r"when|(?:what|which) (?:year|date|day|month|century|decade|time|era)"
    r"|how (?:long|recently)",
    Kind.NAME: r"who(?:m|se)?|where|(?:what|which) (?:city|country|state|place)",
    Kind.MEANING: r"what(?:['’]s| is| are| was| were)(?: an?| the)?"
    r"(?: [\p{L}\p{N}.'’-]++){1,3}(?=\W*$)"
    r"|what do(?:es)?(?: [^\s]++){1,6}? (?:mean|stand for)(?=\W*$)"
    r"|define|(?:meaning|definition) of",
}
_MEANING_ASKS = frozenset({"mean", "meaning", "define", "definition", "stand"})
_SORT = regex.compile(r"\b(?:what|which) ([\p{L}\p{M}]+)", regex.IGNORECASE)
UNIT, REACH = 128, 2
"""A bit for words that are units, and how many words after a number one may stand."""
_NAME, _TIME, _NUMBER = Kind.NAME.value, Kind.TIME.value, Kind.NUMBER.value
_OF_WORD = {
    **dict.fromkeys(_NUMBERS.split(), _NUMBER),
    **dict.fromkeys(_TIMES.split(), _TIME),
    **dict.fromkeys(_MEANINGS.split(), Kind.MEANING.value),
}
_OF_WORD |= {word: _OF_WORD.get(word, 0) | UNIT for word in _UNITS.split()}
"""What words are by themselves; none stands in two of the first three lists."""
_ASKED = {kind: regex.compile(rf"\b(?:{p})\b", regex.IGNORECASE) for kind, p in _ASKS.items()}


def asked_for(question: str) -> Kind:
    """Return the kinds of thing a question asks for; none when it does not say."""
    kinds = Kind(0)
    for kind, pattern in _ASKED.items():
        if pattern.search(question):
            kinds |= kind
    return kinds


def sort_of(question: str) -> str:
    """Return the word for the sort of thing asked for, "country" of "which country"; or nothing."""
    match = _SORT.search(question)
    return match.group(1) if match else ""


def said_by_asking(question: str) -> frozenset[str]:
    """Return the words that only ask what something means, and are not what is looked for."""
    return _MEANING_ASKS if asked_for(question) & Kind.MEANING else frozenset()


def is_signed(sentence: str) -> bool:
    """Say whether a sign makes a number of a sentence one of something: $5, 5 %, aged 5."""
    return _SIGNED.search(sentence) is not None


def defines(sentence: str) -> bool:
    """Say whether a sentence says what something is or what an acronym stands for."""
    return _DEFINES.match(sentence) is not None


@lru_cache(maxsize=65536)
def kind_of(surface: str) -> int:
    """Return the kinds one word may be of, and `UNIT`, as a plain integer."""
    kinds, first = _OF_WORD.get(surface.casefold(), 0), surface[0]
    if first.isupper():
        return kinds | _NAME
    if first.isdigit():
        return kinds | (_TIME if _YEAR.fullmatch(surface) else _NUMBER)
    return kinds
