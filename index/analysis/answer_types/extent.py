"""Whether a question asks for more than a fact: how, why, whether, what happens if."""

from __future__ import annotations

from enum import Enum, auto

import regex

from index.analysis.answer_types.answer_types import AnswerType, expected_answer_types

_FACT = regex.compile(
    r"""
    (?:\p{L}+\s){0,2}?  # in which, since when
    (?: who | whom | whose | when | where | which
      | what (?! \s (?:happens?|if|do|does|should|can|about|to|is \s an?|are) \b)
      | wer | wen | wem | wessen | wann | wo | wohin | woher | welche[rsnm]?
      | was (?! \s (?:passiert|tun|tue|mache?n?|kann|ist \s eine?) \b)
      | qui | quand | où | quel(?:le)?s? | quién(?:es)? | cuándo | dónde | cuál(?:es)?
      | chi | quale? | quando | dove | wie \s viele? | combien | cuánt[oa]s?
    ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


class Extent(Enum):
    """How much of a text an answer takes."""

    SENTENCE = auto()
    """A fact: who, when, how many."""
    ONWARDS = auto()
    """What something is: a sentence and what follows."""
    AROUND = auto()
    """How, why, whether: what stands around a sentence, too."""


def expected_extent(question: str, language: str) -> Extent:
    """Return how much the answer to a question may take."""
    kinds = expected_answer_types(question, language)
    if AnswerType.MEANING in kinds:
        return Extent.ONWARDS
    is_fact = kinds or _FACT.match(question.lstrip("¿ \"'"))
    return Extent.SENTENCE if is_fact else Extent.AROUND
