"""Text of a PDF that nobody sees: in white upon white, drawn invisibly, or beside its page.

What lies below a picture is seen in the picture, as text recognition (OCR) puts it there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

_WHITE = 250
_INVISIBLE, _STROKED = 3, (1, 2, 5, 6)
_TEXT, _PATH = 1, 2
_MOST_OBJECTS = 4_000
"""Objects of a page that are looked at; of one that has more all text counts as seen."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


class UnseenText:
    """Tells which characters of a page nobody sees.

    Args:
        page: the page.
        text: its text, as PDFium knows it.
    """

    def __init__(self, page: Any, text: Any) -> None:
        self._page, self._text = page, text
        self._grounds: list[Box] | None = None
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._bounds = _bounds_of(page)

    def holds(self, indices: Sequence[int]) -> bool:
        """Whether all of these characters are unseen."""
        return all(map(self._is_unseen, indices))

    def _is_unseen(self, index: int) -> bool:
        mode = self._mode(index)
        is_faint = mode == _INVISIBLE or (mode not in _STROKED and self._is_white(index))
        left, right, bottom, top = self._sides
        if not pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top):
            return False
        x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        if not _is_in(x, y, self._bounds):
            return True
        return is_faint and not any(_is_in(x, y, box) for box in self._behind())

    def _is_white(self, index: int) -> bool:
        if not pdfium.FPDFText_GetFillColor(self._text, index, *self._colours):
            return False
        *colours, opacity = (colour.value for colour in self._colours)
        return opacity == 0 or min(colours) >= _WHITE

    def _mode(self, index: int) -> int:
        """How a character is drawn; 0, as mostly, where PDFium cannot tell."""
        if hasattr(pdfium, "FPDFText_GetTextRenderMode"):
            return int(pdfium.FPDFText_GetTextRenderMode(self._text, index))
        if not hasattr(pdfium, "FPDFText_GetTextObject"):
            return 0
        item = pdfium.FPDFText_GetTextObject(self._text, index)
        return int(pdfium.FPDFTextObj_GetTextRenderMode(item)) if item else 0

    def _behind(self) -> list[Box]:
        """What colours a part of the page: boxes, pictures, and what is drawn elsewhere."""
        if self._grounds is None:
            count = pdfium.FPDFPage_CountObjects(self._page)
            known = count <= _MOST_OBJECTS
            self._grounds = list(self._coloured(count)) if known else [self._bounds]
        return self._grounds

    def _coloured(self, count: int) -> Iterator[Box]:
        edges = [ctypes.c_float() for _ in range(4)]
        for index in range(count):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == _TEXT or (kind == _PATH and not self._is_coloured(item)):
                continue
            if pdfium.FPDFPageObj_GetBounds(item, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                yield left, bottom, right, top

    def _is_coloured(self, path: Any) -> bool:
        """Whether a path is filled, and not with white."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
            return False
        if not pdfium.FPDFPageObj_GetFillColor(path, *self._colours):
            return True
        *colours, opacity = (colour.value for colour in self._colours)
        return opacity > 0 and min(colours) < _WHITE


def _bounds_of(page: Any) -> Box:
    """What is shown of a page, also where all pages have it in common.

    Not `page.get_cropbox()`: that has US Letter where the page itself does not say.
    """
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.bottom, box.right, box.top


def _is_in(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
