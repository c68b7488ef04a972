"""What a draft becomes in a library: its paragraphs, its hash and the ids that it may have."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec.structs import fields

from index.errors import UnreadableDocument
from index.ingest.edited_metadata import Given
from index.model import (
    Article,
    ArticleSummary,
    Draft,
    Paragraph,
    copied,
)
from index.parsing import split

_ID_LENGTHS = range(8, 27)
"""Characters of an article's id: 40 bits are ample for one installation, more on a collision."""


def paragraphs_of(source: Draft | Article) -> tuple[Paragraph, ...]:
    """Split a text as its format says; CPU-bound, to be called off the event loop.

    Raises:
        UnreadableDocument: it has no paragraph.
    """
    paragraphs = split(source.text, source.format, source.outline)
    if not paragraphs:
        raise UnreadableDocument(
            f"“{source.title}” has no paragraph to quote; add some text to it."
        )
    return paragraphs


def summary(article: Article) -> ArticleSummary:
    """Return what a list shows of an article."""
    sizes = {"paragraphs": len(article.paragraphs), "characters": len(article.text)}
    return copied(ArticleSummary, article, **sizes)


def draft_of(article: Article) -> Draft:
    """Return an article as it was added."""
    return copied(Draft, article)


def article_of(
    library: str, draft: Draft, given: Given, paragraphs: Sequence[Paragraph]
) -> Article:
    """Return a new article of a library, without an id; CPU-bound.

    Raises:
        UnreadableDocument: it has no paragraph, or characters that are not text.
    """
    return copied(
        Article,
        draft,
        id="",
        library=library,
        content_hash=content_hash_of(draft),
        added_at=datetime.now(UTC),
        paragraphs=tuple(paragraphs) or paragraphs_of(draft),
        given=given,
    )


def content_hash_of(draft: Draft) -> str:
    """Return the SHA-256 of a draft's text, hexadecimal; CPU-bound.

    Raises:
        UnreadableDocument: it has characters that are not text.
    """
    try:
        # All fields are checked: a lone surrogate can arrive in a title as well as in the text.
        _words(draft).encode()
        return hashlib.sha256(draft.text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise UnreadableDocument(
            "The article has broken characters (lone surrogates); save it as UTF-8 and try again."
        ) from error


def _words(draft: Draft) -> str:
    """Return all the text there is in a draft, its outline's included."""
    values = [getattr(draft, field.name) for field in fields(Draft) if field.name != "outline"]
    values += {mark.locator.value for mark in draft.outline if mark.locator}
    return "".join(filter(None, values))


def ids_of(library: str, origin: str) -> Iterator[str]:
    """Yield ids that this origin may have, shortest first, the same every time."""
    digest = hashlib.sha256(f"{library}\0{origin}".encode()).digest()
    name = base64.b32encode(digest).decode("ascii").lower()
    return (name[:length] for length in _ID_LENGTHS)
