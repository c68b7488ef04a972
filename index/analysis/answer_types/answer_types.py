"""What kind of thing a question asks for, and which kinds a sentence holds.

How a question asks is known for the languages of `index.analysis.answer_types.question_patterns`,
and what is a time, a number or a unit for those of `index.analysis.answer_types.word_lists`; that a
meaning is asked for, in English only.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag
from functools import lru_cache

import regex

from index.analysis.answer_types.question_patterns import FOCUS_DETERMINERS, QUESTION_PATTERNS
from index.analysis.answer_types.word_lists import NUMBERS, PATTERNS, SYMBOLS, TIMES, UNITS


class AnswerType(IntFlag):
    """Kinds of thing, as bits.

    The name of a person, place or thing; a time; a number that is no year; a number of some unit
    or currency; what a word means or stands for.
    """

    NAME = 1
    TIME = 2
    NUMBER = 4
    MEASURE = 8
    MEANING = 16


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
_DEFINITION = (
    r"what(?:['’]s| is| are| was| were)(?: an?| the)?"
    r"(?: [\p{L}\p{N}.'’-]++){1,3}(?=\W*$)"
    r"|what do(?:es)?(?: [^\s]++){1,6}? (?:mean|stand for)(?=\W*$)"
    r"|define|(?:meaning|definition) of"
)
_MEANING_ASKS = frozenset({"mean", "meaning", "define", "definition", "stand"})
_ALSO_MEANS = regex.compile(
    r"(?i)\b(?:was|wof[uü]r|que|qué|qu['’]est-ce que|che cosa|cosa|wat)\b.*"
    r"\b(bedeute[nt]|signifie(?:nt)?|significan?|betekent)\b"
)
"""The same in other languages."""
_NO_MONTHS = frozenset({"may", "march"})
"""What is no month in small letters, in any language that has them."""
UNIT, MAX_UNIT_DISTANCE = 128, 2
"""A bit for words that are units, and how many words after a number one may stand."""
_NAME, _TIME, _NUMBER = AnswerType.NAME.value, AnswerType.TIME.value, AnswerType.NUMBER.value
_IN_ORDER = (AnswerType.NUMBER, AnswerType.MEASURE, AnswerType.TIME, AnswerType.NAME)
"""What the ways to ask are for."""


@lru_cache(maxsize=256)
def expected_answer_types(question: str, language: str = "en") -> AnswerType:
    """Return the kinds of thing a question asks for; none when it does not say."""
    kinds = AnswerType(0)
    for kind, pattern in _ways(language):
        if pattern.search(question):
            kinds |= kind
    return kinds


@lru_cache(maxsize=64)
def _ways(language: str) -> list[tuple[AnswerType, regex.Pattern[str]]]:
    ways = list(zip(_IN_ORDER, QUESTION_PATTERNS.get(language, ()), strict=False))
    if language == "en":
        ways.append((AnswerType.MEANING, _DEFINITION))
    edge = "" if language in PATTERNS else r"\b"
    return [(k, regex.compile(rf"{edge}(?:{p}){edge}", regex.IGNORECASE)) for k, p in ways]


def focus_word(question: str, language: str = "en") -> str:
    """Return the word for the sort of thing asked for, "country" of "which country"; or nothing."""
    pattern = _sorts(language)
    match = pattern.search(question) if pattern else None
    return match.group(1) if match else ""


@lru_cache(maxsize=64)
def _sorts(language: str) -> regex.Pattern[str] | None:
    before = FOCUS_DETERMINERS.get(language)
    if before is None:
        return None
    return regex.compile(rf"\b(?:{before}) ([\p{{L}}\p{{M}}]+)", regex.IGNORECASE)


def definition_verbs(question: str) -> frozenset[str]:
    """Return the words that only ask what something means, and are not what is looked for."""
    if expected_answer_types(question, "en") & AnswerType.MEANING:
        return _MEANING_ASKS
    other = _ALSO_MEANS.search(question)
    return frozenset({other[1].casefold()} if other else ())


def has_measure_sign(sentence: str) -> bool:
    """Return whether a sign makes a number of a sentence one of something: $5, 5 %, aged 5."""
    return _SIGNED.search(sentence) is not None


def has_definition(sentence: str) -> bool:
    """Return whether a sentence says what something is or what an acronym stands for."""
    return _DEFINES.match(sentence) is not None


def word_types(surfaces: Iterable[str], language: str = "en") -> list[int]:
    """Return the kinds each word may be of by itself, and `UNIT`, as plain integers."""
    words = _words(language)
    return [
        0
        if surface in _NO_MONTHS
        else words.get(surface.casefold(), 0)
        | (0 if surface[0].islower() else _kind_written(surface))
        for surface in surfaces
    ]


def _kind_written(surface: str) -> int:
    """Return the kinds a word may be of by how it is written."""
    first = surface[0]
    if first.isupper():
        return _NAME
    if first.isdigit():
        return _TIME if _YEAR.fullmatch(surface) else _NUMBER
    return 0


@lru_cache(maxsize=64)
def _words(language: str) -> dict[str, int]:
    """Return what words are by themselves."""
    kinds: dict[str, int] = {}
    for words, kind in (
        (NUMBERS.get(language, ""), _NUMBER),
        (TIMES.get(language, ""), _TIME),
        (_MEANINGS if language == "en" else "", AnswerType.MEANING.value),
        (UNITS.get(language, ""), UNIT),
        (SYMBOLS, UNIT),
    ):
        for word in words.split():
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


def types_by_pattern(sentence: str, language: str) -> int:
    """Return the kinds of thing in a sentence of a language that does not part words."""
    return sum(kind for kind, pattern in _patterns(language) if pattern.search(sentence))


@lru_cache(maxsize=64)
def _patterns(language: str) -> list[tuple[int, regex.Pattern[str]]]:
    kinds = (_TIME, _NUMBER, AnswerType.MEASURE.value)
    return [
        (kind, regex.compile(pattern))
        for kind, pattern in zip(kinds, PATTERNS.get(language, ()), strict=False)
    ]
