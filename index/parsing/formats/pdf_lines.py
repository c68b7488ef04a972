"""The lines of a page of a PDF, with where they stand and how large they are."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HYPHENS = "\x02\ufffe"
"""What PDFium says for a hyphen at the end of a line, which it does not end then."""
_LINE = re.compile(f"[^\n\r{_HYPHENS}]+")
_FONT_NAME = 200


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
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    bold: bool
    broken: bool


def lines_of_page(page: Any, number: int) -> list[Line]:
    """The lines of a page, in the order that they are drawn."""
    text_page = page.get_textpage()
    try:
        return list(_lines(text_page, number))
    finally:
        text_page.close()


def _lines(text_page: Any, number: int) -> Iterator[Line]:
    characters = _characters(text_page)
    for match in _LINE.finditer(characters):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            last = match.start() + len(line.rstrip()) - 1
            broken = characters[match.end() : match.end() + 1] in tuple(_HYPHENS)
            yield _line(text_page, _whole(line), (start, last), number, broken=broken)


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


def _line(text_page: Any, text: str, span: tuple[int, int], number: int, *, broken: bool) -> Line:
    first, last = _box(text_page, span[0]), _box(text_page, span[1])
    return Line(
        text=text,
        page=number,
        left=first.left,
        right=last.right,
        bottom=first.bottom,
        size=round((first.top - first.bottom) * 2) / 2,
        bold=_is_bold(text_page, span[0]) and _is_bold(text_page, span[1]),
        broken=broken,
    )


def _whole(line: str) -> str:
    """A line single-spaced, with the halves of characters joined."""
    words = " ".join(line.replace("\0", "").split())
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _box(text_page: Any, index: int) -> Any:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    return box


def _is_bold(text_page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _FONT_NAME, None)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
