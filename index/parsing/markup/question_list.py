"""Lists whose items ask, each with its answer below: a page of questions without headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.parsing.heading_lines import TITLE_LIMIT

if TYPE_CHECKING:
    from lxml.etree import _Element

_ANSWERS = frozenset({"p", "ul", "ol", "div", "pre", "blockquote", "table", "dl"})
_ASKS = ("?", "？", "؟")
_LEAST = 2
"""Questions from which a list is one of questions."""


def is_question_list(element: _Element) -> bool:
    """Return whether most items of a list ask something that what stands below them answers."""
    items = list(element)
    if len(items) < _LEAST or any(item.tag != "li" for item in items):
        return False
    parts = [parted(item) for item in items]
    asking = [question for question, answer in parts if question.endswith(_ASKS)]
    return all(0 < len(question) <= TITLE_LIMIT and answer for question, answer in parts) and len(
        asking
    ) >= max(_LEAST, len(items) / 2)


def parted(item: _Element) -> tuple[str, list[_Element]]:
    """The line that an item begins with, and the blocks below it."""
    blocks = [child for child in item if child.tag in _ANSWERS]
    if not blocks:
        return "", []
    words = [item.text or ""]
    for child in item:
        if child is blocks[0]:
            break
        words += [*map(str, child.itertext()), child.tail or ""]
    if line := " ".join("".join(words).split()):
        return line, blocks
    return " ".join("".join(map(str, blocks[0].itertext())).split()), blocks[1:]
