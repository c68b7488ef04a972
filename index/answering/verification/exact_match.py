"""Where a text has the very words of a quote, and whether the rest agrees as well."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from index.answering.verification.quote_tokens import Words

Span = tuple[int, int]
_PART = "\x1f"
_SLACK = 20
"""White space that a text may have more of than a quote."""
_MANY = 100
"""Places of the same words that are looked at."""
_SPACE = regex.compile(r"\s+")
_WRAPPING = regex.compile(r"^[\s>]*[\p{Pi}\p{Pf}\"'„«»]+|[\p{Pi}\p{Pf}\"'„«»]+\s*$")


def same_words(quote: Words, text: Words) -> Iterator[Span]:
    """Yield the places in a text that have all words of a quote, in order and without gaps."""
    if not quote.forms:
        return
    hay, needle = _joined(text), _joined(quote)
    at, passed, word = hay.find(needle), 0, 0
    for _ in range(_MANY):
        if at < 0:
            return
        word += hay.count(_PART, passed, at)
        passed = at
        last = word + len(quote.forms) - 1
        yield text.places[word][0], text.places[last][1]
        at = hay.find(needle, at + 1)


def exact_place(quote: str, words: Words, text: str, place: Span) -> Span | None:
    """Return the place of all characters of a quote, white space aside, or None if they differ.

    Quotation marks around the whole quote are its writer's and need not be in the text.

    Args:
        quote: the quote.
        words: its words.
        text: where it is looked for.
        place: where its words are, from the first letter to the last.
    """
    head, tail = words.places[0][0], words.places[-1][1]
    if _even(text[slice(*place)]) != _even(quote[head:tail]):
        return None
    before, after = quote[:head].lstrip(), quote[tail:].rstrip()
    for opening, closing in ((before, after), _unwrapped(before, after)):
        near = max(0, place[0] - 2 * len(opening) - _SLACK)
        start = regex.search(rf"{_pattern(opening)}\Z", text[near : place[0]])
        end = regex.match(_pattern(closing), text, pos=place[1])
        if start and end:
            return near + start.start(), end.end()
    return None


def _unwrapped(before: str, after: str) -> tuple[str, str]:
    return _WRAPPING.sub("", before), _WRAPPING.sub("", after)


def _pattern(text: str) -> str:
    return r"\s+".join(map(regex.escape, _SPACE.split(text)))


def _even(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text))


def _joined(words: Words) -> str:
    return _PART + _PART.join(words.forms) + _PART
