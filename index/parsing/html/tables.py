"""Tables as lines that can be read without their columns: "Month: May; Height: 4.1 m"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.parsing.html.boilerplate import SKIPPED
from index.parsing.outline import Piece, PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_COLUMNS = 200
MAX_CELL = 2_000
"""Characters of a cell above which a table is there for the layout of a page."""
_DIGIT = re.compile(r"\d")
_PARTING = frozenset({"br", "p", "div", "li", "ul", "ol", "dd", "dt", "hr"})
_BLOCKS = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "pre"})


class Cell(NamedTuple):
    """A cell of a table: its words, and whether it is a header."""

    text: str
    heads: bool


def is_data_table(table: _Element) -> bool:
    """Whether a table holds data; old pages use tables to place text."""
    if table.get("role") in ("presentation", "none"):
        return False
    if any(e.tag in _BLOCKS for e in table.iterdescendants()):
        return False
    rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2:
        return False
    return all(len("".join(map(str, c.itertext()))) <= MAX_CELL for row in rows for c in row)


def rows_of(table: _Element) -> list[list[Cell]]:
    """The cells of an HTML table, row by row, each wide cell repeated for the columns it spans."""
    rows = []
    for row in table.iter("tr"):
        in_head = any(a.tag == "thead" for a in row.iterancestors("thead", "table"))
        cells: list[Cell] = []
        for cell in row:
            if cell.tag in ("td", "th") and len(cells) < MAX_COLUMNS:
                text = words_of(cell)
                cells += [Cell(text, in_head or cell.tag == "th")] * _span(cell)
        rows.append(cells)
    return rows


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


def table_pieces(rows: Sequence[Sequence[Cell]]) -> Iterator[Piece]:
    """One piece for each row, its cells named by the headers above them."""
    if _has_bare_headers(rows):
        rows = [[Cell(cell.text, heads=True) for cell in rows[0]], *rows[1:]]
    headers: list[str] = []
    body: list[Sequence[Cell]] = []
    for row in rows:
        if row and all(cell.heads or not cell.text for cell in row) and not body:
            headers = _joined(headers, [cell.text for cell in row])
        elif row:
            body.append(row)
    lines = [_line(headers, row) for row in body] or ["; ".join(headers)]
    kind = PieceKind.TABLE
    for line in filter(None, lines):
        yield Piece(kind, line)
        kind = PieceKind.ROW


def _has_bare_headers(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row is headers though nothing says so: words above figures."""
    if len(rows) < 3 or any(cell.heads for row in rows for cell in row):
        return False
    first = [cell.text for cell in rows[0]]
    if len(first) < 2 or not all(0 < len(t) <= 40 and not _DIGIT.search(t) for t in first):
        return False
    return len(set(first)) == len(first) and all(
        any(_DIGIT.search(cell.text) for cell in row[1:]) for row in rows[1:] if row
    )


def _joined(above: list[str], below: list[str]) -> list[str]:
    """Headers in two rows as one: "Height" over "in May" is "Height in May"."""
    width = max(len(above), len(below))
    padded = (line + [""] * (width - len(line)) for line in (above, below))
    return [a if a == b else f"{a} {b}".strip() for a, b in zip(*padded, strict=True)]


def _line(headers: list[str], row: Sequence[Cell]) -> str:
    cells = []
    for i, cell in enumerate(row):
        if not cell.text or (i and cell is row[i - 1]):
            continue
        header = headers[i] if i < len(headers) else ""
        cells.append(f"{header.rstrip(':')}: {cell.text}" if header else cell.text)
    return "; ".join(cells)


def _span(cell: _Element) -> int:
    span = cell.get("colspan") or ""
    is_number = span.isascii() and span.isdigit() and len(span) < 5
    return min(max(int(span), 1), MAX_COLUMNS) if is_number else 1
