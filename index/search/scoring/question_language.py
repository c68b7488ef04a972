"""The language a question is read in, and how much of what is searched is in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from index.analysis.language_detection import likely_languages
from index.search.lifecycle.snapshot import languages_of
from index.search.scoring.query_terms import query_words
from index.search.scoring.segment_lookup import Reader, holding_of


def question_language(question: str, context: str, readers: Sequence[Reader]) -> str:
    """Return the language a question is read in, of those of the articles searched.

    Where its stop words do not tell, as "dog tax" has none, it is the one in which the fewest of
    its other words are unknown, or the fewest are others.

    Args:
        question: as asked.
        context: the question before, or an empty text.
        readers: what is searched.
    """
    among = languages_of(reader.live.languages for reader in readers)
    likely = likely_languages(f"{question} {context}".strip(), among)
    if len(likely) < 2:
        return likely[0]
    stems = {one: [word.stem for word in query_words(question, one)] for one in likely}
    holding = holding_of(list(dict.fromkeys(chain.from_iterable(stems.values()))), readers)
    return min(
        likely, key=lambda one: (sum(not holding[stem] for stem in stems[one]), len(stems[one]))
    )


def paragraphs_in(language: str, readers: Sequence[Reader]) -> float:
    """Return how many paragraphs searched are in a language, if all articles have as many."""
    articles = sum(sum(reader.live.languages.values()) for reader in readers)
    own = sum(reader.live.languages.get(language, 0) for reader in readers)
    return sum(reader.live.paragraphs for reader in readers) * own / max(articles, 1)
