"""Acronyms and what they stand for, read off the text that uses them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from index.analysis.tokenizer import fold

_SMALL = "and de del der des di du for la las le les los of the und von"
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that names may have in the middle."""
_CAPITALISED = r"\p{Lu}[\p{L}\p{M}\p{N}’'&-]*+"
_NAME = regex.compile(
    rf"{_CAPITALISED}(?:(?: (?:{'|'.join(SMALL_WORDS)})(?![\p{{L}}\p{{M}}]))*+ {_CAPITALISED})++"
)
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_DEFINED = regex.compile(r" ?\((\p{Lu}[\p{Lu}\p{N}.]{1,7})s?\)")
_LONGEST = 8
"""Words of a name that an acronym is made of."""


class Acronym(NamedTuple):
    """An acronym and the name it stands for.

    Attributes:
        short: the acronym, folded.
        words: the words of the name, folded, small ones left out.
        defined: whether the text says so, or it is what a reader would make of the name.
    """

    short: str
    words: tuple[str, ...]
    defined: bool


def find_acronyms(sentence: str) -> Iterator[Acronym]:
    """Yield the acronyms of the names in a sentence.

    Those that are defined, "Internal Revenue Service (IRS)", and those that could be made of a
    name and have three letters or more: mou of "Memorandum of Understanding".
    """
    for match in _NAME.finditer(sentence):
        definition = _DEFINED.match(sentence, match.end())
        yield from _of_name(match.group(), definition.group(1) if definition else None)


@lru_cache(maxsize=16384)
def _of_name(name: str, definition: str | None) -> tuple[Acronym, ...]:
    words = [fold(surface) for surface in _WORDS.findall(name)]
    if definition:
        return tuple(_defined(fold(definition), words[-_LONGEST:]))
    if len(words) > _LONGEST:
        return ()
    shorts = [short for short in _initials(words) if len(short) > 2]
    return tuple(Acronym(short, _telling(words), defined=False) for short in shorts)


def _defined(short: str, words: list[str]) -> Iterator[Acronym]:
    for start in range(len(words) - 1):
        name = words[start:]
        if short in _initials(name):
            yield Acronym(short, _telling(name), defined=True)
            return


def _initials(words: list[str]) -> set[str]:
    return {"".join(word[0] for word in words), "".join(word[0] for word in _telling(words))}


def _telling(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in SMALL_WORDS)
