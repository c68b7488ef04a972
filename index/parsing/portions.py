"""What a document gave, in portions: unpacking one is so short that nothing else has to wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from index.errors import UnreadableDocument
from index.model import Draft, Mark, Paragraph
from index.parsing.results import Documents

SIZE = 2_000
"""Marks or paragraphs of a portion."""
_T = TypeVar("_T")


class Portion(msgspec.Struct, frozen=True, gc=False):
    """A part of `Documents`.

    Attributes:
        draft: an article that begins here, without its outline.
        outline: more of the article that began last.
        paragraphs: the same.
        failed: as in `Documents`.
        notes: the same.
        ends: whether the document ends here, and another may begin.
        unreadable: why nothing of the document could be read.
    """

    draft: Draft | None = None
    outline: tuple[Mark, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    ends: bool = False
    unreadable: str | None = None


def divided(found: Documents) -> Iterator[Portion]:
    """Yield the portions of what a document gave."""
    for draft, paragraphs in zip(found.drafts, found.paragraphs, strict=True):
        yield Portion(replace(draft, outline=()))
        for marks in _runs(draft.outline):
            yield Portion(outline=marks)
        for run in _runs(paragraphs):
            yield Portion(paragraphs=run)
    yield Portion(failed=found.failed, notes=found.notes, ends=True)


def joined(portions: Iterable[Portion]) -> Documents:
    """Return what a document gave."""
    drafts: list[Draft] = []
    outlines: list[tuple[Mark, ...]] = []
    paragraphs: list[tuple[Paragraph, ...]] = []
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    for portion in portions:
        if portion.draft is not None:
            drafts.append(portion.draft)
            outlines.append(())
            paragraphs.append(())
        if portion.outline:
            outlines[-1] += portion.outline
        if portion.paragraphs:
            paragraphs[-1] += portion.paragraphs
        failed += portion.failed
        notes += portion.notes
    whole = (replace(draft, outline=o) for draft, o in zip(drafts, outlines, strict=True))
    return Documents(tuple(whole), failed, notes, tuple(paragraphs))


def joined_all(portions: Iterable[Portion]) -> list[Documents | UnreadableDocument]:
    """Return what each of several documents gave."""
    found: list[Documents | UnreadableDocument] = []
    own: list[Portion] = []
    for portion in portions:
        own.append(portion)
        if portion.ends:
            why = portion.unreadable
            found.append(joined(own) if why is None else UnreadableDocument(why))
            own = []
    return found


def _runs(values: Sequence[_T]) -> Iterator[tuple[_T, ...]]:
    for start in range(0, len(values), SIZE):
        yield tuple(values[start : start + SIZE])
