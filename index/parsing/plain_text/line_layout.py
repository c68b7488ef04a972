"""How the lines of a plain-text block make paragraphs.

Blank lines always part paragraphs. Within a block of adjoining lines the evidence decides:

* Lines longer than anybody wraps at (most characters in lines of over 110 columns) are one
  paragraph each when most end a sentence; or when they are much longer still, or without
  any full stops (Thai), as long as they are not all equally full.
* Shorter lines that nearly all end a sentence are one paragraph each when the document has no
  blocks parted by blank lines to say so; where it has, a line end is only a line end.
* Otherwise the block is hard-wrapped and one paragraph, except that a new one begins where a
  sentence ends and the next line is indented, or the line was left clearly short, or an
  editor that fills every line would have put the next word on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.parsing.heading_lines import ends_sentence
from index.parsing.lines import Line, lines_of

LONG = 110
"""Columns beyond which hardly anybody wraps lines."""
LONG_IDEOGRAPHIC = 50
"""The same in characters twice as wide."""

_LEAST_WIDTH = 30
"""Columns below which nobody wraps lines of prose."""
_LEAST_WIDTH_IDEOGRAPHIC = 12

_MARKER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Za-z][.)]|[-*•–])[ \t]+\S")
_STOP = re.compile(r"[.!?]\s|[。！？؟।]")


def starts_of(text: str, lines: Sequence[Line], parted: bool) -> list[int]:
    """Indices into `lines` (one block) at which a paragraph begins; the first is always 0.

    Args:
        text: the document.
        lines: a block's lines, without blank lines between.
        parted: whether the document parts paragraphs by blank lines.
    """
    if is_line_per_paragraph(text, lines, parted):
        return list(range(len(lines)))
    return [0, *_breaks_in_wrapped(text, lines)]


def is_line_per_paragraph(text: str, lines: Sequence[Line], parted: bool) -> bool:
    """Return whether every line of the block is a paragraph of its own."""
    if len(lines) < 2:
        return True
    lengths = [line.end - line.start for line in lines]
    ending = _share(lengths[:-1], [_ends_sentence(text, line) for line in lines[:-1]])
    nearly = max(lengths) - 20
    full = sum(length >= nearly for length in lengths[:-1])
    wrapped = len(lines) >= 5 and full >= 0.8 * (len(lines) - 1)
    limit = long_line(text, lines)
    if _share(lengths, [length > limit for length in lengths]) < 0.5:
        return not parted and ending >= 0.8 and not (wrapped and ending < 0.95)
    much_longer = sum(lengths) >= 2 * limit * len(lines)
    return ending >= 0.5 or (not wrapped and (much_longer or _stops(text, lines) < len(lines) / 2))


def joined_lines(text: str, start: int, end: int) -> str:
    """`text[start:end]` with hard-wrapped lines joined, other line ends kept.

    Lines are wrapped where the first word of nearly each following one had no room.
    """
    lines = list(lines_of(text, start, end))
    shown = [text[line.start : line.end] for line in lines]
    if len(lines) < 2:
        return "".join(shown)
    width = max(line.indent + line.end - line.start for line in lines)
    room = [_fits(text, *pair, width) for pair in pairwise(lines)]
    is_wide = long_line(text, lines) == LONG_IDEOGRAPHIC
    least = _LEAST_WIDTH_IDEOGRAPHIC if is_wide else _LEAST_WIDTH
    if width < least or sum(room) > 0.3 * len(room):
        indent = min(line.indent for line in lines)
        return "\n".join(
            " " * min(line.indent - indent if i else 0, 40) + words
            for i, (line, words) in enumerate(zip(lines, shown, strict=True))
        )
    return ("" if is_wide else " ").join(shown)


def long_line(text: str, lines: Sequence[Line]) -> int:
    """Columns beyond which hardly anybody wraps lines in this script."""
    head = text[lines[0].start : lines[0].end][:200]
    is_wide = sum("\u2e80" <= c <= "\uffdc" for c in head) > len(head) / 2
    return LONG_IDEOGRAPHIC if is_wide else LONG


def _breaks_in_wrapped(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The lines of a hard-wrapped block that are the first of a paragraph, but for line 0."""
    width = max(line.indent + line.end - line.start for line in lines)
    ends = [_ends_sentence(text, line) for line in lines[:-1]]
    room = [_fits(text, *pair, width) for pair in pairwise(lines)]
    running = [fits for fits, end in zip(room, ends, strict=True) if not end]
    filled = len(running) >= 4 and sum(running) <= 0.05 * len(running)
    indented = _first_lines(text, lines)
    without_stops = _stops(text, lines) < len(lines) / 10
    for i, line in enumerate(lines[:-1]):
        short = len(lines) >= 4 and line.end - line.start <= 0.7 * width
        if ends[i]:
            begins = indented[i + 1] or short or (filled and room[i])
        else:
            begins = indented[i + 1] and without_stops
        if begins:
            yield i + 1


def _first_lines(text: str, lines: Sequence[Line]) -> list[bool]:
    """Which lines are indented as the first of a paragraph is."""
    base = min(line.indent for line in lines)
    indented = [line.indent >= base + 2 for line in lines]
    # Most lines indented under a first one that is not is a hanging indent.
    marked = [_MARKER.match(text, line.start, line.end) is not None for line in lines]
    is_item = marked[0] and all(indented[1:]) and not any(marked[1:])
    hanging = not indented[0] and (sum(indented) > len(lines) / 2 or is_item)
    return [False] * len(lines) if hanging else indented


def _fits(text: str, line: Line, following: Line, width: int) -> bool:
    """Return whether the following line's first word would have fitted on `line`."""
    words = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)
    return line.indent + line.end - line.start + 1 + len(words[0]) <= width


def _stops(text: str, lines: Sequence[Line]) -> int:
    """How many sentences seem to end in the block; none in Thai, which has no full stop."""
    return sum(1 for _ in _STOP.finditer(text, lines[0].start, lines[-1].end))


def _share(weights: Sequence[int], flags: Sequence[bool]) -> float:
    """The part of all weight that is flagged, 0 to 1."""
    return sum(w for w, f in zip(weights, flags, strict=True) if f) / max(1, sum(weights))


def _ends_sentence(text: str, line: Line) -> bool:
    return ends_sentence(text[max(line.start, line.end - 100) : line.end])
