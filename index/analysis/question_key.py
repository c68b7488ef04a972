"""What counts in a question, whatever its form: stems of the words that tell, what is asked for."""

from __future__ import annotations

from index.analysis.answer_types.answer_types import Kind, asked_for
from index.analysis.language_detection import choose_language
from index.analysis.stemmer import stem
from index.analysis.stop_words import LANGUAGES, stop_words
from index.analysis.tokenizer import fold, surfaces

_CHARACTERS = 500
"""Characters of a question that are read."""


def stems(question: str) -> list[str]:
    """Return the stems of a question's words, stop words left out unless there are no others."""
    question = question[:_CHARACTERS]
    language = choose_language(question, LANGUAGES)
    forms = [fold(surface) for surface in surfaces(question, asked=True)]
    telling = [form for form in forms if form not in stop_words(language)]
    return [stem(form, language) for form in telling or forms]


def sense(question: str) -> str:
    """Return a key that two questions share which ask for the same in the same words.

    Order, inflection and stop words do not matter; what kind of thing is asked for does, so that
    "Who opened it?" is not "When was it opened?". Empty where there are no words.
    """
    words = sorted(set(stems(question)))
    kind = asked_for(question, choose_language(question[:_CHARACTERS], LANGUAGES)) & ~Kind.MEANING
    return " ".join([str(int(kind)), *words]) if words else ""
