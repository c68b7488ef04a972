"""Features of many sentences at once: which answer types they have, which may have an acronym."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import (
    MAX_UNIT_DISTANCE,
    UNIT,
    AnswerType,
    has_definition,
    has_measure_sign,
    types_by_pattern,
)
from index.analysis.answer_types.word_lists import PATTERNS
from index.analysis.batch.analyzer import TokenBatch
from index.analysis.batch.token_flags import (
    ARTICLE,
    BRACKET,
    DIGIT,
    IS,
    NAME_GOES_ON,
    NAME_STARTS,
    SEVERAL_WORDS,
    SIGN,
    SMALL_WORD,
)

_OF_WORDS = int(AnswerType.NAME | AnswerType.TIME | AnswerType.NUMBER | AnswerType.MEANING)


def sentence_answer_types(
    sentences: Sequence[str], batch: TokenBatch, language: str = "en"
) -> NDArray[np.uint8]:
    """Return the answer types that each sentence has, as bits of `AnswerType`.

    A capital letter makes a name, except in the first word. A number with a sign, or with a unit as
    one of the next words, is a measure.

    Args:
        sentences: verbatim.
        batch: the same, analysed.
        language: their language.
    """
    types, sentence_of = batch.answer_types & _OF_WORDS, batch.sentence_of
    first = np.flatnonzero(np.diff(sentence_of, prepend=-1))
    types[first] &= ~int(AnswerType.NAME)
    found = np.zeros(len(sentences), np.uint8)
    if len(first):
        found[sentence_of[first]] = np.bitwise_or.reduceat(types, first)
    numbers = batch.answer_types & int(AnswerType.NUMBER) > 0
    units = batch.answer_types & UNIT > 0
    for apart in range(1, MAX_UNIT_DISTANCE + 1):
        measured = numbers[:-apart] & units[apart:] & (sentence_of[:-apart] == sentence_of[apart:])
        found[sentence_of[apart:][measured]] |= int(AnswerType.MEASURE)
    for i in np.flatnonzero(_may_have_measure_sign(batch)).tolist():
        found[i] |= int(AnswerType.MEASURE) * has_measure_sign(sentences[i])
    for i in np.flatnonzero(_may_have_definition(batch)).tolist():
        found[i] |= int(AnswerType.MEANING) * has_definition(sentences[i])
    if language in PATTERNS:
        found |= np.asarray([types_by_pattern(s, language) for s in sentences], np.uint8)
    return found


def sentences_with_acronyms(batch: TokenBatch) -> list[int]:
    """Return the sentences that may have a name an acronym can be made of; few others are.

    Such a name has three words or more, or its acronym after it in brackets.
    """
    flags = batch.flags
    goes_on = (flags[:-1] & NAME_GOES_ON > 0) & (flags[1:] & (NAME_STARTS | SMALL_WORD) > 0)
    more = flags & (SEVERAL_WORDS | BRACKET) > 0
    long = goes_on[:-1] & (flags[2:] & (NAME_STARTS | SMALL_WORD | BRACKET) > 0)
    found = np.zeros(len(flags), np.bool_)
    found[:-1] = goes_on & (more[:-1] | more[1:])
    found[:-2] |= long
    sentences: list[int] = np.flatnonzero(batch.sentences_with(found)).tolist()
    return sentences


def _may_have_measure_sign(batch: TokenBatch) -> NDArray[np.bool_]:
    signs, digits = batch.flags & SIGN > 0, batch.flags & DIGIT > 0
    return batch.sentences_with(signs) & batch.sentences_with(digits)


def _may_have_definition(batch: TokenBatch) -> NDArray[np.bool_]:
    found = batch.flags & BRACKET > 0
    found[:-1] |= (batch.flags[:-1] & IS > 0) & (batch.flags[1:] & ARTICLE > 0)
    return batch.sentences_with(found)
