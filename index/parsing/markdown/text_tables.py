"""Tables that are drawn with dashes and blanks, as Pandoc reads them, made tables with pipes.

Simple ones have a line for each row; in those of several lines blank lines part the rows; grids
have their cells in boxes. What does not stand in its columns is left as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *\Z")
_RULE = re.compile(r" {0,3}-{6,} *\Z")
_GRID = re.compile(r" {0,3}\+(?:[:=-]{3,}\+)+ *\Z")
_CAPTION = re.compile(r"(?:[Tt]able)?:\s+(\S.*)")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]*\}\Z")
_BULLET = re.compile(r"[-*+]\s+")
_HIGHEST = 8
"""Lines of a header."""
_HIGHEST_GRID = 400
"""Lines of a grid."""
_LONGEST = 2_000
"""Lines of a table."""

Rows = list[list[str]]


class _Found(NamedTuple):
    """A table: the line after it, its header's cells, and its rows."""

    end: int
    header: list[str]
    rows: Rows


def with_pipes(text: str) -> str:
    """Markdown without code, its tables of dashes and blanks drawn with pipes."""
    if "-- " not in text and "+-" not in text:
        return text
    lines = text.split("\n")
    done: list[str] = []
    at = 0
    while at < len(lines):
        found = _table(lines, at)
        if found is None:
            done.append(lines[at])
            at += 1
            continue
        caption, end = _caption_below(lines, found.end)
        caption = caption or _taken_caption(done)
        done += ["", *(["<figcaption>", "", caption, "", "</figcaption>", ""] if caption else [])]
        done += [*_piped(found), ""]
        at = end
    return "\n".join(done)


def _table(lines: Sequence[str], at: int) -> _Found | None:
    """The table that begins with a line."""
    line = lines[at]
    if at and lines[at - 1].strip():
        return None
    if "--" in line and _GRID.match(line):
        return _grid(lines, at)
    if _RULE.match(line):
        return _of_several_lines(lines, at)
    if _COLUMNS.match(line):
        return _without_header(lines, at)
    if line.strip() and at + 1 < len(lines) and _COLUMNS.match(lines[at + 1]):
        return _simple(lines, at)
    return None


def _simple(lines: Sequence[str], at: int) -> _Found | None:
    """A header, a line of dashes, and a row in each line up to a blank one."""
    end = _next(lines, at + 2, lambda line: not line.strip() or bool(_COLUMNS.match(line)))
    starts = _starts(lines[at + 1])
    header, *rows = (_cells(line, starts) for line in (lines[at], *lines[at + 2 : end]))
    if header is None or not rows or None in rows:
        return None
    is_closed = end < len(lines) and bool(lines[end].strip())
    return _Found(end + is_closed, header, [row for row in rows if row])


def _without_header(lines: Sequence[str], at: int) -> _Found | None:
    """Rows between two lines of dashes."""
    end = _next(lines, at + 1, lambda line: bool(_COLUMNS.match(line)))
    if end == len(lines) or end - at < 2:
        return None
    rows = _grouped(lines[at + 1 : end], _starts(lines[at]))
    return _Found(end + 1, [""] * len(rows[0]), rows) if rows else None


def _of_several_lines(lines: Sequence[str], at: int) -> _Found | None:
    """A header between two lines of dashes, and rows up to a third."""
    top = lines[at + 1 : at + 1 + _HIGHEST]
    height = next((i for i, line in enumerate(top) if _COLUMNS.match(line)), 0)
    if not height or not all(line.strip() for line in top[:height]):
        return None
    first = at + height + 2
    end = _next(lines, first, lambda line: bool(_RULE.match(line) or _COLUMNS.match(line)))
    starts = _starts(top[height])
    header, rows = _joined(top[:height], starts), _grouped(lines[first:end], starts)
    return _Found(end + 1, header, rows) if end < len(lines) and header and rows else None


def _grid(lines: Sequence[str], at: int) -> _Found | None:
    """Cells in boxes of dashes and bars."""
    from docutils.parsers.rst.tableparser import (  # type: ignore[import-untyped]
        GridTableParser,
        TableMarkupError,
    )
    from docutils.statemachine import StringList  # type: ignore[import-untyped]

    end = _next(lines, at, lambda line: not line.strip().startswith(("+", "|")))
    if end - at > _HIGHEST_GRID:
        return None
    drawn = [line.strip() for line in lines[at:end]]
    borders = [i for i, line in enumerate(drawn) if _GRID.match(line)]
    for i in borders:
        drawn[i] = drawn[i].replace(":", "=" if "=" in drawn[i] else "-")
    if "=" in drawn[0]:  # how the columns of a grid without a header are placed
        drawn[0] = drawn[0].replace("=", "-")
    try:
        _, head, body = GridTableParser().parse(StringList(drawn))
    except (TableMarkupError, IndexError):
        return None
    rows = [[cell for one in row for cell in _spanned(one)] for row in (*head, *body)]
    header = rows.pop(0) if head else [""] * len(rows[0])
    return _Found(end, header, rows) if rows else None


def _spanned(cell: tuple[int, int, int, list[str]] | None) -> list[str]:
    """The words of a cell of a grid, as often as it is wide; none where one above reaches down."""
    if cell is None:
        return [""]
    words = " ".join(_BULLET.sub("", line.strip(), count=1) for line in cell[3])
    return [" ".join(words.split())] * (cell[1] + 1)


def _next(lines: Sequence[str], at: int, ends: Callable[[str], bool]) -> int:
    """The first line from one on that ends a table; how many lines there are where none does."""
    limit = min(len(lines), at + _LONGEST)
    return next((i for i in range(at, limit) if ends(lines[i])), len(lines))


def _starts(dashes: str) -> list[int]:
    return [match.start() for match in re.finditer("-+", dashes)]


def _grouped(lines: Sequence[str], starts: Sequence[int]) -> Rows:
    """Rows that blank lines part, or that have a line each where there is none."""
    groups: list[list[str]] = [[]]
    is_parted = any(not line.strip() for line in lines[:-1])
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        if groups[-1] and (not is_parted or not line.strip()):
            groups.append([])
    rows = [_joined(group, starts) for group in groups if group]
    return [] if [] in rows else rows


def _joined(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    """The cells of a row of several lines; none where they do not stand in the columns."""
    parts = [_cells(line, starts) for line in lines]
    sound = [part for part in parts if part is not None]
    if len(sound) < len(parts):
        return []
    return [" ".join(filter(None, cell)) for cell in zip(*sound, strict=True)]


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """The parts of a line between the beginnings of columns; None where a word goes across one."""
    wide = line if line.isascii() else "".join(c + "\0" * (_width(c) - 1) for c in line)
    cells = [
        wide[0 if start == starts[0] else start : end].replace("\0", "").strip()
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    is_cut = any(wide[start - 1 : start].strip() for start in starts[1:])
    return None if is_cut else cells


def _width(character: str) -> int:
    """Columns that a character takes in type of one width."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _piped(found: _Found) -> list[str]:
    lines = [found.header, ["---"] * len(found.header), *found.rows]
    return [f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines]


def _caption_below(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The caption below a table, and the line after it."""
    first = at
    while first < len(lines) and not lines[first].strip() and first < at + 2:
        first += 1
    end = _next(lines, first, lambda line: not line.strip())
    caption = _caption(lines[first:end])
    return (caption, end) if caption else ("", at)


def _taken_caption(done: list[str]) -> str:
    """Take the caption above a table from the lines before it."""
    end = len(done)
    while end and not done[end - 1].strip() and end > len(done) - 2:
        end -= 1
    first = end
    while first and done[first - 1].strip():
        first -= 1
    if caption := _caption(done[first:end]):
        del done[first:]
    return caption


def _caption(lines: Sequence[str]) -> str:
    match = _CAPTION.match(" ".join(line.strip() for line in lines))
    return _ATTRIBUTES.sub("", match[1]) if match else ""
