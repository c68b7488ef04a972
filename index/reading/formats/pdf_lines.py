"""The lines of a page of a PDF, with where they stand and how large they are."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HYPHEN = 2
"""What PDFium says for a hyphen at the end of a line."""
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
    codes: list[int] = []
    shown: list[int] = []  # indices of the characters that are no white space
    get = pdfium.FPDFText_GetUnicode
    for i in range(pdfium.FPDFText_CountChars(text_page)):
        code = get(text_page, i)
        if code not in (10, 13, _HYPHEN):
            codes.append(code)
            if code > 32 and code != 0xA0:
                shown.append(i)
            continue
        if shown:
            yield _line(text_page, codes, shown, number, broken=code == _HYPHEN)
        codes, shown = [], []
    if shown:
        yield _line(text_page, codes, shown, number, broken=False)


def _line(text_page: Any, codes: list[int], shown: list[int], number: int, *, broken: bool) -> Line:
    first, last = _box(text_page, shown[0]), _box(text_page, shown[-1])
    return Line(
        text=" ".join(_text(codes).split()),
        page=number,
        left=first.left,
        right=last.right,
        bottom=first.bottom,
        size=round((first.top - first.bottom) * 2) / 2,
        bold=_is_bold(text_page, shown[0]) and _is_bold(text_page, shown[-1]),
        broken=broken,
    )


def _text(codes: list[int]) -> str:
    """Code units of UTF-16, or whole code points, as text."""
    units = b"".join(
        code.to_bytes(2, "little") if code < 0x10000 else chr(code).encode("utf-16-le")
        for code in codes
        if code < 0x110000
    )
    return units.decode("utf-16-le", "ignore").replace("\ufffe", "").replace("\0", "")


def _box(text_page: Any, index: int) -> Any:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
    return box


def _is_bold(text_page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _FONT_NAME, None)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
