"""Tables of PDFs, where ruled lines or clear columns show them.

Nothing else in a PDF says what a table is. A grid of ruled lines is believed whatever stands in
it; without one, at least three lines whose parts stand under one another make a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from index.parsing.formats.pdf_lines import Fragment, Line
from index.parsing.heading_lines import is_bullet
from index.parsing.tables import Cell

_ROWS = 3
"""Lines with parts under one another that are believed to be a table."""
_PROSE = 25
"""Characters of the parts of two columns above which they are columns of prose."""
_CELL = 60
"""Characters of the cells of a table without rules, at most, on the average."""
_HEADER = 40
"""Characters of a header, at most."""
_FAR = 3.0
"""Heights of type above which the next line is no longer of the same table."""
_NEAR = 3.0
"""Points by which ruled lines that meet may miss each other."""
_MOST_RULES = 2_000


class Rule(NamedTuple):
    """A ruled line: its box, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.top - self.bottom


class PrintedPage(NamedTuple):
    """A page.

    Attributes:
        lines: what is printed, in the order of reading.
        rules: lines ruled between it.
        words: of lines within rules, each word with its place; by the lines' spans.
        pictures: whether there is anything but text on it.
        unknown: characters that were left out since their fonts do not say what they are.
    """

    lines: Sequence[Line]
    rules: Sequence[Rule] = ()
    words: dict[tuple[int, int], tuple[Fragment, ...]] = {}  # noqa: RUF012 - never changed
    pictures: bool = False
    unknown: int = 0


class Table(NamedTuple):
    """A table: its lines, and its cells row by row."""

    lines: list[Line]
    rows: list[list[Cell]]


class Grid(NamedTuple):
    """Where the columns and the rows of a ruled table part, in points, rows from the top."""

    columns: list[float]
    rows: list[float]

    def holds(self, line: Line) -> bool:
        """Return whether a line stands in the grid."""
        middle = line.bottom + line.size / 2
        centre = (line.left + line.right) / 2
        is_within = self.columns[0] - _NEAR < centre < self.columns[-1] + _NEAR
        return is_within and self.rows[-1] - _NEAR < middle < self.rows[0] + _NEAR


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids that ruled lines make, of two rows and two columns at least."""
    if len(rules) > _MOST_RULES:
        return []
    grids = []
    for group in _touching(rules):
        rows = _apart(sorted({(r.bottom + r.top) / 2 for r in group if r.is_level}, reverse=True))
        columns = _apart(sorted({(r.left + r.right) / 2 for r in group if not r.is_level}))
        if len(rows) > 2 and len(columns) > 2:
            grids.append(Grid(columns, rows))
    return grids


def _touching(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Ruled lines in groups that meet."""
    left = list(rules)
    while left:
        group, edge = [], [left.pop()]
        while edge:
            rule = edge.pop()
            group.append(rule)
            met = [other for other in left if _meet(rule, other)]
            edge += met
            found = set(map(id, met))
            left = [other for other in left if id(other) not in found]
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left < other.right + _NEAR
        and other.left < one.right + _NEAR
        and one.bottom < other.top + _NEAR
        and other.bottom < one.top + _NEAR
    )


def _apart(places: Sequence[float]) -> list[float]:
    """Places, those left out that are hardly apart from the one before."""
    kept = list(places[:1])
    for place in places[1:]:
        if abs(place - kept[-1]) > _NEAR:
            kept.append(place)
    return kept


def divide(lines: Sequence[Line], page: PrintedPage) -> Iterator[list[Line] | Table]:
    """The lines of a page in parts: tables, and what stands between."""
    grids = grids_of(page.rules)
    plain: list[Line] = []
    used: set[int] = set()
    for line in lines:
        at = next((i for i, grid in enumerate(grids) if grid.holds(line)), None)
        if at is None:
            plain.append(line)
        elif at not in used:
            used.add(at)
            within = [other for other in lines if grids[at].holds(other)]
            rows = _ruled_rows(within, grids[at], page)
            if sum(any(c.text for c in row) for row in rows) < 2 or _is_frame(rows):
                grids[at] = Grid([0, 0], [0, 0])  # a frame around text
                plain.append(line)
                continue
            yield from _columns(plain)
            plain = []
            yield Table(within, _with_headers(rows, within))
    yield from _columns(plain)


def _is_frame(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether hardly any row has two cells with words."""
    return not any(sum(bool(cell.text) for cell in row) > 1 for row in rows)


def _ruled_rows(lines: Sequence[Line], grid: Grid, page: PrintedPage) -> list[list[Cell]]:
    cells = [[""] * (len(grid.columns) - 1) for _ in grid.rows[1:]]
    for line in lines:
        middle = line.bottom + line.size / 2
        row = sum(middle < edge for edge in grid.rows[1:-1])
        for word in page.words.get(line.span) or [Fragment(line.left, line.right, line.text)]:
            centre = (word.left + word.right) / 2
            column = sum(centre > edge for edge in grid.columns[1:-1])
            cells[row][column] = f"{cells[row][column]} {word.text}".strip()
    return [[Cell(text, heads=False) for text in row] for row in cells if any(row)]


def _columns(lines: Sequence[Line]) -> Iterator[list[Line] | Table]:
    """Lines in parts: tables whose columns are clear, and what stands between."""
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at) if _parts(lines[at]) else 0
        if run and (table := _table(lines[at : at + run])):
            if plain:
                yield plain
                plain = []
            yield table
            at += run
        else:
            plain.append(lines[at])
            at += 1
    if plain:
        yield plain


def _parts(line: Line) -> tuple[Fragment, ...]:
    """The parts of a line that may be cells; the bullet of an item is none."""
    return () if is_bullet(line.text) else line.cells


def _run(lines: Sequence[Line], at: int) -> int:
    """How many lines from here on may be rows of one table."""
    end = at + 1
    for above, line in pairwise(lines[at:]):
        gap = (above.bottom - line.bottom) / max(line.size, 1.0)
        if not 0.5 < gap < _FAR or not (_parts(line) or gap < 1.5):
            break
        end += 1
    while end > at and not _parts(lines[end - 1]):
        end -= 1
    return end - at


def _table(lines: Sequence[Line]) -> Table | None:
    """The table that lines make, if their parts stand under one another."""
    widest = max(lines, key=lambda line: len(_parts(line)))
    edges = [(cell.left, cell.right) for cell in _parts(widest)]
    rows: list[list[str]] = []
    count = 0
    for line in lines:
        row = [""] * len(edges)
        for cell in _parts(line) or (Fragment(line.left, line.right, line.text),):
            over = [i for i, (a, b) in enumerate(edges) if cell.left < b and cell.right > a]
            if len(over) != 1 or row[over[0]]:
                return None
            row[over[0]] = cell.text
            edges[over[0]] = (
                min(edges[over[0]][0], cell.left),
                max(edges[over[0]][1], cell.right),
            )
        if rows and not row[0]:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
            count += bool(_parts(line))
    if count < _ROWS or _is_prose(rows):
        return None
    cells = [[Cell(text, heads=False) for text in row] for row in rows]
    return Table(list(lines), _with_headers(cells, lines))


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    lengths = [len(text) for row in rows for text in row if text]
    columns = [median(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    is_side_by_side = len(columns) == 2 and min(columns) > _PROSE
    return is_side_by_side or sum(lengths) > _CELL * len(lengths)


def _with_headers(rows: list[list[Cell]], lines: Sequence[Line]) -> list[list[Cell]]:
    """Rows whose first is headers where it is bold alone, or says what the others count."""
    first = [cell.text for cell in rows[0]]
    is_short = all(text and len(text) <= _HEADER for text in first)
    if not is_short or len(set(first)) < len(first) or len(rows) < 2:
        return rows
    words = set(first[0].split())
    tops = [line for line in lines if words.intersection(line.text.split())][:1]
    is_bold = all(line.bold for line in tops) and not all(line.bold for line in lines)
    has_digits = any(any(c.isdigit() for c in text) for text in first)
    counted = any(
        all(any(c.isdigit() for c in row[i].text) for row in rows[1:]) for i in range(len(first))
    )
    if is_bold or (counted and not has_digits and len(rows) >= _ROWS):
        return [[Cell(text, heads=True) for text in first], *rows[1:]]
    return rows
