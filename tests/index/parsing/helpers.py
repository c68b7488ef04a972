"""What the tests of reading share."""

from __future__ import annotations

from index.model import Draft
from index.parsing import read_document, split

Shown = tuple[tuple[str, ...], str]


def read(text: str, name: str = "harbour-library.txt") -> Draft:
    """The draft that a UTF-8 file of `text` gives."""
    return read_document(text.encode(), name)


def paragraphs(text: str, name: str = "harbour-library.txt") -> list[str]:
    """The paragraphs of a file of `text`, spaces and line breaks made one."""
    draft = read(text, name)
    return [" ".join(p.text.split()) for p in split(draft.text, draft.format, draft.outline)]


def outline(text: str, name: str = "harbour-library.txt") -> list[Shown]:
    """Each paragraph's headings and its first three words."""
    draft = read(text, name)
    found = split(draft.text, draft.format, draft.outline)
    return [(p.headings, " ".join(p.text.split()[:3])) for p in found]


def seen(text: str, name: str) -> list[Shown]:
    """Each paragraph's headings and the whole of it, as a reader sees them."""
    draft = read(text, name)
    return [(p.headings, p.text) for p in split(draft.text, draft.format, draft.outline)]
