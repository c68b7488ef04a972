"""What is noted of a stretch, that is what stands between two spaces, beside its words."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from index.analysis.acronyms import SMALL_WORDS

END = 1
"""Mark of what parts two sentences."""
SIGN = 2
"""Mark of a sign of currency, a per cent sign, or "age"."""
DIGIT = 4
"""Mark of a digit."""
IS, ARTICLE = 8, 16
"""Marks of the words that say what something is: "is", "was"; "a", "the"."""
BRACKET = 32
"""Mark of an opening bracket."""
BEGINS, ENDS, SMALL = 64, 128, 256
"""Marks of a stretch that begins as a name does, of one that a name may go on after, and of a word
that names may have in the middle."""
SEVERAL = 512
"""Mark of more than one word."""
ALL = 1023
"""All marks there are."""

PART = "\0"
"""What parts two sentences, a stretch by itself."""
TRAILING = ",.;:!?"
"""What may follow the letters of a plain word."""
_SIGNS = regex.compile(r"[$£€¥₹₽₩%‰°]|\baged?$")
_DIGITS = regex.compile(r"\d")
_ENDS = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}’'&-]*+$")
_TELLING = {
    **dict.fromkeys(("age", "aged"), SIGN),
    **dict.fromkeys(("is", "are", "was", "were"), IS),
    **dict.fromkeys(SMALL_WORDS, SMALL),
}
_TELLING |= {word: _TELLING.get(word, 0) | ARTICLE for word in ("a", "an", "the", "one", "any")}


def marks_of_small(words: Iterable[str]) -> list[int]:
    """Return the marks of stretches that are words of small ASCII letters."""
    return [_TELLING.get(word, 0) for word in words]


def marks_of_plain(stretch: str, word: str) -> int:
    """Return the marks of a stretch of ASCII letters, the word, and what trails after them."""
    if word.islower():
        return _TELLING.get(stretch, 0)
    return BEGINS * word[0].isupper() | ENDS * (word == stretch)


def marks_of(stretch: str, words: int) -> int:
    """Return the marks of a stretch of whatever characters, with so many words."""
    if stretch == PART:
        return END
    marks = SEVERAL * (words > 1) | BRACKET * ("(" in stretch) | _TELLING.get(stretch, 0)
    marks |= SIGN * bool(_SIGNS.search(stretch)) | DIGIT * bool(_DIGITS.search(stretch))
    return marks | BEGINS * stretch[0].isupper() | ENDS * bool(_ENDS.search(stretch))
