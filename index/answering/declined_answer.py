"""An answer that is none: what the library lacks, and what may help to ask better."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.language_detection import detect_language, is_foreign
from index.analysis.light_words import is_light
from index.analysis.spelling import respelt
from index.analysis.stop_words import LANGUAGES, stop_words
from index.analysis.tokenizer import fold
from index.model import Answer, Suggestion, Verdict
from index.search.interface import Ranking
from index.storage.interface import StoredPassage

SUGGESTIONS = 3
"""Articles that are named, at most."""
_TELLING_NUMBER = 3
"""Digits of a number from which it leads to an article."""


def declined_answer(
    written: str,
    asked: str,
    ranking: Ranking,
    sure: float,
    missing: tuple[str, ...],
    near: Sequence[StoredPassage],
) -> Answer:
    """Return an answer without passages, with what may help to ask better.

    Args:
        written: the message.
        asked: the question in it.
        ranking: what was found.
        sure: how sure it is that the best of it answers, from 0 to 1.
        missing: the words worth telling that no article has.
        near: the passages that come nearest, the nearest first.
    """
    foreign = is_foreign(asked, ranking.languages)
    articles = {one.article.title: Suggestion(one.article.title, one.article.url) for one in near}
    shared = [w for w in ranking.weights if w not in ranking.unknown and not _is_number(w)]
    if foreign:
        shared = [word for word in shared if _is_name(word, asked)]
    if not shared and not ranking.context:
        articles = {}  # they share with the question what every text has
    return Answer(
        written,
        Verdict.NOT_IN_LIBRARY,
        sure,
        missing=missing,
        suggestions=tuple(articles.values())[:SUGGESTIONS],
        did_you_mean=respelt(written, missing, map(words_of, near)),
        languages=ranking.languages if foreign else (),
    )


def _is_number(word: str) -> bool:
    """Return whether a word is a number that stands in any text."""
    return word.isdigit() and len(word) < _TELLING_NUMBER


def _is_name(word: str, asked: str) -> bool:
    """Return whether a word of a question may mean the same in another language."""
    if asked.startswith(word):  # a capital begins any sentence
        word = word[1:]
    return not word.islower()


def missing_words(asked: str, ranking: Ranking) -> tuple[str, ...]:
    """Return the words worth telling that no article has; "get" and "many" are not."""
    unknown = [word for word in ranking.weights if word in ranking.unknown]
    if not unknown:
        return ()
    spoken = stop_words(detect_language(asked, LANGUAGES))
    return tuple(
        word
        for word in unknown
        if (form := fold(word)) not in spoken and not is_light(form, ranking.language)
    )


def words_of(stored: StoredPassage) -> str:
    """Return all that a passage says, its title and headings included."""
    return " ".join((stored.article.title, *stored.paragraph.headings, stored.paragraph.text))
