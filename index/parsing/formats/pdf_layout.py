"""From the lines of a PDF to its headings and paragraphs.

Nothing in a PDF says what a paragraph is. The lines' places do: a wider gap, another size of
type, a first line set in, a line left short after a sentence end. What comes again at the head or
foot of the pages is dropped; a paragraph that goes on overleaf is joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from index.model import Locator
from index.parsing.formats.pdf_furniture import body_size, text_of_pages
from index.parsing.formats.pdf_hyphens import between, compounds_of
from index.parsing.formats.pdf_lines import Line
from index.parsing.formats.pdf_tables import PrintedPage, Table, divide
from index.parsing.heading_lines import ends_sentence, is_bullet
from index.parsing.outline import Piece, PieceKind
from index.parsing.tables import table_pieces

_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|chart|abb(?:ildung|\.)?|tabelle)\s*\d", re.IGNORECASE
)
_HEADING_LENGTH = 200
_BOLD_LENGTH = 120
_MAX_LEVEL = 6
_CAP = 1.8
"""Heights of the body's type from which a single letter is a drop cap."""


class _Block(NamedTuple):
    lines: list[Line]
    kind: PieceKind
    level: int = 0
    table: Table | None = None


def pieces_of(pages: Sequence[PrintedPage]) -> list[Piece]:
    """The pieces of a document, in reading order, each at the page on which it begins."""
    kept = text_of_pages([page.lines for page in pages])
    lines = [line for page in kept for line in page]
    if not lines:
        return []
    body = body_size(lines)
    compounds, levels = compounds_of(lines), _levels(lines, body)
    blocks: list[_Block] = []
    for part in _parts(kept, pages, body):
        if isinstance(part, Table):
            blocks.append(_Block(part.lines, PieceKind.TABLE, table=part))
        else:
            blocks += [_block(group, body, levels) for group in _groups(part)]
    return list(_pieces(_joined(blocks), compounds))


def _parts(
    kept: Sequence[list[Line]], pages: Sequence[PrintedPage], body: float
) -> Iterator[list[Line] | Table]:
    """Tables, and all the lines between one and the next."""
    between: list[Line] = []
    for lines, page in zip(kept, pages, strict=True):
        for part in divide(_with_capitals(lines, body), page):
            if isinstance(part, Table):
                if between:
                    yield between
                    between = []
                yield part
            else:
                between.extend(part)
    if between:
        yield between


def _with_capitals(page: list[Line], body: float) -> list[Line]:
    """A page whose drop caps stand in the lines that they begin."""
    joined: list[Line] = []
    cap: Line | None = None
    for line in page:
        if cap is None and _is_capital(line, page, body):
            cap = line
            continue
        if cap is not None:
            line = line._replace(text=cap.text + line.text, left=cap.left, broken=line.broken)
            cap = None
        joined.append(line)
    return joined


def _is_capital(line: Line, page: Sequence[Line], body: float) -> bool:
    """Return whether a line is a letter set over several lines, beside the first of them."""
    if not (1 <= len(line.text) <= 2 and line.text[-1].isalpha() and line.size >= _CAP * body):
        return False
    at = next(i for i, other in enumerate(page) if other is line) + 1
    if at == len(page):
        return False
    beside, top = page[at], line.bottom + line.size
    is_near = -0.3 * body < beside.left - line.right < 2 * body
    return is_near and line.bottom < beside.bottom < top and beside.text[:1].isalpha()


def _levels(lines: Sequence[Line], body: float) -> dict[float, int]:
    """The level of a heading by its size: the largest is 1."""
    sizes = sorted({line.size for line in lines if line.size >= 1.12 * body}, reverse=True)
    return {size: min(rank, _MAX_LEVEL - 1) for rank, size in enumerate(sizes, start=1)}


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong to the same heading or paragraph."""
    pitch = _pitch(lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(line, group, pitch):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _pitch(lines: Sequence[Line]) -> float:
    """How far lines of a paragraph are apart, in heights of their type."""
    gaps = [
        (above.bottom - line.bottom) / line.size
        for above, line in pairwise(lines)
        if above.page == line.page and above.size == line.size and line.size > 0
    ]
    close = [gap for gap in gaps if 0.5 < gap < 2.5]
    return median(close) if close else 1.2


def _begins(line: Line, group: Sequence[Line], pitch: float) -> bool:
    """Return whether a line begins another paragraph than the lines before it."""
    above = group[-1]
    if is_bullet(line.text) and _is_item(line, group):
        return True
    if abs(line.size - above.size) > 0.08 * above.size or line.bold != above.bold:
        return not above.broken and (line.bold != group[0].bold or line.size != above.size)
    gap = (above.bottom - line.bottom) / max(line.size, 1)
    goes_on = above.broken or not ends_sentence(above.text)
    if above.page != line.page or gap < 0:  # the next page, the next column
        return not (goes_on and line.text[:1].islower())
    if gap > 1.3 * pitch:
        return True
    return not goes_on and (_is_set_in(line, group) or _is_short(above, group, line))


def _is_item(line: Line, group: Sequence[Line]) -> bool:
    """Return whether a number at the head of a line counts an item; it may end "section 12."."""
    is_number = line.text[:1].isdigit()
    return not is_number or is_bullet(group[0].text) or ends_sentence(group[-1].text)


def _is_set_in(line: Line, group: Sequence[Line]) -> bool:
    return line.left - min(other.left for other in group) > 0.8 * line.size


def _is_short(above: Line, group: Sequence[Line], line: Line) -> bool:
    """Return whether a line stops well before the others around it."""
    right = max(*(other.right for other in group), line.right)
    return right - above.right > 0.2 * (right - above.left)


def _block(group: list[Line], body: float, levels: dict[float, int]) -> _Block:
    first, length = group[0], sum(len(line.text) for line in group)
    if first.size in levels and length <= _HEADING_LENGTH and len(group) <= 4:
        return _Block(group, PieceKind.HEADING, levels[first.size])
    if _CAPTION.match(first.text):
        return _Block(group, PieceKind.CAPTION, 0)
    is_bold = all(line.bold for line in group)
    is_short = length <= _BOLD_LENGTH and len(group) <= 2
    asks = group[-1].text.endswith(("?", "？", "؟"))
    if is_bold and is_short and (asks or not ends_sentence(group[-1].text)):
        return _Block(
            group, PieceKind.HEADING, min(max(2, len(set(levels.values())) + 1), _MAX_LEVEL)
        )
    if is_bullet(first.text):
        return _Block(group, PieceKind.ITEM, 0)
    if first.size <= 0.87 * body and first.text[:1] in "0123456789*†‡[":
        return _Block(group, PieceKind.FOOTNOTE, 0)
    return _Block(group, PieceKind.PARAGRAPH, 0)


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """`blocks`, paragraphs joined that notes, pictures or the end of a page had cut in two."""
    joined: list[_Block] = []
    open_at: int | None = None
    for block in blocks:
        if block.kind is PieceKind.PARAGRAPH:
            before = joined[open_at] if open_at is not None else None
            if before and _goes_on(before.lines[-1], block.lines[0]):
                before.lines.extend(block.lines)
                continue
            open_at = len(joined)
        elif block.kind is PieceKind.HEADING:
            open_at = None
        joined.append(block)
    return joined


def _goes_on(above: Line, below: Line) -> bool:
    goes_on = above.broken or not ends_sentence(above.text)
    return goes_on and above.page != below.page and below.text[:1].islower()


def _pieces(blocks: Sequence[_Block], compounds: frozenset[str]) -> Iterator[Piece]:
    before = None
    for block in blocks:
        locator = Locator("page", str(block.lines[0].page))
        if block.table is not None:
            yield from (row._replace(locator=locator) for row in table_pieces(block.table.rows))
        else:
            opens = block.kind is PieceKind.ITEM and before is not PieceKind.ITEM
            kind = PieceKind.LIST if opens else block.kind
            yield Piece(kind, _words(block, compounds), block.level, locator)
        before = block.kind


def _words(block: _Block, compounds: frozenset[str]) -> str:
    text = block.lines[0].text
    for above, line in pairwise(block.lines):
        text += between(text, above, line, compounds) + line.text
    return text.rstrip(":") if block.kind is PieceKind.HEADING else text
