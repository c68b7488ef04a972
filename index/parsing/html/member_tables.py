"""What Doxygen draws with tables and boxes, made what it looks like: members and code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.parsing.html.tables import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPENS, _CLOSES = re.compile(r"(?<=[(\[<])\s+"), re.compile(r"\s+(?=[),;\]])")
_MORE = re.compile(r"\s*(?:More\.\.\.|More…)\Z")
_DECLARED = frozenset({"memItemRight", "memTemplItemRight"})
_DESCRIBED = "mdescRight"
_TEMPLATE = "memTemplParams"


def show_members(root: _Element) -> None:
    """Make each declaration one line of code, and each list of members a list."""
    for table in list(root.iter("table")):
        names = (table.get("class") or "").split()
        if "memname" in names:
            _show_declaration(table)
        elif "memberdecls" in names:
            _show_list(table)
    for box in list(root.iter("div")):
        if box.get("class") == "fragment":
            _show_code(box)


def _show_code(box: _Element) -> None:
    """Code, each line of which is a box of its own."""
    lines = [line for line in box if "line" in (line.get("class") or "").split()]
    if not lines:
        return
    for number in box.iter("span"):
        if "lineno" in (number.get("class") or "").split():
            number.text = None
    code = "\n".join("".join(map(str, line.itertext())).rstrip() for line in lines)
    _become(box, "pre")
    box.text = code.replace("\xa0", " ")


def _show_declaration(table: _Element) -> None:
    """A declaration, whose arguments stand in rows of their own."""
    line = _joined(words_of(cell) for cell in table.iter("td"))
    _become(table, "pre")
    table.text = line


def _show_list(table: _Element) -> None:
    """Members below their headings, each with what is said of it."""
    from lxml import etree

    rows = list(table.iter("tr"))
    _become(table, "div")
    members: _Element | None = None
    template = ""
    for row in rows:
        heading = next(row.iter("h2", "h3"), None)
        cells = {(cell.get("class") or ""): cell for cell in row if cell.tag == "td"}
        if heading is not None:
            heading.tail = None
            table.append(heading)
            members = None
        elif _TEMPLATE in cells:
            template = words_of(cells[_TEMPLATE])
        elif not _DECLARED.isdisjoint(cells):
            members = etree.SubElement(table, "ul") if members is None else members
            item = etree.SubElement(members, "li")
            item.text = _joined([template, *(words_of(cell) for cell in cells.values())])
            template = ""
        elif _DESCRIBED in cells and members is not None and len(members):
            said = _MORE.sub("", words_of(cells[_DESCRIBED]))
            etree.SubElement(members[-1], "br").tail = said


def _joined(words: Iterable[str]) -> str:
    line = " ".join(" ".join(words).split())
    return _CLOSES.sub("", _OPENS.sub("", line))


def _become(element: _Element, tag: str) -> None:
    """Make an element another, empty one in its place."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = tag, tail
