"""What stands on the pages of a PDF and is no part of its text.

Running titles, page numbers, watermarks, the numbers of lines, and tables of contents, whose lines
say nothing that the headings they name do not say better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import median

from index.parsing.formats.pdf_lines import Line

_ZONE = 3
"""Lines at the head and at the foot of a page among which running titles are looked for."""
_PAGE_NUMBER = re.compile(
    r"[-–—\[|]?\s*(?:(?:page|p\.|seite|página|pagina|strana)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|von|de|z)\s*\d{1,4})?\s*[-–—\]|]?",
    re.IGNORECASE,
)
# A number set off from the title that it stands beside.
_NUMBERED_TITLE = re.compile(r"(\d{1,4})\s*[|•·–—]\s*(.+)|(.+?)\s*[|•·–—]\s*(\d{1,4})")
_PAGE_IN_TITLE = re.compile(
    r"\W*\b(?:page|seite|p\.)\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.I
)
_OFTEN = 3
"""Pages on which a line stands again, at least, to be furniture."""
_APART, _FAR = 1.3, 1.9
"""Pitches between such a line and the text; in a document of two pages, on both of which it is."""
_LARGE = 1.12
"""Heights of the body's type from which type is that of a heading."""
_HUGE = 2.5
"""The same of a watermark."""
_LEADERS = re.compile(r"(?:(?:\.[ \u00a0]?){4,}|(?:… ?){2,}|_{4,})\s*(?:\d{1,4}|[ivxlc]{1,6})\Z")
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|contenido|"
    r"indice|sommario|inhoud(?:sopgave)?|innehåll|spis treści|目次|目录|차례",
    re.IGNORECASE,
)
_ROMAN = "ivxlc"
_HEAD = 40
"""Characters of the heading of a table of contents."""
_ENTRY = re.compile(r".{2,}\s(\d{1,4})\Z")
_LINE_NUMBER = re.compile(r"(\d{1,4})\s+(?=\S)")
_MANY_NUMBERS = 5


def text_of_pages(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without furniture."""
    body = body_size(line for page in pages for line in page)
    upright = [_without_line_numbers(_without_watermarks(page, body)) for page in pages]
    running = _running_titles(upright, body)
    kept = ([line for line in page if id(line) not in running] for page in upright)
    return list(_without_contents(kept))


def body_size(lines: Iterable[Line]) -> float:
    """The size of type that most of a text is set in; 1 without any text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes.most_common(1)[0][0], 1.0) if sizes else 1.0


def _without_watermarks(page: Sequence[Line], body: float) -> list[Line]:
    """Upright lines first; what is stamped across or beside them is left out."""
    straight = [line for line in page if not line.turn]
    if not straight:
        return list(page)
    left, right = min(x.left for x in straight), max(x.right for x in straight)
    kept = [line for line in straight if not _is_stamped(line, straight, body)]
    aside = [line for line in page if line.turn in (90, 180, 270) and left < line.left < right]
    return [*kept, *aside]


def _is_stamped(line: Line, page: Sequence[Line], body: float) -> bool:
    """Return whether a line is printed large over others."""
    if line.size < _HUGE * body or len(line.text) < 4:
        return False
    top = line.bottom + line.size
    over = (
        other
        for other in page
        if other is not line
        and line.bottom < other.bottom + other.size / 2 < top
        and other.left < line.right
        and other.right > line.left
    )
    return sum(1 for _ in over) > 1


def _running_titles(pages: Sequence[Sequence[Line]], body: float) -> set[int]:
    """The identities of lines that are running titles or page numbers."""
    zones = [_zones(page) for page in pages]
    repeated: Counter[tuple[str, int]] = Counter()
    often = min(_OFTEN, max(2, len(pages)))
    for zone in zones if often >= _OFTEN else map(_outermost, pages):
        repeated.update({_key(line) for line in zone})
    found: set[int] = set()
    shown: set[tuple[str, int]] = set()
    for zone in zones:
        for line in zone:
            key = _key(line)
            is_title = repeated[key] >= max(often, min(0.3 * len(pages), 12))
            # What is set large may be the title, where it stands first.
            is_first = key not in shown and line.size >= _LARGE * body
            shown.add(key)
            is_number = _PAGE_NUMBER.fullmatch(line.text) or not any(map(str.isalnum, line.text))
            if (is_title and not is_first) or is_number:
                found.add(id(line))
    return found


def _zones(page: Sequence[Line]) -> list[Line]:
    """The lines at the head and at the foot of a page that stand apart from what is between."""
    by_height = sorted(page, key=lambda line: -line.bottom)
    if len(by_height) < 2:
        return []
    apart = _pitch(by_height) * _APART
    head = _apart(by_height, apart)
    foot = _apart(by_height[::-1], apart)
    return [*head, *(line for line in foot if not any(line is other for other in head))]


def _outermost(page: Sequence[Line]) -> list[Line]:
    """The lines above the first wide gap of a page and below the last."""
    by_height = sorted(page, key=lambda line: -line.bottom)
    far = _pitch(by_height) * _FAR
    found: list[Line] = []
    for lines in (by_height, by_height[::-1]):
        for count in range(1, min(_ZONE, len(lines) - 1) + 1):
            if _gap(lines[count - 1], lines[count]) > far:
                found += lines[:count]
                break
    return found


def _gap(outer: Line, inner: Line) -> float:
    return abs(outer.bottom - inner.bottom) / max(inner.size, 1.0)


def _apart(lines: Sequence[Line], apart: float) -> Sequence[Line]:
    """The lines up to the last gap, or other size of type, among the first of them."""
    for count in range(min(_ZONE, len(lines) - 1), 0, -1):
        inner, outer = lines[count], lines[count - 1]
        if _gap(outer, inner) > apart or abs(outer.size - inner.size) > 0.08 * inner.size:
            return lines[:count]
    return ()


def _pitch(lines: Sequence[Line]) -> float:
    gaps = [
        (above.bottom - line.bottom) / line.size
        for above, line in pairwise(lines)
        if above.size == line.size and line.size > 0
    ]
    close = [gap for gap in gaps if 0.5 < gap < 2.5]
    return median(close) if close else 1.2


def _key(line: Line) -> tuple[str, int]:
    """What tells a running title from others: its words without the page's number, its place."""
    return _unnumbered(line).casefold(), round(line.bottom / 4)


def _unnumbered(line: Line) -> str:
    """The words of a line without the number of its page, where that is set off from them."""
    words = [cell.text for cell in line.cells if not _PAGE_NUMBER.fullmatch(cell.text)]
    if words and len(words) < len(line.cells):
        return " ".join(words)
    if match := _NUMBERED_TITLE.fullmatch(line.text):
        return match[2] or match[3]
    return _PAGE_IN_TITLE.sub(" ", line.text).strip() or line.text


def _without_line_numbers(page: list[Line]) -> list[Line]:
    """A page without the numbers that its lines have at their heads."""
    matches = [_LINE_NUMBER.match(line.text) for line in page]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) < max(_MANY_NUMBERS, 0.6 * len(page)) or not _counts(numbers):
        loose = set(map(id, _loose_numbers(page)))
        return [line for line in page if id(line) not in loose] if loose else page
    bare = [line.text[m.end() :] if m else "" for line, m in zip(page, matches, strict=True)]
    if sum(words[:1].islower() for words in bare) < 0.2 * len(numbers):
        return page  # the items of a list
    return [
        _numberless(line, words) if words else line for line, words in zip(page, bare, strict=True)
    ]


def _numberless(line: Line, words: str) -> Line:
    cells = line.cells[1:] if len(line.cells) > 2 else ()
    left = line.cells[1].left if line.cells else line.left + 2 * line.size
    return line._replace(text=words, left=left, cells=cells)


def _loose_numbers(page: Sequence[Line]) -> Sequence[Line]:
    """Lines that are nothing but the numbers of the lines beside them."""
    numbers = [line for line in page if line.text.isdecimal() and len(line.text) <= 4]
    others = [line.left for line in page if not line.text.isdecimal()]
    beside = [line for line in numbers if others and line.right < min(others)]
    is_enough = len(beside) >= _MANY_NUMBERS and _counts([int(line.text) for line in beside])
    return beside if is_enough else ()


def _counts(numbers: Sequence[int]) -> bool:
    """Return whether numbers go up by ones, or by fives."""
    steps = Counter(after - before for before, after in pairwise(numbers))
    step, often = steps.most_common(1)[0]
    return step in (1, 2, 5, 10) and often >= 0.8 * (len(numbers) - 1)


def _without_contents(pages: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """The pages without tables of contents: lines that end in the numbers of pages."""
    last = -1
    for page in pages:
        kept: list[Line] = []
        for line, following in zip_longest(page, page[1:]):
            number = _entry(line)
            if _heads_contents(line.text) and following and _entry(following) >= 0:
                last = 0
            elif _has_leaders(line.text) or (0 <= last <= number):
                last = max(last, number)
            else:
                last = -1
                kept.append(line)
        yield kept


def _heads_contents(text: str) -> bool:
    return len(text) <= _HEAD and _CONTENTS.fullmatch(text.strip(" :")) is not None


def _has_leaders(text: str) -> bool:
    ends_in_number = text[-1:].isdecimal() or text[-1:] in _ROMAN
    return ends_in_number and _LEADERS.search(text) is not None


def _entry(line: Line) -> int:
    """The page that a line of a table of contents names, -1 for any other line."""
    match = _ENTRY.fullmatch(line.text) if line.text[-1:].isdigit() else None
    return int(match[1]) if match else -1
