"""Neighbouring words of a question that somebody else writes in one, and compounds in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from index.analysis.separable_verbs import verbs_joined
from index.analysis.stop_words import stop_words
from index.analysis.tokenizer import fold, is_code

_PARTICLES = frozenset(["down", "in", "off", "on", "out", "over", "up"])
"""Stop words that make one word with a verb before them: log in, login."""
_BEGINNINGS = frozenset(["no", "sous"])
"""Stop words that make one word with the one after them: --no-color, sous-album."""
_LINKS = {
    "da": ("", "s", "e"), "de": ("", "s", "es", "n", "en", "e", "er"), "nl": ("", "s", "en", "e"),
    "no": ("", "s", "e"), "sv": ("", "s"),
}  # fmt: skip
"""What languages that write two words in one put between them."""
_ENDINGS = ("en", "er", "e", "n", "s")
"""What a word has outside of a compound, and may lose in it."""
_BETWEEN = 2
"""Stop words between two words that are a compound the other way round: Steuer für den Hund."""
_SHORTEST = 3
"""Letters of a part."""
_NUMBER = regex.compile(r"\p{N}+(?:\.\p{N}+)+")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}")


def neighbours_joined(words: Sequence[str], language: str) -> dict[str, list[str]]:
    """Return what neighbouring words of a question make when they are written in one.

    By each of the two words, as written; wifi by "wi" and by "fi". Of two stop words nothing is
    made, of a stop word and another only where it is one as in "log in". Where a language writes
    compounds in one, also what they make with letters between, and the other way round:
    Hundesteuer of "Steuer für Hunde". And verbs in two parts, in one.
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
        if not apart or (a in stops and a not in _BEGINNINGS):
            continue
        if b in stops and b not in _PARTICLES:
            continue
        for word in (first, second):
            joined.setdefault(word, []).append(fold(a + b))
    if language in _LINKS:
        for first, second, made in _compounds(words, language):
            for word in (first, second):
                joined.setdefault(word, []).extend(map(fold, made))
    for word, made in verbs_joined(words, language):
        joined.setdefault(word, []).extend(map(fold, made))
    return joined


def _compounds(words: Sequence[str], language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield two words that tell something, and the compounds that they may make."""
    stops = stop_words(language)
    telling = [
        i
        for i, word in enumerate(words)
        if len(word) >= _SHORTEST and word.isalpha() and word.casefold() not in stops
    ]
    for i, j in pairwise(telling):
        if j - i == 1:
            yield words[i], words[j], _linked(words[i], words[j], language)
        elif j - i <= 1 + _BETWEEN:
            yield words[i], words[j], _linked(words[j], words[i], language)


def _linked(first: str, second: str, language: str) -> list[str]:
    """Return a word with another before it, with each way to link them."""
    bare = [first.removesuffix(end) for end in _ENDINGS if first.endswith(end)]
    roots = [root for root in dict.fromkeys((first, *bare)) if len(root) >= _SHORTEST]
    ways = (root + link + second for root in roots for link in _LINKS[language])
    return list(dict.fromkeys(ways))


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
