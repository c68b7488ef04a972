"""The lines of a page of a PDF, with where they stand and how large they are."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from index.parsing.formats.pdf_unseen import UnseenText

_HYPHENS = "\x02\ufffe"
"""What PDFium says for a hyphen at the end of a line, which it does not end then."""
_LINE = re.compile(f"[^\n\r{_HYPHENS}]+")
_INVISIBLE = str.maketrans(dict.fromkeys("\0\u00ad\u200b\ufeff"))
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = "\uf0b7"
"""What the symbol fonts have for a bullet."""
_FONT_NAME = 200
_SAMPLES = 32
"""Characters of a page that are looked at to tell how it is turned, and whether fonts are sound."""
_GAP = 1.1
"""Heights of type above which a gap within a line parts columns."""
_SPARSE = 0.55
"""Heights of type that characters take on the average in a line that must have gaps."""
_UNKNOWN = 0.3
"""Part of a line's characters that may be unknown."""


class Fragment(NamedTuple):
    """A part of a line: where it begins and ends, in points, and its words."""

    left: float
    right: float
    text: str


class Line(NamedTuple):
    """A line of print.

    Attributes:
        text: its words, single-spaced; without the hyphen that breaks its last word.
        page: number of its page, from 1.
        left: where it begins, in points from the left edge.
        right: where it ends.
        bottom: its baseline, in points from the lower edge.
        size: height of its type, in points.
        bold: whether it is set in bold type.
        broken: whether its last word goes on in the next line.
        turn: degrees by which it is turned against most of its page, 0 to 359.
        cells: the parts that wide gaps part it into; none where there is no such gap.
        span: indices of its first and last character.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    broken: bool = False
    turn: int = 0
    cells: tuple[Fragment, ...] = ()
    span: tuple[int, int] = (0, 0)


class TextPage:
    """The text of a page, upright however the page lies.

    Attributes:
        unknown: characters that were left out since their font does not say what they are.
    """

    def __init__(self, page: Any, number: int) -> None:
        self._page, self._number = page, number
        self._text = page.get_textpage()
        self._handle = self._text.raw
        self._characters = _characters(self._handle)
        self.unknown = 0
        self._font_name = ctypes.create_string_buffer(_FONT_NAME)
        self._bold_fonts: dict[bytes, bool] = {}
        self._rectangle = pdfium.FS_RECTF()
        self._pointer = ctypes.byref(self._rectangle)
        self._angle = self._usual_angle()
        is_upright = page.get_rotation() == self._angle == 0
        if page.get_rotation() != self._angle:
            # PDFium puts lines in order by how the page lies, which may be on its side.
            self._text.close()
            page.set_rotation(self._angle)
            self._text = page.get_textpage()
            self._handle = self._text.raw
            self._characters = _characters(self._handle)
        self._is_doubtful = any(map(self._is_unknown, self._samples()))
        # Where a page lies on its side, boxes are told in other coordinates than characters.
        self._unseen = UnseenText(page, self._handle) if is_upright else None

    def close(self) -> None:
        """Give its memory back."""
        self._text.close()

    def lines(self) -> list[Line]:
        """Its lines, in the order that they are drawn."""
        return list(self._lines())

    def words(self, line: Line) -> tuple[Fragment, ...]:
        """The words of a line, each with its place."""
        return self._parts(line.span, 0)

    def rotated(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """A box of the page in the coordinates of its lines."""
        if self._angle == 90:
            return -top, left, -bottom, right
        if self._angle == 180:
            return -right, -top, -left, -bottom
        return (bottom, -right, top, -left) if self._angle == 270 else (left, bottom, right, top)

    def _lines(self) -> Iterator[Line]:
        for match in _LINE.finditer(self._characters):
            words = match.group()
            if not words.strip():
                continue
            first = match.start() + len(words) - len(words.lstrip())
            last = match.start() + len(words.rstrip()) - 1
            if self._is_doubtful and self._is_garbled(first, last):
                self.unknown += last - first + 1
            elif (text := _whole(words)) and not self._is_unseen(first, last):
                after = self._characters[match.end() : match.end() + 1]
                yield self._line(text, first, last, bool(after) and after in _HYPHENS)

    def _is_unseen(self, *ends: int) -> bool:
        return self._unseen is not None and self._unseen.holds(ends)

    def _line(self, text: str, first: int, last: int, broken: bool) -> Line:
        left, bottom, end, top = self._box(first)
        begin, foot, right, _ = self._box(last) if last > first else (left, bottom, end, top)
        turn = 0  # as of a line that runs on to the right at the same height
        if not (foot == bottom and begin > left):
            turn = (round(math.degrees(self._turn(first))) - self._angle) % 360
        size = round((top - bottom) * 2) / 2
        is_sparse = right - left > _SPARSE * size * len(text)
        cells: tuple[Fragment, ...] = ()
        if is_sparse or pdfium.FPDFText_CountRects(self._handle, first, last - first + 1) > 1:
            cells = self._parts((first, last), _GAP * size)
        cells = cells if len(cells) > 1 else ()
        bold = self._is_bold(first) and self._is_bold(last)
        span = (first, last)
        return Line(text, self._number, left, right, bottom, size, bold, broken, turn, cells, span)

    def _parts(self, span: tuple[int, int], gap: float) -> tuple[Fragment, ...]:
        """A line cut at its spaces where they are wider than a gap."""
        parts: list[Fragment] = []
        begin, end = span[0], span[1] + 1
        words = self._characters[begin:end]
        for match in re.finditer(r"\s+", words):
            before, after = begin + match.start() - 1, begin + match.end()
            if self._box(after)[0] - self._box(before)[2] > gap:
                start = self._box(span[0])[0]
                text = _whole(self._characters[span[0] : before + 1])
                parts.append(Fragment(start, self._box(before)[2], text))
                span = (after, span[1])
        text = _whole(self._characters[span[0] : end])
        parts.append(Fragment(self._box(span[0])[0], self._box(span[1])[2], text))
        return tuple(parts)

    def _box(self, index: int) -> tuple[float, ...]:
        box = self._rectangle
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, self._pointer)
        if not self._angle:
            return box.left, box.bottom, box.right, box.top
        return self.rotated(box.left, box.bottom, box.right, box.top)

    def _is_bold(self, index: int) -> bool:
        name = self._font_name
        pdfium.FPDFText_GetFontInfo(self._handle, index, name, _FONT_NAME, None)
        font = name.value
        if font not in self._bold_fonts:
            low = font.lower()
            self._bold_fonts[font] = any(word in low for word in (b"bold", b"black", b"heavy"))
        return self._bold_fonts[font]

    def _turn(self, index: int) -> float:
        """The angle of a character, in radians counted clockwise; 0 where it is not known."""
        angle: float = pdfium.FPDFText_GetCharAngle(self._handle, index)
        return angle if angle > 0 else 0.0

    def _samples(self) -> range:
        return range(0, len(self._characters), max(1, len(self._characters) // _SAMPLES))

    def _usual_angle(self) -> int:
        """By how much most of the page's text is turned: 0, 90, 180 or 270 degrees."""
        angles = [self._turn(i) for i in self._samples() if not self._characters[i].isspace()]
        if not any(angles):  # as mostly
            return 0
        turns = Counter(round(math.degrees(angle) / 90) % 4 * 90 for angle in angles)
        return turns.most_common(1)[0][0]

    def _is_unknown(self, index: int) -> bool:
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._handle, index) == 1)

    def _is_garbled(self, first: int, last: int) -> bool:
        words = range(first, last + 1)
        is_unknown = sum(map(self._is_unknown, words)) > _UNKNOWN * len(words)
        return is_unknown and not _reads_well(self._characters[first : last + 1])


def _characters(text_page: Any) -> str:
    """The page's text, so that each character stands at the index that PDFium knows it by."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if written == count + 1 and len(text) == count:
        return text
    # Characters beyond 16 bits, or some that are left out; asking for each is slower.
    codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def _reads_well(text: str) -> bool:
    """Return whether a text is one though its font does not vouch for it: letters, with vowels."""
    letters = [c for c in text.lower() if "a" <= c <= "z"]
    solid = sum(not c.isspace() for c in text)
    vowels = sum(c in "aeiouy" for c in letters)
    return len(letters) >= 0.8 * solid and 0.2 * solid <= vowels <= 0.65 * solid


def _whole(line: str) -> str:
    """A line single-spaced, with the halves of characters joined."""
    if line.isascii() and line.isprintable():
        return " ".join(line.split()) if "  " in line else line.strip()
    words = " ".join(line.translate(_INVISIBLE).replace(_BULLET, "•").split())
    if not words.isascii():
        words = _PRIVATE.sub("", words).strip()
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
