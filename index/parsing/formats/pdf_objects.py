"""What a page of a PDF has besides its text: ruled lines, pictures, what was filled in."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from index.parsing.formats.pdf_lines import Line, TextPage
from index.parsing.formats.pdf_tables import PrintedPage, Rule, grids_of

_THIN = 3.0
"""Points that a ruled line is wide, at most."""
_MOST_OBJECTS = 4_000
"""Objects of a page that are looked at."""
_MOST_FIELDS = 2_000
_VALUE = 4_000
"""Characters of a value that are read."""
_PATH, _IMAGE = 2, 3
_WIDGET, _FREE_TEXT = 20, 3
_HIDDEN = 0b10
_BUTTON, _CHECKBOX, _RADIO, _SIGNATURE = 1, 2, 3, 7


def read_page(page: Any, number: int, form: Any | None) -> PrintedPage:
    """A page with all that is on it; `form` is the document's, if it has one."""
    text = TextPage(page, number)
    try:
        lines = text.lines()
        values = list(_values(page, number, text, form)) if form is not None else []
        lines = _filled_in(lines, values)
        rules = list(_rules(page, text)) if sum(bool(line.cells) for line in lines) > 1 else []
        grids = grids_of(rules)
        words = {
            line.span: text.words(line)
            for line in (lines if grids else ())
            if line.span[1] and any(grid.holds(line) for grid in grids)
        }
        pictures = not lines and any(True for _ in _objects(page))
        return PrintedPage(lines, rules if grids else (), words, pictures, text.unknown)
    finally:
        text.close()


def _objects(page: Any) -> Iterator[Any]:
    count = pdfium.FPDFPage_CountObjects(page)
    for index in range(min(count, _MOST_OBJECTS)):
        yield pdfium.FPDFPage_GetObject(page, index)


def _rules(page: Any, text: TextPage) -> Iterator[Rule]:
    """The ruled lines of a page, and the edges of boxes."""
    edges = [ctypes.c_float() for _ in range(4)]
    for item in _objects(page):
        if pdfium.FPDFPageObj_GetType(item) != _PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *edges):
            continue
        left, bottom, right, top = text.rotated(*(edge.value for edge in edges))
        if right - left <= _THIN or top - bottom <= _THIN:
            if max(right - left, top - bottom) > 2 * _THIN:
                yield Rule(left, bottom, right, top)
        else:
            yield Rule(left, top, right, top)
            yield Rule(left, bottom, right, bottom)
            yield Rule(left, bottom, left, top)
            yield Rule(right, bottom, right, top)


def _values(page: Any, number: int, text: TextPage, form: Any) -> Iterator[Line]:
    """What was filled in on a page, as lines where it stands."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            words = _value(note, form)
            box = pdfium.FS_RECTF()
            if words and pdfium.FPDFAnnot_GetRect(note, box):
                sides = sorted((box.bottom, box.top))
                place = text.rotated(box.left, sides[0], box.right, sides[1])
                yield Line(words, number, place[0], place[2], place[1], place[3] - place[1])
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _value(note: Any, form: Any) -> str:
    if pdfium.FPDFAnnot_GetFlags(note) & _HIDDEN:
        return ""
    kind = pdfium.FPDFAnnot_GetSubtype(note)
    if kind == _FREE_TEXT:
        return _text(pdfium.FPDFAnnot_GetStringValue, note, b"Contents")
    if kind != _WIDGET:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if field in (_CHECKBOX, _RADIO):
        return "☒" if pdfium.FPDFAnnot_IsChecked(form, note) else ""
    if field in (_BUTTON, _SIGNATURE):
        return ""
    return _text(pdfium.FPDFAnnot_GetFormFieldValue, form, note)


def _text(function: Callable[..., int], *arguments: Any) -> str:
    """What a function of PDFium writes into a buffer, whose size it tells in bytes."""
    size = function(*arguments, None, 0)
    if not 2 < size <= 2 * _VALUE:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    function(*arguments, buffer, size)
    return " ".join(bytes(buffer)[: size - 2].decode("utf-16-le", "ignore").split())


def _filled_in(lines: list[Line], values: list[Line]) -> list[Line]:
    """Lines with what was filled in behind what it stands beside, or else where it stands."""
    for value in values:
        middle = value.bottom + value.size / 2
        beside = [
            i
            for i, line in enumerate(lines)
            if line.bottom - 2 < middle < line.bottom + line.size + 2
            and line.left < value.left
            and line.turn == 0
        ]
        if beside:
            at = max(beside, key=lambda i: lines[i].left)
            line = lines[at]
            lines[at] = line._replace(
                text=f"{line.text} {value.text}", right=max(line.right, value.right), cells=()
            )
        else:
            above = sum(line.bottom > value.bottom for line in lines)
            size = lines[max(above - 1, 0)].size if lines else value.size
            lines.insert(above, value._replace(size=size))
    return lines
