"""From the lines of a PDF to its headings and paragraphs.

Nothing in a PDF says what a paragraph is. The lines' places do: a wider gap, another size of
type, a first line set in, a line left short after a sentence end. What comes again at the head or
foot of the pages is dropped; a paragraph that goes on overleaf is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from index.model import Locator
from index.parsing.formats.pdf_lines import Line
from index.parsing.heading_lines import ends_sentence, is_bullet
from index.parsing.outline import Piece, PieceKind

_MARGIN_LINES = 2
"""Lines at the head and at the foot of a page among which running titles are looked for."""
_PAGE_NUMBER = re.compile(
    r"[-–—\[]?\s*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von)\s*\d{1,4})?\s*[-–—\]]?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|chart|abb(?:ildung|\.)?|tabelle)\s*\d", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_HEADING_LENGTH = 200
_BOLD_LENGTH = 120
_MAX_LEVEL = 6


class _Block(NamedTuple):
    lines: list[Line]
    kind: PieceKind
    level: int


def pieces_of(pages: Sequence[Sequence[Line]]) -> list[Piece]:
    """The pieces of a document, in reading order, each at the page on which it begins."""
    lines = [line for page in _without_furniture(pages) for line in page]
    if not lines:
        return []
    compounds = _compounds(lines)
    body = _body_size(lines)
    levels = _levels(lines, body)
    groups = list(_groups(lines))
    blocks = [_block(group, body, levels) for group in groups]
    return [_piece(block, compounds, first) for block, first in _lists(_joined(blocks))]


def _without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[Sequence[Line]]:
    """The pages without running titles and page numbers."""
    repeated = Counter(
        key for page in pages for key in {_key(line) for line in _margins(page)} if len(pages) > 2
    )
    often = max(3, len(pages) * 0.3)
    for page in pages:
        dropped = {
            id(line)
            for line in _margins(page)
            if repeated[_key(line)] >= often or _PAGE_NUMBER.fullmatch(line.text)
        }
        yield [line for line in page if id(line) not in dropped]


def _margins(page: Sequence[Line]) -> Sequence[Line]:
    """The lines at the head and the foot of a page."""
    if len(page) <= 2 * _MARGIN_LINES:
        return page if len(page) > 1 else ()
    by_height = sorted(page, key=lambda line: -line.bottom)
    return [*by_height[:_MARGIN_LINES], *by_height[-_MARGIN_LINES:]]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.bottom / 4)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


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
    """Whether a line begins another paragraph than the lines before it."""
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
    """Whether a number at the head of a line counts an item; it may be the end of "section 12."."""
    is_number = line.text[:1].isdigit()
    return not is_number or is_bullet(group[0].text) or ends_sentence(group[-1].text)


def _is_set_in(line: Line, group: Sequence[Line]) -> bool:
    return line.left - min(other.left for other in group) > 0.8 * line.size


def _is_short(above: Line, group: Sequence[Line], line: Line) -> bool:
    """Whether a line stops well before the others around it."""
    right = max(*(other.right for other in group), line.right)
    return right - above.right > 0.2 * (right - above.left)


def _block(group: list[Line], body: float, levels: dict[float, int]) -> _Block:
    first, length = group[0], sum(len(line.text) for line in group)
    if first.size in levels and length <= _HEADING_LENGTH and len(group) <= 4:
        return _Block(group, PieceKind.HEADING, levels[first.size])
    if _CAPTION.match(first.text):
        return _Block(group, PieceKind.CAPTION, 0)
    is_bold = all(line.bold for line in group)
    if is_bold and length <= _BOLD_LENGTH and len(group) <= 2 and not ends_sentence(group[-1].text):
        return _Block(group, PieceKind.HEADING, min(len(set(levels.values())) + 1, _MAX_LEVEL))
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


def _lists(blocks: Sequence[_Block]) -> Iterator[tuple[_Block, bool]]:
    """Each block, and whether it is the first item of a list."""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        for i, block in enumerate(group):
            yield block, kind is PieceKind.ITEM and i == 0


def _piece(block: _Block, compounds: frozenset[str], is_first: bool) -> Piece:
    text = block.lines[0].text
    for above, line in pairwise(block.lines):
        text += _join(text, above, line, compounds) + line.text
    kind = PieceKind.LIST if is_first else block.kind
    if kind is PieceKind.HEADING:
        text = text.rstrip(":")
    return Piece(kind, text, block.level, Locator("page", str(block.lines[0].page)))


def _join(text: str, above: Line, line: Line, compounds: frozenset[str]) -> str:
    """What belongs between two lines of a paragraph."""
    if above.broken:
        head, tail = text.rsplit(None, 1)[-1], line.text.split(None, 1)[0]
        word = f"{head}-{tail}".strip(".,;:!?()\"'“”‘’").casefold()
        keeps = word in compounds or not line.text[:1].islower()
        return "-" if keeps else ""
    if _WIDE.match(text[-1:]) and _WIDE.match(line.text[:1]):
        return ""
    return " "


def _compounds(lines: Sequence[Line]) -> frozenset[str]:
    """The words with hyphens in the midst of lines, which keep them at a line's end as well."""
    words = (word for line in lines for word in line.text.split() if "-" in word[1:-1])
    return frozenset(word.strip(".,;:!?()\"'“”‘’").casefold() for word in words)
