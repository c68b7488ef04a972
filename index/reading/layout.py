"""How the lines of a plain-text block make paragraphs.

Blank lines always part paragraphs. Within a block of adjoining lines the evidence decides:

* Lines longer than anybody wraps at (most characters in lines of over 110 columns) are one
  paragraph each, unless nearly all are equally full and few end a sentence, which is wrapping at
  a wide margin.
* Shorter lines that nearly all end a sentence are one paragraph each when the document has no
  blocks parted by blank lines to say so; where it has, a line end is only a line end.
* Otherwise the block is hard-wrapped and one paragraph, except that a new one begins at a first
  line indented like a paragraph's, and after a sentence end on a line left clearly short.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.reading.heading_lines import ends_sentence
from index.reading.lines import Line

LONG = 110
"""Columns beyond which hardly anybody wraps lines."""
LONG_IDEOGRAPHIC = 50
"""The same in characters twice as wide."""


def starts_of(text: str, lines: Sequence[Line], parted: bool) -> list[int]:
    """Indices into `lines` (one block) at which a paragraph begins; the first is always 0.

    Args:
        text: the document.
        lines: a block's lines, without blank lines between.
        parted: whether the document parts paragraphs by blank lines.
    """
    if is_line_per_paragraph(text, lines, parted):
        return list(range(len(lines)))
    base = min(line.indent for line in lines)
    width = max(line.end - line.start for line in lines)
    indented = sum(line.indent >= base + 2 for line in lines)
    # Most lines indented under a first line that is not: a hanging indent, not first lines.
    by_indent = lines[0].indent > base or indented <= len(lines) / 2
    starts = [0]
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        is_indented = by_indent and line.indent >= base + 2
        is_short = len(lines) >= 4 and before.end - before.start <= 0.7 * width
        if (is_indented or is_short) and _ends_sentence(text, before):
            starts.append(i)
    return starts


def is_line_per_paragraph(text: str, lines: Sequence[Line], parted: bool) -> bool:
    """Whether every line of the block is a paragraph of its own."""
    if len(lines) < 2:
        return True
    lengths = [line.end - line.start for line in lines]
    ending = _share(lengths[:-1], [_ends_sentence(text, line) for line in lines[:-1]])
    nearly = max(lengths) - 20
    full = sum(length >= nearly for length in lengths[:-1])
    wrapped = len(lines) >= 5 and full >= 0.8 * (len(lines) - 1)
    limit = LONG_IDEOGRAPHIC if _is_wide(text[lines[0].start : lines[0].end]) else LONG
    if _share(lengths, [length > limit for length in lengths]) >= 0.5:
        return not (wrapped and ending < 0.5)
    return not parted and ending >= 0.8 and not (wrapped and ending < 0.95)


def _share(weights: Sequence[int], flags: Sequence[bool]) -> float:
    """The part of all weight that is flagged, 0 to 1."""
    return sum(w for w, f in zip(weights, flags, strict=True) if f) / max(1, sum(weights))


def _is_wide(sample: str) -> bool:
    head = sample[:200]
    return sum("\u2e80" <= c <= "\uffdc" for c in head) > len(head) / 2


def _ends_sentence(text: str, line: Line) -> bool:
    return ends_sentence(text[max(line.start, line.end - 12) : line.end])
