"""Which id leads a reader to a piece of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Locator
from index.parsing.html.block_context import HEADINGS, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

ANCHOR_LIMIT = 300
"""Characters above which an id is no longer believed."""

_OWN = frozenset({"p", "li", "dd", "dt", "blockquote", "pre", "figure", "figcaption", "table"})


class Anchors:
    """Remembers the last anchor that the walk has passed.

    Args:
        file: stands before every anchor: the chapter of a book.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._section = ""
        self._is_used = False
        """Whether something stands between the section's anchor and here."""

    def enter_block(self, element: _Element, place: Place) -> None:
        """Take note of a block that begins."""
        anchor = _id(element)
        if element.tag in HEADINGS:
            if anchor or self._is_used:  # an id right above a heading without one is its own
                self._begin_section(anchor)
        elif anchor and element.tag == "dt":  # of a function, or a term
            self._begin_section(anchor)
        elif element.tag in _OWN or place.notes:
            place.anchor = anchor or place.anchor
        elif anchor and element.tag in ("section", "article"):
            self._begin_section(anchor)

    def enter_inline(self, element: _Element, place: Place, is_first: bool) -> None:
        """Take note of an element within a line; `is_first`: nothing stands before it there."""
        anchor = _id(element)
        if not anchor or not is_first:
            return
        if place.element.tag in _OWN:
            place.anchor = place.anchor or anchor
        elif element.tag in ("a", "span"):
            self._begin_section(anchor)

    def locator(self, place: Place) -> Locator | None:
        """Where a piece stands."""
        self._is_used = True
        anchor = place.anchor or self._section
        target = f"{self._file}#{anchor}" if self._file and anchor else self._file or anchor
        return Locator("anchor", target) if target else None

    def _begin_section(self, anchor: str) -> None:
        self._section, self._is_used = anchor, False


def _id(element: _Element) -> str:
    if not element.attrib:
        return ""
    anchor = element.get("id") or (element.get("name") if element.tag == "a" else None) or ""
    is_sound = len(anchor) <= ANCHOR_LIMIT and anchor.isprintable() and " " not in anchor
    return anchor if is_sound else ""
