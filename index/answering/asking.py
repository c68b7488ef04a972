"""Whether a message asks anything that a library could answer."""

from __future__ import annotations

from index.analysis.answer_types.answer_types import expected_answer_types
from index.analysis.language_detection import detect_language
from index.analysis.question_text import is_only_links
from index.analysis.small_talk import (
    is_chat,
    is_greeting,
    is_put_to_a_place,
    is_small_talk,
    names_things,
)
from index.analysis.stop_words import LANGUAGES
from index.search.interface import Ranking


def asks(question: str, ranking: Ranking) -> bool:
    """Return whether anything is asked; a follow-up may do so with question words alone.

    Emoji alone ask nothing, though an article may have them; so does a link that none has.
    """
    if is_greeting(question) or not ("?" in question or any(map(str.isalnum, question))):
        return False
    if ranking.unknown and is_only_links(question):
        return False
    words = list(ranking.weights)
    if not is_small_talk(words) or (names_things(words) and not ranking.unknown):
        return True
    kinds = expected_answer_types(question, ranking.language)
    if not is_chat(question, words):
        named = ranking.named or bool(kinds)
    else:
        named = ranking.named and bool(kinds) and is_put_to_a_place(question)
    if named:
        return True
    if not ranking.context:
        return False
    return "?" in question or bool(
        expected_answer_types(question, detect_language(question, LANGUAGES))
    )
