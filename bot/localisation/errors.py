"""Errors of the library in the reader's language, as far as their class says it all."""

from __future__ import annotations

from bot.localisation.words import ENGLISH, Words
from index import (
    AddressRefused,
    ArticleGone,
    ArticleNotFound,
    DatabaseAway,
    EngineUnavailable,
    FeedNotFound,
    FetchError,
    LibraryError,
    NotInTrash,
    PassageChanged,
    PinRefused,
    QuotaExceeded,
    ReadOnlyArticle,
    ReindexRunning,
    RobotsDisallowed,
    SiteNotFound,
    StorageError,
    SynonymsRefused,
    TestRefused,
    UnreadableDocument,
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
    QuotaExceeded: "error-quota",
    UnreadableDocument: "error-unreadable",
    AddressRefused: "error-address",
    RobotsDisallowed: "error-robots",
    FetchError: "error-fetch",
    StorageError: "error-storage",
    DatabaseAway: "error-storage",
    EngineUnavailable: "error-storage",
}
"""Keys of what is said of an error, the narrower class before the wider one."""
_ALWAYS = (DatabaseAway, EngineUnavailable, FeedNotFound, SiteNotFound)
"""Errors that English has a better sentence of: their own names addresses, or no command."""


def explain(error: LibraryError, words: Words) -> str:
    """Return an error's message for a reader.

    English has the library's own sentence, with all its particulars. Other languages have one
    sentence for each of the commonest causes, which gives the particulars in English where they
    say what to do, and the error's own sentence for the rest (a subclass raised by the bot is in
    the reader's words already).
    """
    key = _key(error)
    if key is None or (words.language == ENGLISH and not isinstance(error, _ALWAYS)):
        return str(error)
    return words(key, reason=str(error))


def _key(error: LibraryError) -> str | None:
    """Return the key of what is said of an error; None for what the bot has put into words."""
    if type(error).__module__.partition(".")[0] != LibraryError.__module__.partition(".")[0]:
        return None
    return next((key for kind, key in _SENTENCES.items() if isinstance(error, kind)), None)
