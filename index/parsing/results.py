"""What reading a document gives, and how large a document may be."""

from __future__ import annotations

from typing import NamedTuple

from index.errors import UnreadableDocument
from index.model import Draft, Paragraph
from index.parsing.encoding.decoding import shown_name

MAX_BYTES = 8 * 1024 * 1024
"""Size of the largest text that is read, in bytes."""
MAX_FILE_BYTES = 64 * 1024 * 1024
"""Size of the largest file of any format that is read, in bytes."""


class Documents(NamedTuple):
    """What a file gave.

    Attributes:
        drafts: its articles; usually one.
        failed: (name, why not) for the articles in it that cannot be read.
        notes: (name, sentence) about what of an article that was read could not be kept.
        paragraphs: of each article, as its text is divided.
    """

    drafts: tuple[Draft, ...]
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[tuple[Paragraph, ...], ...] = ()


def single(found: Documents, name: str) -> Draft:
    """The one article of a document called `name`.

    Raises:
        UnreadableDocument: it has more.
    """
    if len(found.drafts) != 1:
        raise holds_many(name, len(found.drafts))
    return found.drafts[0]


def holds_many(name: str, articles: int) -> UnreadableDocument:
    """Say that a document has more articles than one where only one can be added."""
    return UnreadableDocument(
        f"{shown_name(name)} holds {articles:,} articles; add it where files with many articles "
        "are allowed."
    )
