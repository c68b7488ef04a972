"""Charts and SmartArt of Word documents, whose words stand in parts of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.parsing.outline import Piece, PieceKind
from index.parsing.tables import MAX_COLUMNS, Cell, table_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART, DIAGRAM = f"{_C}chart", f"{_D}relIds"
"""What stands for one of them in the text."""
_MOST = 1_000
"""Categories of a chart, and shapes of a diagram, that are read."""
_DEEPEST = 8


def drawing_pieces(root: _Element) -> Iterator[Piece]:
    """The words of a chart or of a diagram."""
    if root.tag == f"{_C}chartSpace":
        yield from _chart(root)
    elif root.tag == f"{_D}dataModel":
        yield from _diagram(root)


def _chart(root: _Element) -> Iterator[Piece]:
    """A chart as the table that it draws: a row for each category, a column for each series."""
    series = list(root.iter(f"{_C}ser"))[: MAX_COLUMNS - 1]
    values = [_points(one, "val", "yVal", "bubbleSize") for one in series]
    names = [" ".join(_points(one, "tx").values()) for one in series]
    categories: dict[int, str] = {}
    for one in series:
        categories = {**_points(one, "cat", "xVal"), **categories}
    axis = next((_said(e) for e in root.iterfind(f".//{_C}catAx/{_C}title")), "")
    rows = [[Cell(axis, heads=True), *(Cell(name, heads=True) for name in names)]]
    for at in sorted(set(categories).union(*values))[:_MOST]:
        figures = [Cell(of.get(at, "")) for of in values]
        rows.append([Cell(categories.get(at, ""), heads=True), *figures])
    title = next((_said(e) for e in root.iterfind(f"{_C}chart/{_C}title")), "")
    if len(rows) > 1:
        yield from table_pieces(rows if any(map(_text, rows[0])) else rows[1:], title)
    elif title:
        yield Piece(PieceKind.CAPTION, title)


def _text(cell: Cell) -> str:
    return cell.text


def _points(series: _Element, *names: str) -> dict[int, str]:
    """The values of a part of a series, by their numbers."""
    part = next((p for name in names if (p := series.find(f"{_C}{name}")) is not None), None)
    if part is None:
        return {}
    found: dict[int, str] = {}
    for point in part.iter(f"{_C}pt"):
        at = point.get("idx") or ""
        words = " ".join(" ".join(v.text or "" for v in point.iter(f"{_C}v")).split())
        if at.isdecimal() and len(at) < 6:
            found[int(at)] = f"{found[int(at)]} {words}" if int(at) in found else words
    if not found and (alone := part.find(f"{_C}v")) is not None:
        found[0] = alone.text or ""
    return found


def _said(element: _Element) -> str:
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{_A}t")) for p in element.iter(f"{_A}p"))
    return " ".join(" ".join(paragraphs).split())


def _diagram(root: _Element) -> Iterator[Piece]:
    """The shapes of a diagram as a list, what hangs on another below it."""
    points = {p.get("modelId"): p for p in root.iterfind(f"{_D}ptLst/{_D}pt")}
    below: dict[str | None, list[tuple[int, str | None]]] = {}
    for link in root.iterfind(f"{_D}cxnLst/{_D}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd") or ""
            at = int(order) if order.isdecimal() and len(order) < 6 else 0
            below.setdefault(link.get("srcId"), []).append((at, link.get("destId")))
    first = [name for name, point in points.items() if point.get("type") == "doc"]
    left = [(name, 0) for name in first]
    seen: set[str | None] = set()
    begun = False
    while left and len(seen) < _MOST:
        name, depth = left.pop()
        if name in seen or name not in points:
            continue
        seen.add(name)
        words = _said(points[name]) if points[name].get("type", "node") in ("node", "asst") else ""
        if words:
            indent = "  " * max(0, min(depth - 1, _DEEPEST))
            yield Piece(PieceKind.ITEM if begun else PieceKind.LIST, f"{indent}- {words}")
            begun = True
        children = sorted(below.get(name, []), key=lambda child: child[0], reverse=True)
        left += [(child, depth + 1) for _, child in children]
