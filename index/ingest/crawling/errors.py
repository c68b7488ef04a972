"""How a crawl ends early, and what errors mean for a page and for its site."""

from __future__ import annotations

from urllib.parse import urlsplit

from index.errors import LibraryError, UnreadableDocument
from index.ingest.fetching.errors import (
    NotFound,
    RobotsDisallowed,
    StatusError,
    TooSlow,
    Unreachable,
)

_TRY_AGAIN = frozenset({408, 425, 429})


class BrokenOff(LibraryError):
    """The crawl cannot go on for now.

    Attributes:
        patience: seconds that the server wants to be left alone.
        is_failure: whether something is wrong, and it has not merely taken its time.
    """

    def __init__(
        self, message: str = "", patience: float | None = None, *, is_failure: bool = True
    ) -> None:
        super().__init__(message)
        self.patience = patience
        self.is_failure = is_failure


def may_pass(error: LibraryError) -> bool:
    """Return whether the same request may go well another time."""
    if isinstance(error, StatusError):
        return error.status >= 500 or error.status in _TRY_AGAIN
    if isinstance(error, RobotsDisallowed):
        return error.is_passing
    return isinstance(error, TooSlow | Unreachable)


def is_gone(error: LibraryError) -> bool:
    """Return whether the server says that there is no such page."""
    return isinstance(error, NotFound)


def needs_login(address: str) -> UnreadableDocument:
    """Return what is wrong with a page that only those may read who log in."""
    return UnreadableDocument(
        f"{urlsplit(address).hostname} shows that page only after logging in; save it and add "
        "the file instead."
    )


def needs_javascript(address: str) -> UnreadableDocument:
    """Return what is wrong with a page that is empty until a browser has worked on it."""
    return UnreadableDocument(
        f"{urlsplit(address).hostname} needs JavaScript to show the text of that page; add "
        "the site’s source archive, or files, instead."
    )
