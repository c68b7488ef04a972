"""Where a text has the very words of a quote, and whether the rest agrees as well."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from index.answering.verification.quote_tokens import Words, plain

Span = tuple[int, int]
_PART = "\x1f"
_SLACK = 20
"""White space that a text may have more of than a quote."""
_MANY = 100
"""Places of the same words that are looked at."""
_MARK = r"[\p{Pi}\p{Pf}\"'„*_`~|\u00ad\u200b-\u200d\u2060\ufeff]*?"
"""Marks that a text may have where a quote has none."""
_PIECE = regex.compile(r"\s+|\S")


def same_words(quote: Words, text: Words, begin: int = 0) -> Iterator[Span]:
    """Yield the places in a text that have all words of a quote, in order and without gaps.

    Args:
        quote: what to look for.
        text: where to look.
        begin: the first word of the text from where on it is looked for.
    """
    if not quote.forms:
        return
    hay, needle = _joined(text.forms[begin:]), _joined(quote.forms)
    at, passed, word = hay.find(needle), 0, begin
    for _ in range(_MANY):
        if at < 0:
            return
        word += hay.count(_PART, passed, at)
        passed = at
        last = word + len(quote.forms) - 1
        yield text.places[word][0], text.places[last][1]
        at = hay.find(needle, at + 1)


def exact_place(quote: str, words: Words, text: str, place: Span) -> Span | None:
    """Return the place of all characters of a quote, or None if they differ.

    White space, markup, quotation marks and soft hyphens do not count.

    Args:
        quote: the quote.
        words: its words.
        text: where it is looked for.
        place: where its words are, from the first letter to the last.
    """
    head, tail = words.places[0][0], words.places[-1][1]
    if plain(text[slice(*place)]) != plain(quote[head:tail]):
        return None
    before, after = quote[:head].lstrip(), quote[tail:].rstrip()
    for opening, closing in ((before, after), (plain(before).lstrip(), plain(after).rstrip())):
        near = max(0, place[0] - 2 * len(opening) - _SLACK)
        start = regex.search(rf"{_pattern(opening)}\Z", text[near : place[0]])
        end = regex.match(_pattern(closing), text, pos=place[1])
        if start and end:
            return near + start.start(), end.end()
    return None


def _pattern(text: str) -> str:
    """Return what matches some punctuation, whatever marks a text has around and within it."""
    parts = [r"\s+" if part.isspace() else regex.escape(part) for part in _PIECE.findall(text)]
    return _MARK.join(["", *parts, ""]) if parts else ""


def _joined(forms: tuple[str, ...]) -> str:
    return _PART + _PART.join(forms) + _PART
