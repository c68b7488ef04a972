"""Where in the structure of a page a walk is: what kind of text stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.parsing.html.boilerplate import is_footnotes
from index.parsing.outline import SOFT_LEVEL, PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

LISTS = frozenset({"ul", "ol"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SOFT_HEADINGS = frozenset({"summary", "dt", "x-head"})
"""Elements that head what follows without a level of their own; `x-head` is made by `unfold`."""
SECTIONS = frozenset({"details", "dl"})
"""Elements at whose end the last of those is over."""
_SAID = frozenset({"p", "div", "ul", "ol"})
"""What in a term may say something of it."""
_LETTERS = 26
_ROMAN = (
    "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
    "xv", "xvi", "xvii", "xviii", "xix", "xx",
)  # fmt: skip
_SOFT_LIMIT = 200
"""Characters above which a term is a text like any other."""
_KINDS = {
    "blockquote": PieceKind.QUOTE,
    "pre": PieceKind.CODE,
    "figcaption": PieceKind.CAPTION,
    "caption": PieceKind.CAPTION,
    "li": PieceKind.ITEM,
} | dict.fromkeys(HEADINGS, PieceKind.HEADING)
_BLOCKS = LISTS.union(_KINDS, SOFT_HEADINGS, SECTIONS) | {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "form", "body",
    "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "hr", "address",
    "fieldset", "center", "html", "menu", "hgroup", "legend",
}  # fmt: skip


def is_block(element: _Element) -> bool:
    """Return whether an element begins and ends a line."""
    return element.tag in _BLOCKS


@dataclass(slots=True)
class Place:
    """A block that the walk is in.

    Attributes:
        element: the block.
        around: the block around it, None at the top.
        kind: what text in it is.
        level: of a heading, 1 to 6.
        notes: whether it holds footnotes.
        lists: the lists around it, outermost first.
        anchor: its own id or that of a block around it.
        begun: whether something of this list item has been read.
        count: how many items of this list have begun.
        sections: how many sections with headings without a level are around it.
    """

    element: _Element
    around: Place | None = None
    kind: PieceKind = PieceKind.PARAGRAPH
    level: int = 0
    notes: bool = False
    lists: tuple[Place, ...] = ()
    anchor: str = ""
    begun: bool = False
    count: int = 0
    sections: int = 0

    @classmethod
    def of(cls, element: _Element, around: Place | None) -> Place:
        """The place that an element opens within another."""
        notes = is_footnotes(element)
        if around is None:
            return cls(element, notes=notes)
        tag = str(element.tag)
        kind, level = around.kind, around.level
        if kind is PieceKind.HEADING and around.element.tag == "dt" and _is_below_name(element):
            kind, level = PieceKind.PARAGRAPH, 0
        place = cls(
            element,
            around,
            kind=_KINDS.get(tag, kind),
            level=int(tag[1]) if tag in HEADINGS else level,
            notes=notes or around.notes,
            lists=around.lists,
            anchor=around.anchor,
            sections=around.sections + (tag in SECTIONS),
        )
        if tag in LISTS:
            place.lists = (*around.lists, place)
        elif tag in SOFT_HEADINGS and _length(element) <= _SOFT_LIMIT:
            place.kind = PieceKind.HEADING
            place.level = SOFT_LEVEL + max(0, place.sections - (tag != "x-head"))
        return place

    @property
    def indent(self) -> str:
        """Two spaces for each list around the innermost."""
        return "  " * min(len(self.lists) - 1, 8)

    def marker(self) -> str:
        """What to put before the next words of this item: a bullet, its number."""
        item = self._item()
        if item is None or not item.lists:
            return ""
        if item.begun:
            return "  "
        item.begun = True
        within = item.lists[-1]
        within.count += 1
        if within.element.tag == "ol":
            return f"{counted(_number(item, within), within.element.get('type') or '')}. "
        return "" if self.notes else "- "

    def _item(self) -> Place | None:
        place: Place | None = self
        while place is not None and place.element.tag != "li":
            place = place.around
        return place


def _is_below_name(element: _Element) -> bool:
    """Whether an element in a term stands below its name, and so says what it is."""
    parent = element.getparent()
    return element.tag in _SAID and parent is not None and bool((parent.text or "").strip())


def _length(heading: _Element) -> int:
    """Characters of a heading, without what is said below a name in it."""
    words = len("".join(map(str, heading.itertext())))
    if heading.tag == "dt" and (heading.text or "").strip():
        below = (child for child in heading if child.tag in _SAID)
        words -= sum(len("".join(map(str, child.itertext()))) for child in below)
    return words


def counted(number: int, how: str) -> str:
    """A number as an item of a list shows it: 3, c, C, iii or III."""
    if how in ("i", "I") and 0 < number < len(_ROMAN):
        return _ROMAN[number] if how == "i" else _ROMAN[number].upper()
    if how in ("a", "A") and 0 < number <= _LETTERS:
        return chr(ord(how) + number - 1)
    return str(number)


def _number(item: Place, within: Place) -> int:
    """The number of an item, as its list counts."""
    own, first = item.element.get("value"), within.element.get("start")
    for value, further in ((own, 0), (first, within.count - 1)):
        if value and value.isascii() and value.isdigit() and len(value) < 8:
            return int(value) + further
    return within.count
