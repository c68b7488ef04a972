"""How a quote may be meant: with or without its source, whole or with words left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from index.answering.verification.quote_tokens import Words

_DOTS = r"(?:…|\.{3,}|\.\s\.\s\.)"
_OMISSION = regex.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_CITED = regex.compile(r"\n[^\n]*¶ ?\d[^¶]*\Z")
"""The line below a quote of an answer of ours, and what follows it."""
_SOURCE = regex.compile(
    r"(?:(?P<before>[\p{Pf}\"”»’*_.!?。！？])\s*(?:[—–―]|--?)|(?P<line>\n)\s*(?:[—–―]|--)"
    r"|\s(?:[—–―]|--?)\s)\s*(?P<source>[^\n—–―]{1,120})\Z"
)
"""A hyphen at the beginning of a line is that of a list."""
_AFTER_MARKS, _AFTER_STOP = 12, 5
"""Words of a source after a closing mark or on a line of its own, and after a full stop."""
_STOPS = ".!?。！？"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a quote.

    Attributes:
        text: the quote, without its source if it was taken for one.
        parts: the same, cut where words are left out; each has words.
    """

    text: str
    parts: tuple[str, ...]


def readings(quote: str, names: frozenset[str]) -> Iterator[Reading]:
    """Yield the ways to read a quote, the most literal first.

    Args:
        quote: as somebody gave it.
        names: words of titles, authors and sites; of these a source may be made anywhere.
    """
    for text in dict.fromkeys((quote, _without_source(quote, names))):
        yield Reading(text, (text,))
        parts = tuple(part for part in _OMISSION.split(text) if Words.of(part).forms)
        if parts and parts != (text,):
            yield Reading(text, parts)


def _without_source(quote: str, names: frozenset[str]) -> str:
    quote = _CITED.sub("", quote)
    for found in _SOURCE.finditer(quote, overlapped=True):
        source = Words.of(found["source"]).forms
        if found.start() and source and (len(source) <= _most(found) or names.issuperset(source)):
            return quote[: found.end("before") if found["before"] else found.start()].rstrip()
    return quote


def _most(found: regex.Match[str]) -> int:
    """Return how many words a source may have that names none of the articles."""
    if found["before"]:
        return _AFTER_STOP if found["before"] in _STOPS else _AFTER_MARKS
    return _AFTER_MARKS if found["line"] else 0
