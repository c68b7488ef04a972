"""What counts in a question, whatever its form: stems of the words that tell, what is asked for."""

from __future__ import annotations

from index.analysis.answer_types.answer_types import AnswerType, expected_answer_types
from index.analysis.language_detection import detect_language
from index.analysis.question_text import question_text
from index.analysis.stemmer import stem
from index.analysis.stop_words import LANGUAGES, stop_words
from index.analysis.tokenizer import fold, tokenize

_CHARACTERS = 500
"""Characters of a question that are read."""


def telling_words(question: str) -> list[str]:
    """Return the words of a question that tell, as they are written, each once, in its order."""
    question = question_text(question[:_CHARACTERS])
    stopped = stop_words(detect_language(question, LANGUAGES))
    words = [surface for surface in tokenize(question, asked=True) if fold(surface) not in stopped]
    return list(dict.fromkeys(words))


def question_stems(question: str) -> list[str]:
    """Return the stems of a question's words, stop words left out unless there are no others."""
    question = question_text(question[:_CHARACTERS])
    language = detect_language(question, LANGUAGES)
    forms = [fold(surface) for surface in tokenize(question, asked=True)]
    telling = [form for form in forms if form not in stop_words(language)]
    return [stem(form, language) for form in telling or forms]


def question_key(question: str) -> str:
    """Return a key that two questions share which ask for the same in the same words.

    Order, inflection and stop words do not matter; what kind of thing is asked for does, so that
    "Who opened it?" is not "When was it opened?". Empty where there are no words.
    """
    words = sorted(set(question_stems(question)))
    kind = (
        expected_answer_types(question, detect_language(question[:_CHARACTERS], LANGUAGES))
        & ~AnswerType.MEANING
    )
    return " ".join([str(int(kind)), *words]) if words else ""
