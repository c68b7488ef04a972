"""What a document says about itself: title, author, address, date, language."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

TITLE_LIMIT = 250
"""Characters of a title that are kept."""
URL_LIMIT = 2_000
"""Characters above which an address is no longer believed."""

_JOINERS = "\u200c\u200d"  # invisible, yet part of how Persian, Hindi and emoji are spelt


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document; None where it does not say.

    Attributes:
        title: one line, without markup.
        author: as printed.
        url: http(s) address.
        date: ISO 8601 date (YYYY-MM-DD).
        language: ISO 639-1 code.
        path: where it stands on its site: from the site's root with a slash before it, else
            instead of its file's name.
    """

    title: str | None = None
    author: str | None = None
    url: str | None = None
    date: str | None = None
    language: str | None = None
    path: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """This metadata, with what it lacks taken from `other`."""
        return Metadata(
            **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(Metadata)}
        )


NOTHING = Metadata()
"""Of a document that says nothing about itself."""


def one_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """`text` fit to show on one line: no control characters or overrides, single spaces."""
    head = text[: 4 * limit]
    shown = head
    if not head.isprintable():
        shown = "".join(c if _is_shown(c) else " " if c.isspace() else "" for c in head)
    line = " ".join(shown.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def web_address(text: str) -> str | None:
    """`text` when it is a plain http(s) address, else None."""
    url = text.strip()
    if len(url) > URL_LIMIT or any(c.isspace() or c in '<>"`\\' for c in url):
        return None
    if not all(map(_is_shown, url)):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def _is_shown(character: str) -> bool:
    return (
        character in _JOINERS
        or unicodedata.category(character)[0] not in "CZ"
        or (character == " ")
    )
