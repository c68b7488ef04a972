"""What kind of thing a question asks for, and which kinds a sentence holds (English only)."""

from __future__ import annotations

from enum import IntFlag

import regex


class Kind(IntFlag):
    """Kinds of thing, as bits."""

    NAME = 1
    TIME = 2
    NUMBER = 4
    PLACE = 8


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|"
    "fifty|hundred|thousand|million|billion|half|third|quarter|twice"
)
_HOLDS = (
    (Kind.NAME, regex.compile(r"(?<=[\p{L}\p{N},;:)”’\"'—–] ?[\s(“\"—–])\p{Lu}\p{L}+")),
    (
        Kind.TIME,
        regex.compile(
            rf"\b(?:1\d{{3}}|20\d{{2}}|\d{{3,4}}s)\b|\b(?i:{_DAYS})\b"
            r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
            r"|\b(?i:centur(?:y|ies)|decades?|today|yesterday|tomorrow|years?|ago|since|until)\b"
        ),
    ),
    (Kind.NUMBER, regex.compile(rf"\p{{N}}|\b(?i:{_NUMBERS})\b|%")),
    (Kind.PLACE, regex.compile(r"\b(?i:in|at|near|from|to|of|across|throughout) (?:the )?\p{Lu}")),
)
_ASKS = {
    Kind.NUMBER: r"how (?:many|much|long|far|old|tall|high|large|big|often|fast|deep|wide|heavy)"
    r"|what (?:percent|percentage|number|amount|fraction|proportion)",
    Kind.TIME: r"when|(?:what|which) (?:year|date|day|month|century|decade|time|era)"
    r"|how (?:long|recently)",
    Kind.PLACE: r"where|(?:what|which) (?:city|country|state|place)",
    Kind.NAME: r"who(?:m|se)?",
}
_ASKED = {kind: regex.compile(rf"\b(?:{p})\b", regex.IGNORECASE) for kind, p in _ASKS.items()}


def asked_for(question: str) -> Kind:
    """Return the kinds of thing a question asks for; none when it does not say."""
    kinds = Kind(0)
    for kind, pattern in _ASKED.items():
        if pattern.search(question):
            kinds |= kind
    return kinds


def held_by(sentence: str) -> Kind:
    """Return the kinds of thing that stand in a sentence."""
    kinds = Kind(0)
    for kind, pattern in _HOLDS:
        if pattern.search(sentence):
            kinds |= kind
    return kinds
