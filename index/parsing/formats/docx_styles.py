"""What the styles of a Word document say about its paragraphs and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.parsing.formats.docx_package import W
from index.parsing.outline import PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_CHAIN = 20
_BODY_LEVEL = 9
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|"
    r"címsor|başlık|заголовок|見出し|标题|標題|제목) ?([1-9])",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:toc|index|verzeichnis|tm) ?\d?|toc heading|table of (?:figures|authorities)"
)
_KINDS = {
    "quote": PieceKind.QUOTE,
    "intense quote": PieceKind.QUOTE,
    "block text": PieceKind.QUOTE,
    "caption": PieceKind.CAPTION,
    "table caption": PieceKind.CAPTION,
    "image caption": PieceKind.CAPTION,
    "code": PieceKind.CODE,
    "source code": PieceKind.CODE,
    "html preformatted": PieceKind.CODE,
    "macro": PieceKind.CODE,
    "preformatted text": PieceKind.CODE,
}


class Style(NamedTuple):
    """What a style makes of a paragraph, or of words.

    Attributes:
        kind: of a piece; None where it says nothing.
        level: of a heading, 0 for none.
        title: whether it is that of the document's title.
        contents: whether it is that of a table of contents.
        hidden: whether words in it are hidden or struck out.
        bold: whether words in it are bold.
        list_id: the list that it belongs to, "" for none.
        list_level: the level there, from 0.
    """

    kind: PieceKind | None = None
    level: int = 0
    title: bool = False
    contents: bool = False
    hidden: bool = False
    bold: bool = False
    list_id: str = ""
    list_level: int = 0


class Styles:
    """The styles of a document.

    Args:
        root: the part with the styles, None where there is none.
    """

    def __init__(self, root: _Element | None) -> None:
        styles = () if root is None else root.iterchildren(f"{W}style")
        self._styles = {style.get(f"{W}styleId") or "": style for style in styles}
        self._known: dict[str, Style] = {"": Style()}

    def of(self, name: str) -> Style:
        """The style with an id; what it does not say is taken from those that it is based on."""
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        found = Style()
        level: int | None = None
        hidden: bool | None = None
        bold: bool | None = None
        for style in self._chain(name):
            called = (value(style.find(f"{W}name")) or "").strip().lower()
            own = outline_level(style.find(f"{W}pPr"))
            if own is None and (match := _HEADING.fullmatch(called)):
                own = int(match[1])
            level = own if level is None else level
            is_hidden = hides(style.find(f"{W}rPr"))
            hidden = is_hidden if hidden is None else hidden
            is_bold = bolds(style.find(f"{W}rPr"))
            bold = is_bold if bold is None else bold
            list_id, list_level = numbering(style.find(f"{W}pPr"))
            found = found._replace(
                kind=found.kind or _KINDS.get(called),
                title=found.title or called == "title",
                contents=found.contents or _CONTENTS.fullmatch(called) is not None,
                list_id=found.list_id or list_id or "",
                list_level=found.list_level or list_level,
            )
        return found._replace(level=level or 0, hidden=bool(hidden), bold=bool(bold))

    def heads_first_row(self, name: str) -> bool:
        """Return whether a style of tables shows the first row as their header."""
        parts = (e for style in self._chain(name) for e in style.iterchildren(f"{W}tblStylePr"))
        return any(part.get(f"{W}type") == "firstRow" for part in parts)

    def _chain(self, name: str) -> list[_Element]:
        chain: list[_Element] = []
        while len(chain) < _MAX_CHAIN and (style := self._styles.get(name)) is not None:
            chain.append(style)
            name = value(style.find(f"{W}basedOn")) or ""
        return chain


def value(element: _Element | None) -> str | None:
    """What an element says that says one thing."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: _Element | None) -> bool:
    """Return whether a property that is there or not is there."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off", "none")


def hides(properties: _Element | None) -> bool | None:
    """Return whether properties hide words or strike them out, None where they do not say."""
    if properties is None:
        return None
    marks = [properties.find(f"{W}{name}") for name in ("vanish", "strike", "dstrike")]
    told = [is_on(mark) for mark in marks if mark is not None]
    return any(told) if told else None


def bolds(properties: _Element | None) -> bool | None:
    """Return whether properties make words bold, None where they do not say."""
    mark = None if properties is None else properties.find(f"{W}b")
    return None if mark is None else is_on(mark)


def outline_level(properties: _Element | None) -> int | None:
    """The level of a heading that properties tell: 1 and up, 0 for none, None if untold."""
    told = value(None if properties is None else properties.find(f"{W}outlineLvl"))
    if told is None or not told.isdecimal():
        return None
    return int(told) + 1 if int(told) < _BODY_LEVEL else 0


def numbering(properties: _Element | None) -> tuple[str | None, int]:
    """The list and the level there that properties tell; None if untold, "0" for none."""
    told = None if properties is None else properties.find(f"{W}numPr")
    if told is None:
        return None, 0
    level = value(told.find(f"{W}ilvl")) or "0"
    return value(told.find(f"{W}numId")), min(int(level), 8) if level.isdecimal() else 0
