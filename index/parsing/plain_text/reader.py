"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.model import Paragraph
from index.parsing.heading_lines import HEADING_LIMIT, ends_sentence, is_bullet, is_rule
from index.parsing.interface import Contents, Source
from index.parsing.lines import Line, lines_of
from index.parsing.metadata.front_matter import read_front_matter
from index.parsing.metadata.metadata import Metadata
from index.parsing.metadata.title_block import OPENING_LINES, read_opening
from index.parsing.outline import Piece, PieceKind
from index.parsing.paragraph_splitter import Block, Kind, paragraphs_of
from index.parsing.plain_text.headings import heads_next_line, mark_headings
from index.parsing.plain_text.line_layout import is_line_per_paragraph, joined_lines, starts_of
from index.parsing.soft_headings import with_soft_headings


class PlainTextReader:
    """Reads whatever is text and nothing else."""

    format = "text"

    def recognises(self, source: Source) -> bool:
        """Return True for anything that decodes; `source.text` refuses the rest."""
        return bool(source.text)

    def read(self, source: Source) -> Contents:
        """Title and byline from the opening lines, or from front matter."""
        text = source.text
        metadata, blocks, title = _parse(text)
        pieces = [Piece(PieceKind.TITLE, title)] if title else []
        return Contents(metadata, [*pieces, *with_soft_headings(list(block_pieces(text, blocks)))])


def split_source(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of plain text that was stored as it came, its line ends included."""
    return paragraphs_of(text, _parse(text)[1])


def block_pieces(text: str, blocks: Sequence[Block]) -> Iterator[Piece]:
    """The pieces that blocks of plain text are, their hard-wrapped lines joined."""
    part = Kind.TEXT
    for block in blocks:
        if block.kind is Kind.ITEM:
            kind = PieceKind.ITEM if part is Kind.ITEM else PieceKind.LIST
        else:
            kind = PieceKind.HEADING if block.kind is Kind.HEADING else PieceKind.PARAGRAPH
        yield Piece(kind, joined_lines(text, block.start, block.end), block.level)
        part = block.kind


def _parse(text: str) -> tuple[Metadata, list[Block], str]:
    """What a text says of itself, its blocks, and the title as it stands there."""
    front = read_front_matter(text)
    lines = list(lines_of(text, front.end))
    top = lines[:OPENING_LINES]
    opening = read_opening(top, [text[x.start : x.end] for x in top], front.metadata.title)
    blocks = text_blocks(text, lines[opening.lines :])
    if not blocks:  # what would be a title above text is all there is
        long = [x for x in lines if x.end - x.start > HEADING_LIMIT]
        blocks = [Block(Kind.TEXT, x.start, x.end) for x in long]
    title = opening.metadata.title or "" if opening.lines else ""
    if not blocks and len(lines) == 1:
        blocks, title = [Block(Kind.TEXT, lines[0].start, lines[0].end)], ""
    return front.metadata.or_else(opening.metadata), blocks, title


def text_blocks(text: str, lines: Sequence[Line]) -> list[Block]:
    """Headings, paragraphs and list items in adjoining and parted lines of plain text."""
    groups = list(_adjoining(text, lines))
    parted = sum(len(group) > 1 for group in groups) > 1
    blocks: list[Block] = []
    for group in groups:
        found = list(_blocks_of(text, group, parted))
        if len(found) == 1 and _is_numbered_paragraph(text, found[0], blocks[-1:]):
            found = [found[0]._replace(kind=Kind.TEXT)]
        blocks += found
    return mark_headings(text, blocks)


def _is_numbered_paragraph(text: str, block: Block, before: Sequence[Block]) -> bool:
    """Return whether an item alone between blank lines is a numbered paragraph, as in judgments."""
    words = text[block.start : block.end]
    in_list = any(b.kind is Kind.ITEM or text[b.end - 1] in ":：" for b in before)
    is_numbered = block.kind is Kind.ITEM and words.lstrip("(")[0].isdigit()
    return is_numbered and ends_sentence(words) and not in_list


def _adjoining(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in groups that no blank or drawn line divides."""
    group: list[Line] = []
    for line in lines:
        rule = line.end - line.start < 200 and is_rule(text[line.start : line.end])
        if group and (line.apart or rule):
            yield group
            group = []
        if not rule:
            group.append(line)
    if group:
        yield group


def _blocks_of(text: str, group: list[Line], parted: bool) -> Iterator[Block]:
    """The blocks of adjoining lines: a heading right above its text, paragraphs, a list."""
    if heads_next_line(text, group):
        yield Block(Kind.TEXT, group[0].start, group[0].end)
        group = group[1:]
    bullets = [i for i, line in enumerate(group) if _is_item(text, line)]
    if not _is_list(text, group, bullets):
        yield from _paragraph_blocks(group, starts_of(text, group, parted))
        return
    head = group[: bullets[0]]
    if head:
        *others, lead = _paragraph_blocks(head, starts_of(text, head, parted))
        yield from (*others, lead._replace(leads=True))
    yield from _item_blocks(group, bullets, is_line_per_paragraph(text, group, parted))


def _paragraph_blocks(group: Sequence[Line], starts: Sequence[int]) -> Iterator[Block]:
    for first, beyond in pairwise([*starts, len(group)]):
        yield Block(Kind.TEXT, group[first].start, group[beyond - 1].end)


def _item_blocks(group: Sequence[Line], bullets: list[int], separate: bool) -> Iterator[Block]:
    """List items with their further lines; those are paragraphs where every line is one."""
    for first, beyond in pairwise([*bullets, len(group)]):
        last = first
        while last + 1 < beyond and not (separate and group[last + 1].indent == 0):
            last += 1
        yield Block(Kind.ITEM, group[first].start, group[last].end)
        rest = group[last + 1 : beyond]
        yield from _paragraph_blocks(rest, range(len(rest)))


def _is_item(text: str, line: Line) -> bool:
    return is_bullet(text[line.start : min(line.end, line.start + 40)])


def _is_list(text: str, group: Sequence[Line], bullets: list[int]) -> bool:
    """Return whether lines are a list; one bullet may be chance ("...under section\\n12. The")."""
    if len(bullets) < 2 and bullets and bullets[0] > 0:
        return text[group[bullets[0] - 1].end - 1] in ":："
    return bool(bullets)
