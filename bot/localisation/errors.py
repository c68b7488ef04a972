"""Errors of the library in the reader's language."""

from __future__ import annotations

from bot.localisation.reasons import retold
from bot.localisation.words import ENGLISH, Words
from index import (
    ArticleNotFound,
    DatabaseAway,
    EngineUnavailable,
    LibraryError,
    ReindexRunning,
    StorageError,
)

_AWAY = (DatabaseAway, EngineUnavailable)
"""What passes by itself: only operators need to know more of it."""
_SENTENCES: dict[type[LibraryError], str] = {
    ArticleNotFound: "error-article-not-found",
    ReindexRunning: "error-reindex-running",
    StorageError: "error-storage",
}
"""Keys of what is said of errors whose sentences are for operators."""


def explain(error: LibraryError, words: Words) -> str:
    """Return an error's message for a reader.

    An error that the bot raises is in the reader's words already.
    """
    if isinstance(error, _AWAY):
        return words("error-storage")
    sentence = str(error)
    if words.language == ENGLISH or not _is_librarys(error):
        return sentence
    said = retold(sentence, words)
    if said is not None:
        return said
    key = next((key for kind, key in _SENTENCES.items() if isinstance(error, kind)), None)
    return sentence if key is None else words(key)


def _is_librarys(error: LibraryError) -> bool:
    return type(error).__module__.partition(".")[0] == LibraryError.__module__.partition(".")[0]
