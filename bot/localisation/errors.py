"""Errors of the library in the reader's language, as far as their class says it all."""

from __future__ import annotations

from bot.localisation.words import ENGLISH, Words
from index import (
    ArticleGone,
    ArticleNotFound,
    FeedNotFound,
    LibraryError,
    NotInTrash,
    PassageChanged,
    PinRefused,
    ReadOnlyArticle,
    ReindexRunning,
    SiteNotFound,
    StorageError,
    SynonymsRefused,
    TestRefused,
)

_SENTENCES: dict[type[LibraryError], str] = {
    ArticleGone: "error-article-gone",
    PassageChanged: "error-passage-changed",
    NotInTrash: "error-not-in-bin",
    PinRefused: "error-pin-refused",
    SynonymsRefused: "error-synonyms-refused",
    TestRefused: "error-test-refused",
    FeedNotFound: "error-feed-not-found",
    SiteNotFound: "error-site-not-found",
    ArticleNotFound: "error-article-not-found",
    ReadOnlyArticle: "error-read-only-article",
    ReindexRunning: "error-reindex-running",
    StorageError: "error-storage",
}


def explain(error: LibraryError, words: Words) -> str:
    """Return an error's message for a reader.

    English has the library's own sentence, with all its particulars; other languages have one
    sentence for each of the commonest causes, and the error's own sentence for the rest (a
    subclass raised by the bot is in the reader's words already).
    """
    key = _SENTENCES.get(type(error))
    return str(error) if words.language == ENGLISH or key is None else words(key)
