"""Which blocks of plain text are headings; `heading_lines` says what a heading looks like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.parsing.heading_lines import (
    HEADING_LIMIT,
    Strength,
    ends_sentence,
    heading_strength,
    is_bullet,
    is_in_capitals,
    section_depth,
)
from index.parsing.lines import BREAKS, Line
from index.parsing.metadata.metadata import one_line
from index.parsing.paragraph_splitter import Block, Kind

_FACTS = 2_000
"""Characters under a heading that are looked at."""
_NAME = 40
"""Characters of what a line names."""
_RUN = 3
"""Headings that may follow one another without text between."""


def heads_next_line(text: str, group: Sequence[Line]) -> bool:
    """Return whether the first of adjoining lines is a heading set right above its text."""
    if len(group) < 2:
        return False
    line, following = (text[x.start : x.end] for x in group[:2])
    strength = heading_strength(line)
    if strength is Strength.CAPITALS:
        return not is_in_capitals(following)
    is_prose = following[0].isupper() and not is_bullet(following) and not group[1].indent
    return strength is Strength.NUMBERED and is_prose and len(following) > len(line)


def mark_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with those that are headings marked so."""
    marked = list(blocks)
    for first, beyond in _runs(text, blocks):
        level = 0
        for i in _headings_in(text, blocks, first, beyond):
            line = _line(text, blocks[i])
            level = max(level + 1, section_depth(line))
            marked[i] = blocks[i]._replace(
                kind=Kind.HEADING, level=level, label=one_line(line), leads=False
            )
    return marked


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """`[first, beyond)` of neighbouring blocks that look like headings and have text below."""
    first: int | None = None
    for i, block in enumerate(blocks):
        if _strength(text, block):
            first = i if first is None else first
        elif first is not None:
            if i - first <= _RUN:
                yield first, i
            first = None


def _headings_in(text: str, blocks: Sequence[Block], first: int, beyond: int) -> Sequence[int]:
    """The indices of a run that are headings: all of them, the strong ones, or none."""
    lines = [_line(text, block) for block in blocks[first:beyond]]
    before = _line(text, blocks[first - 1]) if first else ""
    if before.endswith((":", "：")) or _is_numbered_list(lines, before):
        return ()
    strengths = [heading_strength(line) for line in lines]
    weak = strengths.count(Strength.WEAK)
    if not weak:
        return range(first, beyond)
    if weak > 1 or strengths[-1] is not Strength.WEAK:
        return ()
    follows_prose = not before or ends_sentence(before) or blocks[first - 1].kind is Kind.ITEM
    if len(lines) == 1 and not follows_prose:
        return ()
    return range(first, beyond if _heads(text, lines[-1], blocks[beyond]) else beyond - 1)


def _is_numbered_list(lines: Sequence[str], before: str) -> bool:
    """Return whether neighbouring lines are numbered alike, as items are and headings are not."""
    depths = [section_depth(s) for s in lines if heading_strength(s) is Strength.NUMBERED]
    above = section_depth(before[:40])  # after 1.2, 2 is another section
    return len(set(depths)) < len(depths) or bool(depths and 0 < above <= depths[0])


def _heads(text: str, line: str, under: Block) -> bool:
    """Return whether what stands under a weak heading is plainly text: a list, or longer prose."""
    if under.kind is Kind.ITEM:
        return True
    if _is_list_of_facts(text[under.start : min(under.end, under.start + _FACTS)]):
        return True
    is_prose = ends_sentence(text[max(under.start, under.end - 100) : under.end])
    return is_prose and under.end - under.start >= 2 * len(line)


def _is_list_of_facts(words: str) -> bool:
    """Return whether every line names something and says what it is: "Saturday: 10 to 2"."""
    lines = words.splitlines()
    return len(lines) > 1 and all(0 < line.find(": ") <= _NAME for line in lines)


def _strength(text: str, block: Block) -> Strength:
    if block.end - block.start > HEADING_LIMIT or block.leads:
        return Strength.NONE
    line = _line(text, block)
    return Strength.NONE if any(c in BREAKS for c in line) else heading_strength(line)


def _line(text: str, block: Block) -> str:
    return text[block.start : block.end]
