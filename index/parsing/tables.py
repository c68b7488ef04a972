"""Tables as lines that can be read without their columns: "Month: May; Height: 4.1 m".

Readers of every format hand the cells of a table to `table_pieces`, so that a row reads the same
wherever it comes from: a sentence on one line that carries the header of each of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from index.parsing.outline import Piece, PieceKind

MAX_COLUMNS = 200
_DIGIT = re.compile(r"\d")
_HEADER_LIMIT = 40
"""Characters of a bare header; what is longer is a cell like any other."""


class Cell(NamedTuple):
    """A cell of a table: its words, and whether it is a header."""

    text: str
    heads: bool = False


def table_pieces(rows: Sequence[Sequence[Cell]], caption: str = "") -> Iterator[Piece]:
    """One piece for each row, its cells named by the headers above them.

    Args:
        rows: the cells, row by row; a cell over several columns is repeated, as the same object.
        caption: what stands above or below the table as its title.
    """
    if _has_bare_headers(rows):
        rows = [[Cell(cell.text, heads=True) for cell in rows[0]], *rows[1:]]
    titles = [caption] if caption.strip() else []
    headers: list[str] = []
    body: list[Sequence[Cell]] = []
    for row in rows:
        if len(row) > 1 and all(c is row[0] for c in row) and row[0].heads and not body:
            titles.append(row[0].text)  # a cell over all columns
        elif row and all(cell.heads or not cell.text for cell in row) and not body:
            headers = _joined(headers, [cell.text for cell in row])
        elif row:
            body.append(row)
    lines = [row_sentence(headers, row) for row in body] or ["; ".join(filter(None, headers))]
    lines = list(filter(None, lines))
    if lines and (title := _one_line(" ".join(titles))):
        yield Piece(PieceKind.CAPTION, title)
    for number, line in enumerate(lines):
        yield Piece(PieceKind.ROW if number else PieceKind.TABLE, line)


def row_sentence(headers: Sequence[str], row: Sequence[Cell]) -> str:
    """A row on one line, each cell after its header: "Code: 10008; Meaning: Unknown message".

    A row that only its first cell heads reads "Weight: 12 kg".
    """
    cells = []
    for i, cell in enumerate(row):
        text = _one_line(cell.text)
        if not text or (i and cell is row[i - 1]):
            continue
        width = next((n for n in range(i, len(row)) if row[n] is not cell), len(row)) - i
        header = _common(headers[i : i + width]).rstrip(":：")
        cells.append(f"{header}: {text}" if header else text)
    if len(cells) > 1 and row[0].heads and not row[-1].heads and not any(headers):
        return f"{cells[0].rstrip(':：')}: {'; '.join(cells[1:])}"
    return "; ".join(cells)


def _common(headers: Sequence[str]) -> str:
    """What the headers of all columns of a cell begin with; of a single one the whole."""
    words = [_one_line(header).split(" ") for header in headers]
    if len(words) < 2:
        return " ".join(words[0]) if words else ""
    same = takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False))
    return " ".join(column[0] for column in same)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _has_bare_headers(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the first row is headers though nothing says so: words above figures."""
    if len(rows) < 3 or any(cell.heads for row in rows for cell in row):
        return False
    first = [cell.text for cell in rows[0]]
    if len(first) < 2 or not all(
        0 < len(t) <= _HEADER_LIMIT and not _DIGIT.search(t) for t in first
    ):
        return False
    return len(set(first)) == len(first) > 1 and all(
        any(_DIGIT.search(cell.text) for cell in row) for row in rows[1:] if row
    )


def _joined(above: list[str], below: list[str]) -> list[str]:
    """Headers in two rows as one: "Height" over "in May" is "Height in May"."""
    width = max(len(above), len(below))
    padded = (line + [""] * (width - len(line)) for line in (above, below))
    return [a if a == b else f"{a} {b}".strip() for a, b in zip(*padded, strict=True)]
