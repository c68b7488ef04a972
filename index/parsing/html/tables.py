"""The cells of tables in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.parsing.html.boilerplate import SKIPPED
from index.parsing.tables import MAX_COLUMNS, Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CELL = 2_000
"""Characters of a cell above which a table is there for the layout of a page."""
_PARTING = frozenset({"br", "p", "div", "li", "ul", "ol", "dd", "dt", "hr"})
_BOLD = ("b", "strong")
_BLOCKS = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "pre"})


def is_data_table(table: _Element) -> bool:
    """Return whether a table holds data; old pages use tables to place text."""
    if table.get("role") in ("presentation", "none"):
        return False
    if next(table.iterdescendants(*_BLOCKS), None) is not None:
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2:
        return False
    return all(len("".join(map(str, c.itertext()))) <= MAX_CELL for row in rows for c in row)


def rows_of(table: _Element) -> list[list[Cell]]:
    """The cells of an HTML table, row by row, a wide or high one repeated wherever it reaches."""
    rows = []
    heads = _bold_heads(table)
    above: dict[int, tuple[Cell, int]] = {}
    for row in table.iter("tr"):
        in_head = any(a.tag == "thead" for a in row.iterancestors("thead", "table"))
        cells: list[Cell] = []
        for cell in row:
            if cell.tag in ("td", "th") and len(cells) < MAX_COLUMNS:
                _continue(cells, above)
                own = Cell(words_of(cell), in_head or cell.tag == "th" or cell in heads)
                high = _span(cell, "rowspan") - 1
                for _ in range(_span(cell, "colspan")):
                    if high:
                        above[len(cells)] = (own, high)
                    cells.append(own)
        _continue(cells, above)
        rows.append(cells)
    hidden = {
        i for i, cell in enumerate(_first_cells(table)) if cell.get("data-hidden") is not None
    }
    return [[c for i, c in enumerate(row) if i not in hidden] for row in rows] if hidden else rows


def _bold_heads(table: _Element) -> frozenset[_Element]:
    """The cells of a first row, or first column, that alone are bold where nothing heads them."""
    if next(table.iter("th", "thead"), None) is not None or next(table.iter(*_BOLD), None) is None:
        return frozenset()
    rows = [[c for c in row if c.tag == "td"] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    bold = [[_is_bold(cell) for cell in row] for row in rows]
    if len(rows) < 2 or all(all(row) for row in bold):
        return frozenset()
    if all(bold[0]):
        return frozenset(rows[0])
    column = [row[0] for row in rows if len(row) > 1]
    alone = all(row[0] and not all(row) for row in bold if len(row) > 1)
    return frozenset(column) if alone else frozenset()


def _is_bold(cell: _Element) -> bool:
    """Return whether a cell has bold words and no others."""
    words = words_of(cell)
    bold = (e for e in cell.iter(*_BOLD) if not any(a.tag in _BOLD for a in e.iterancestors()))
    return bool(words) and "".join("".join(map(words_of, bold)).split()) == "".join(words.split())


def _first_cells(table: _Element) -> list[_Element]:
    first = next(table.iter("tr"), None)
    return [] if first is None else [cell for cell in first if cell.tag in ("td", "th")]


def _continue(cells: list[Cell], above: dict[int, tuple[Cell, int]]) -> None:
    """Add the cells of rows above that reach down to where the next cell would stand."""
    while (at := len(cells)) in above:
        cell, left = above.pop(at)
        if left > 1:
            above[at] = (cell, left - 1)
        cells.append(cell)


def words_of(element: _Element) -> str:
    """The words in an element on one line."""
    from lxml import etree

    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and inner.tag not in SKIPPED:
            parts.append(inner.text or "")
        elif event == "end" and inner is not element:
            parts += (" " if inner.tag in _PARTING else "", inner.tail or "")
    return " ".join("".join(parts).split())


def _span(cell: _Element, name: str) -> int:
    span = cell.get(name) or ""
    is_number = span.isascii() and span.isdigit() and len(span) < 5
    return min(max(int(span), 1), MAX_COLUMNS) if is_number else 1
