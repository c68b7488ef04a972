"""What a word of a question is made of, where no paragraph has it in one: TLS 1.3 of TLS1.3."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from index.analysis.stop_words import stop_words
from index.search.scoring.query_terms import Expansions, QueryWord, query_words
from index.search.scoring.segment_lookup import Reader, holding_of

_NUMBERED = regex.compile(r"(\p{L}{2,})(\p{N}+(?:\.\p{N}+)*)")
_SHORTEST, _LONGEST = 3, 32
"""Letters of a part, and of a word that is taken apart."""
_LINKS = {
    "da": ("", "s"), "de": ("", "s", "es", "n", "en"), "en": ("",), "nl": ("", "s", "en"),
    "no": ("", "s"), "sv": ("", "s"),
}  # fmt: skip
"""What languages that write two words in one put between them."""
_A_SLIP = 0.7
"""Likeness of a known word from which an unknown one is rather that, misspelt."""


def in_parts(
    words: Sequence[QueryWord],
    language: str,
    readers: Sequence[Reader],
    similar: Callable[[str], Expansions],
) -> list[QueryWord]:
    """Return a question's words, those that no paragraph has as the parts that paragraphs have.

    Args:
        words: of the question.
        language: the one it is read in.
        readers: what is searched.
        similar: returns the stems of words that are spelt like a form.
    """
    holding = holding_of([stem for word in words for stem in (word.stem, *word.joins)], readers)
    asked = {word.stem for word in words}
    found: list[QueryWord] = []
    for word in words:
        unknown = not word.is_spare and not any(holding[s] for s in (word.stem, *word.joins))
        parts = _held_parts(word, language, readers) if unknown else ()
        if asked.isdisjoint(part.stem for part in parts) and _is_no_slip(word, parts, similar):
            found += parts or [word]
        else:
            found.append(word)
    return found


def _held_parts(word: QueryWord, language: str, readers: Sequence[Reader]) -> Sequence[QueryWord]:
    """Return the two words that a word is made of and that paragraphs have; the more even ones."""
    ways = [query_words(said, language) for said in _ways_apart(word.surface, language)]
    ways = [way for way in ways if len(way) == 2]
    known = holding_of(list(dict.fromkeys(part.stem for way in ways for part in way)), readers)
    held = [way for way in ways if all(known[part.stem] for part in way)]
    return max(held, key=lambda way: min(len(part.form) for part in way), default=())


def _is_no_slip(
    word: QueryWord, parts: Sequence[QueryWord], similar: Callable[[str], Expansions]
) -> bool:
    return not parts or all(value < _A_SLIP for _, value in similar(word.form))


def _ways_apart(surface: str, language: str) -> Iterator[str]:
    """Yield a word written in two, in each way it may be."""
    if numbered := _NUMBERED.fullmatch(surface):
        yield f"{numbered[1]} {numbered[2]}"
    elif language in _LINKS and surface.isalpha() and len(surface) <= _LONGEST:
        stops = stop_words(language)
        for i in range(_SHORTEST, len(surface) - _SHORTEST + 1):
            first, second = surface[:i], surface[i:]
            if second.casefold() in stops:
                continue
            for link in _LINKS[language]:
                own = first.removesuffix(link)
                if first.endswith(link) and len(own) >= _SHORTEST and own.casefold() not in stops:
                    yield f"{own} {second}"
