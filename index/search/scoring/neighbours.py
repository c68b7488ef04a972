"""Neighbouring words of a question that somebody else writes in one, and compounds in two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from index.analysis.stop_words import stop_words
from index.analysis.tokenizer import fold, is_code

_PARTICLES = frozenset(["down", "in", "off", "on", "out", "over", "up"])
"""Stop words that make one word with a verb before them: log in, login."""
_NEGATION = "no"
"""A stop word that makes one word with the one after it: --no-color."""
_NUMBER = regex.compile(r"\p{N}+(?:\.\p{N}+)+")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}")


def neighbours_joined(words: Sequence[str], language: str) -> dict[str, list[str]]:
    """Return what neighbouring words of a question make when they are written in one.

    By each of the two words, as written; wifi by "wi" and by "fi". Of two stop words nothing is
    made, of a stop word and another only where it is one as in "log in".
    """
    stops, joined = stop_words(language), dict[str, list[str]]()
    written = {word.casefold() for word in words}
    for first, second in pairwise(words):
        a, b = first.casefold(), second.casefold()
        apart = (
            a.isalnum()
            and (b.isalnum() or (a.isalpha() and _NUMBER.fullmatch(b)))
            and not (a.isdigit() and b.isdigit())
            and (a + b not in written or is_code(a + b))
        )
        if not apart or (a in stops and a != _NEGATION) or (b in stops and b not in _PARTICLES):
            continue
        for word in (first, second):
            joined.setdefault(word, []).append(fold(a + b))
    return joined


def spare_words(words: Sequence[str]) -> set[str]:
    """Return the words that a question can do without: emoji, compounds that have parts there.

    A code such as LS-4012 is none: where nothing has it, nothing answers.
    """
    found = {word for word in words if _EMOJI.match(word)}
    for i, word in enumerate(words):
        parts, rest = 0, word.lstrip("/")
        while rest and i + parts + 1 < len(words) and rest.startswith(words[i + parts + 1]):
            parts += 1
            rest = rest.removeprefix(words[i + parts])
        if parts and not rest and (word.isalpha() or word[0] == "/"):
            found.add(word)
    return found
