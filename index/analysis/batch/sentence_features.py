"""Which kinds of thing sentences hold, and which of them may have an acronym; many at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import (
    REACH,
    UNIT,
    Kind,
    defines,
    found_by_pattern,
    is_signed,
)
from index.analysis.answer_types.word_lists import PATTERNS
from index.analysis.batch.analyzer import Taken
from index.analysis.batch.token_flags import (
    ARTICLE,
    BEGINS,
    BRACKET,
    DIGIT,
    ENDS,
    IS,
    SEVERAL,
    SIGN,
    SMALL,
)

_OF_WORDS = int(Kind.NAME | Kind.TIME | Kind.NUMBER | Kind.MEANING)


def kinds_held(sentences: Sequence[str], taken: Taken, language: str = "en") -> NDArray[np.uint8]:
    """Return the kinds of thing that stand in each sentence, as bits of `Kind`.

    A capital letter tells a name, but not in the first word. A number of something is one that has
    a unit as one of the next words, or a sign.

    Args:
        sentences: verbatim.
        taken: what they were taken apart into.
        language: their language.
    """
    kinds, sentence_of = taken.kinds & _OF_WORDS, taken.sentence_of
    first = np.flatnonzero(np.diff(sentence_of, prepend=-1))
    kinds[first] &= ~int(Kind.NAME)
    held = np.zeros(len(sentences), np.uint8)
    if len(first):
        held[sentence_of[first]] = np.bitwise_or.reduceat(kinds, first)
    numbers, units = taken.kinds & int(Kind.NUMBER) > 0, taken.kinds & UNIT > 0
    for apart in range(1, REACH + 1):
        measured = numbers[:-apart] & units[apart:] & (sentence_of[:-apart] == sentence_of[apart:])
        held[sentence_of[apart:][measured]] |= int(Kind.MEASURE)
    for number in np.flatnonzero(_may_be_signed(taken)).tolist():
        held[number] |= int(Kind.MEASURE) * is_signed(sentences[number])
    for number in np.flatnonzero(_may_define(taken)).tolist():
        held[number] |= int(Kind.MEANING) * defines(sentences[number])
    if language in PATTERNS:
        held |= np.asarray([found_by_pattern(s, language) for s in sentences], np.uint8)
    return held


def may_abbreviate(taken: Taken) -> list[int]:
    """Return the sentences that may have a name an acronym can be made of; few others are.

    Such a name has three words or more, or its acronym after it in brackets.
    """
    marks = taken.marks
    goes_on = (marks[:-1] & ENDS > 0) & (marks[1:] & (BEGINS | SMALL) > 0)
    more = marks & (SEVERAL | BRACKET) > 0
    long = goes_on[:-1] & (marks[2:] & (BEGINS | SMALL | BRACKET) > 0)
    found = np.zeros(len(marks), np.bool_)
    found[:-1] = goes_on & (more[:-1] | more[1:])
    found[:-2] |= long
    numbers: list[int] = np.flatnonzero(taken.with_mark(found)).tolist()
    return numbers


def _may_be_signed(taken: Taken) -> NDArray[np.bool_]:
    signs, digits = taken.marks & SIGN > 0, taken.marks & DIGIT > 0
    return taken.with_mark(signs) & taken.with_mark(digits)


def _may_define(taken: Taken) -> NDArray[np.bool_]:
    found = taken.marks & BRACKET > 0
    found[:-1] |= (taken.marks[:-1] & IS > 0) & (taken.marks[1:] & ARTICLE > 0)
    return taken.with_mark(found)
