"""The opening of a document: its title and the byline lines around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from index.parsing.heading_lines import ends_sentence, is_bullet, is_rule, is_title
from index.parsing.lines import Line
from index.parsing.metadata.byline import parse_byline
from index.parsing.metadata.metadata import Metadata, one_line

OPENING_LINES = 14
"""Lines of a document that its opening is looked for in."""
BYLINES = 6
"""Lines of a byline that are looked at."""
_BODY_LINE = 90  # columns; the text under a title that no blank line follows is longer than this


class Opening(NamedTuple):
    """What stands before the first paragraph.

    Attributes:
        metadata: title and byline, as far as there are any.
        lines: how many lines it takes up.
    """

    metadata: Metadata
    lines: int


def read_opening(lines: Sequence[Line], shown: Sequence[str], title: str | None = None) -> Opening:
    """The opening of a document that does not mark its title.

    Args:
        lines: its first lines.
        shown: their words.
        title: a title known from elsewhere (front matter); it may stand in the text again.
    """
    before, skipped = read_bylines(shown)
    rest, found = shown[skipped:], Metadata(title=title)
    if rest and (same_title(rest[0], title) if title else _is_title_line(lines, shown, skipped)):
        found = Metadata(title=title or one_line(rest[0]))
        skipped += 2 if len(rest) > 1 and is_rule(rest[1]) else 1
    elif not title:
        return Opening(Metadata(), 0)
    after, count = read_bylines(shown[skipped:])
    return Opening(found.or_else(before).or_else(after), skipped + count)


def read_bylines(shown: Iterable[str]) -> tuple[Metadata, int]:
    """What the byline lines at the head of `shown` say, and how many there are."""
    found, count = Metadata(), 0
    for line in islice(shown, BYLINES):
        piece = parse_byline(line)
        if piece is None:
            break
        found, count = found.or_else(piece), count + 1
    return found, count


def same_title(line: str, title: str | None) -> bool:
    """Return whether `line` repeats `title`, in whatever case."""
    return title is not None and one_line(line).casefold() == title.casefold()


def _is_title_line(lines: Sequence[Line], shown: Sequence[str], at: int) -> bool:
    """Return whether line `at` can be a title and stands alone."""
    if not is_title(shown[at]):
        return False
    following = shown[at + 1 :]
    if not following:
        return not ends_sentence(shown[at])
    if is_rule(following[0]) or lines[at + 1].apart:
        return not (shown[at].endswith(":") and is_bullet(following[0]))
    count = read_bylines(following)[1]
    if count and (count == len(following) or lines[at + 1 + count].apart):
        return True
    return not ends_sentence(shown[at]) and len(following[count]) > _BODY_LINE
