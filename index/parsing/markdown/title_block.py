"""The opening of a Markdown document: its title and the byline lines under it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from index.parsing.lines import lines_of
from index.parsing.markdown.blocks import BOLD_LEVEL
from index.parsing.markdown.inline import plain_text
from index.parsing.metadata.metadata import Metadata
from index.parsing.metadata.title_block import OPENING_LINES, read_bylines, read_opening, same_title
from index.parsing.paragraph_splitter import Block, Kind

_LINE = 1_000  # characters of a line that are looked at


def read_markdown_opening(
    text: str, blocks: list[Block], title: str | None = None
) -> tuple[Metadata, list[Block]]:
    """What the opening says, and the blocks without it.

    The title is the heading that comes first, or the only one of level 1 near the top, or a line
    that stands alone as in plain text.

    Args:
        text: the document.
        blocks: its blocks.
        title: a title known from front matter; a heading that repeats it is no heading.
    """
    at = _title_index(blocks)
    if at is not None and (title is None or same_title(blocks[at].label, title)):
        metadata, after = _bylines(text, blocks[at].end)
        kept = blocks[:at] + _from(blocks[at + 1 :], after)
        return Metadata(title=title or blocks[at].label).or_else(metadata), kept
    if not blocks or blocks[0].kind is not Kind.TEXT or _is_box(text, blocks[0]):
        return Metadata(title=title), blocks
    lines = list(islice(lines_of(text, blocks[0].start), OPENING_LINES))
    if not lines:  # blanks that Markdown takes for a word
        return Metadata(title=title), blocks
    shown = [plain_text(text[x.start : x.end][:_LINE]) for x in lines]
    metadata, count = read_opening(lines, shown, title)
    return metadata, _from(blocks, lines[count].start if count < len(lines) else lines[-1].end)


def _is_box(text: str, block: Block) -> bool:
    """Return whether a block stands in a box that was made of a container or a directive."""
    return "<div data-" in text[: block.start]


def _title_index(blocks: Sequence[Block]) -> int | None:
    """The place of the heading that is the title."""
    if blocks and blocks[0].kind is Kind.HEADING and blocks[0].label:
        level = blocks[0].level
        asks = sum(b.label.endswith("?") for b in blocks if b.level == level)
        return 0 if level < BOLD_LEVEL or asks < 2 else None
    tops = [i for i, b in enumerate(blocks) if b.kind is Kind.HEADING and b.level == 1]
    return tops[0] if len(tops) == 1 and tops[0] <= 3 and blocks[tops[0]].label else None


def _bylines(text: str, start: int) -> tuple[Metadata, int]:
    """What byline lines from `start` on say, and where they end."""
    lines = list(islice(lines_of(text, start), OPENING_LINES))
    metadata, count = read_bylines(plain_text(text[x.start : x.end][:_LINE]) for x in lines)
    return metadata, lines[count - 1].end if count else start


def _from(blocks: Sequence[Block], offset: int) -> list[Block]:
    """`blocks` without what stands before `offset`."""
    return [b._replace(start=max(b.start, offset)) for b in blocks if b.end > offset]
