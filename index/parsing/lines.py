"""The lines of a document, by every separator that Unicode knows, with their exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters that end a line, as `str.splitlines` has them."""

_SEGMENT = re.compile(f"[^{BREAKS}]+")
# One line end; a form feed opens a page and is no blank line of its own.
_LINE_END = re.compile("(?:\r\n|[\n\r\v\x1c-\x1e\x85\u2028])\f?|\f")
_WIDTHS = {"\t": 4, "\u3000": 2}


class Line(NamedTuple):
    """A line with something on it.

    Attributes:
        start: offset of its first character that is not white space.
        end: offset after its last character that is not white space.
        indent: columns of white space before it.
        apart: whether a blank line or a paragraph separator stands before it.
    """

    start: int
    end: int
    indent: int
    apart: bool


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The non-blank lines of `text[start:end]`, in order."""
    previous, blank = start, True
    for match in _SEGMENT.finditer(text, start, len(text) if end is None else end):
        raw = match.group()
        apart = blank or not _LINE_END.fullmatch(text, previous, match.start())
        body = raw.strip()
        if body:
            offset = len(raw) - len(raw.lstrip())
            first = match.start() + offset
            yield Line(first, first + len(body), _columns(raw[:offset]), apart)
        previous, blank = match.end(), not body


def _columns(space: str) -> int:
    return sum(_WIDTHS.get(c, 1) for c in space[:200])
