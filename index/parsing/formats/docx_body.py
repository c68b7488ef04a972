"""From the body of a Word document to pieces, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.errors import UnreadableDocument
from index.parsing.formats.docx_drawings import drawing_pieces
from index.parsing.formats.docx_numbering import Numbering
from index.parsing.formats.docx_package import Package, R, W
from index.parsing.formats.docx_styles import Styles, is_on, numbering, outline_level, value
from index.parsing.formats.docx_text import MC, Fields, Words, asks_for_text
from index.parsing.html.inline import paragraphs_in, verbatim
from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind
from index.parsing.soft_headings import may_head
from index.parsing.tables import MAX_COLUMNS, Cell, table_pieces
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CELL = 2_000
"""Characters of a cell above which a table is there for the layout of a page."""
_MAX_LEVEL = 6
_CONTENTS = frozenset({"Table of Contents", "Bibliographies Index", "Index"})
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag"))


class Body:
    """Reads the body, then its notes.

    Attributes:
        title: the words of the first paragraph in the style of a title, "" without one.
        alternatives: names of the parts of other formats that were left out.
    """

    def __init__(self, package: Package, root: _Element) -> None:
        self.title = ""
        self.alternatives: list[str] = []
        self._package = package
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"))
        self._notes: list[tuple[str, str]] = []
        self._words = Words(self._styles, Fields(root), self._note)
        self._in_list = False
        self._list = ""
        """The list of the last item that stood outermost."""
        self._kept = ""
        """Words of a paragraph whose end was deleted, which the next one continues."""

    def pieces(self, root: _Element) -> Iterator[Piece]:
        """All pieces, in reading order, notes last.

        Raises:
            UnreadableDocument: it has no body.
        """
        body = root.find(f"{W}body")
        if body is None:
            raise UnreadableDocument(
                "The Word document is damaged (it has no body); open it in Word, save it and add "
                "it again."
            )
        yield from _with_code_joined(self._blocks(body))
        notes = {kind: self._package.related(kind) for kind in ("footnotes", "endnotes")}
        for number, (kind, name) in enumerate(self._notes, 1):  # grows while notes are read
            part = notes[kind]
            found = () if part is None else part
            note = next((e for e in found if e.get(f"{W}id") == name), None)
            texts = [] if note is None else list(self._texts(note))
            for i, text in enumerate(texts):
                yield Piece(PieceKind.FOOTNOTE, text if i else f"{number}. {text}")

    def _note(self, kind: str, name: str) -> str:
        if (kind, name) not in self._notes:
            self._notes.append((kind, name))
        return f"[{self._notes.index((kind, name)) + 1}]"

    def _texts(self, element: _Element) -> Iterator[str]:
        """The paragraphs below an element, as words alone."""
        for paragraph in element.iter(f"{W}p"):
            yield from paragraphs_in(self._words.of(paragraph))
        self._words.boxes.clear()
        self._words.drawings.clear()

    def _blocks(self, parent: _Element) -> Iterator[Piece]:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                self._in_list = False
                yield from self._table(child)
            elif tag == f"{W}sdt":
                if not _is_contents(child) and not asks_for_text(child):
                    for content in child.iterchildren(f"{W}sdtContent"):
                        yield from self._blocks(content)
            elif tag in _CHANGES:
                yield from self._blocks(child)
            elif tag == f"{MC}AlternateContent":
                yield from self._blocks(next(iter(child), child))
            elif tag == f"{W}altChunk":
                yield from self._alternative(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[Piece]:
        properties = paragraph.find(f"{W}pPr")
        found = value(None if properties is None else properties.find(f"{W}pStyle"))
        style = self._styles.of(found or "")
        text = self._kept + self._words.of(paragraph, style.hidden, style.bold)
        bold = "" if self._kept else self._words.bold_line()
        self._kept = ""
        boxes, self._words.boxes = self._words.boxes, []
        drawings, self._words.drawings = self._words.drawings, []
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._kept = text
        elif not style.contents:
            level = outline_level(properties)
            level = style.level if level is None else level
            if style.title:
                yield from self._title(text)
            elif level:
                yield from self._heading(text, properties, found or "", min(level, _MAX_LEVEL))
            else:
                yield from self._plain(text, properties, found or "", bold)
        for box in boxes:
            yield from self._blocks(box)
        for name in drawings:
            yield from self._drawing(name)

    def _drawing(self, name: str) -> Iterator[Piece]:
        """What a chart or a diagram says; a damaged one says nothing."""
        try:
            root = self._package.parse(self._package.path_of(name))
        except UnreadableDocument:
            return
        self._in_list = False
        yield from drawing_pieces(root) if root is not None else ()

    def _title(self, text: str) -> Iterator[Piece]:
        self._in_list = False
        if words := " ".join(" ".join(paragraphs_in(text)).split()):
            self.title = self.title or words
            yield Piece(PieceKind.HEADING, words, 1)

    def _heading(
        self, text: str, properties: _Element | None, style: str, level: int
    ) -> Iterator[Piece]:
        self._in_list = False
        if words := " ".join(" ".join(paragraphs_in(text)).split()):
            number = self._number(properties, style)[0]
            number = "" if number == "-" else number
            yield Piece(PieceKind.HEADING, f"{number} {words}".strip(), level)

    def _plain(
        self, text: str, properties: _Element | None, style: str, bold: str
    ) -> Iterator[Piece]:
        kind = self._styles.of(style).kind or PieceKind.PARAGRAPH
        if kind is PieceKind.CODE:
            self._in_list = False
            yield Piece(kind, verbatim(text) or " ")
            return
        texts = paragraphs_in(text)
        number, level, name = self._number(properties, style) if texts else ("", 0, "")
        words = " ".join(" ".join(paragraphs_in(bold)).split())
        if not number and kind is PieceKind.PARAGRAPH and may_head(words):
            self._in_list = False
            yield Piece(kind, words.rstrip(":："), SOFT_LEVEL)
            texts = paragraphs_in(text[len(bold) :])
        for i, words in enumerate(texts):
            if not number:
                self._in_list = False
                yield Piece(kind, words)
                continue
            goes_on = self._in_list and (level or i or name == self._list)
            item = PieceKind.ITEM if goes_on else PieceKind.LIST
            self._in_list, self._list = True, self._list if level else name
            yield Piece(item, "  " * level + ("  " if i else f"{number} ") + words)

    def _number(self, properties: _Element | None, style: str) -> tuple[str, int, str]:
        """What stands before an item, "" where it is none, how deep it stands, in which list."""
        name, level = numbering(properties)
        if name is None:
            named = self._styles.of(style)
            name, level = named.list_id, named.list_level
        number = self._numbering.next(name, level) if name not in ("", "0") else ""
        return number, level, name

    def _table(self, table: _Element) -> Iterator[Piece]:
        rows = list(_rows(table))
        cells = [cell for row in rows for cell in row.iter(f"{W}tc")]
        is_layout = (
            max((sum(1 for _ in _cells(row)) for row in rows), default=0) < 2
            or any(e.getparent() is not None for e in table.iterdescendants(f"{W}tbl"))
            or any(len("".join(_letters(cell))) > MAX_CELL for cell in cells)
        )
        if is_layout:
            for row in rows:
                for cell in _cells(row):
                    yield from self._blocks(cell)
        else:
            yield from table_pieces(self._data(table, rows))
            self._in_list = False

    def _data(self, table: _Element, rows: Sequence[_Element]) -> list[list[Cell]]:
        """The cells of a table row by row, those over several rows in each of them."""
        grid: list[list[Cell]] = []
        bold: list[list[bool]] = []
        for row in rows:
            heads = is_on(row.find(f"{W}trPr/{W}tblHeader"))
            cells: list[Cell] = []
            marks: list[bool] = []
            for element in _cells(row):
                span, goes_on = _span(element.find(f"{W}tcPr"))
                above = grid[-1] if grid and goes_on else []
                text, is_bold = self._cell(element)
                text = above[len(cells)].text if len(cells) < len(above) else text
                if len(cells) + span <= MAX_COLUMNS:
                    cells += [Cell(text, heads)] * span
                    marks.append(is_bold or not text)
            if any(cell.text for cell in cells):
                grid.append(cells)
                bold.append(marks)
        return _with_headers(grid, bold, self._heads_first_row(table))

    def _cell(self, element: _Element) -> tuple[str, bool]:
        """The words of a cell, and whether all of them are bold."""
        texts: list[str] = []
        is_bold = True
        for paragraph in element.iter(f"{W}p"):
            style = self._styles.of(value(paragraph.find(f"{W}pPr/{W}pStyle")) or "")
            texts += paragraphs_in(self._words.of(paragraph, style.hidden, style.bold))
            is_bold = is_bold and self._words.is_all_bold()
        self._words.boxes.clear()
        self._words.drawings.clear()
        return " ".join(texts), is_bold

    def _heads_first_row(self, table: _Element) -> bool:
        """Return whether the style of a table shows its first row as a header."""
        look = table.find(f"{W}tblPr/{W}tblLook")
        if look is None or look.get(f"{W}firstRow") == "0":
            return False
        return self._styles.heads_first_row(value(table.find(f"{W}tblPr/{W}tblStyle")) or "")

    def _alternative(self, element: _Element) -> Iterator[Piece]:
        """Text of another format, which Word takes into the document when it opens it."""
        from index.parsing.formats.docx_alternative import pieces_of_part

        self._in_list = False
        path = self._package.path_of(element.get(f"{R}id") or "")
        data = self._package.read(path)
        is_document = data.startswith(b"PK")
        found = _pieces_within(data) if is_document else pieces_of_part(data, path)
        if found is None:
            self.alternatives.append(path.rpartition("/")[2])
        else:
            yield from found


def _pieces_within(data: bytes) -> list[Piece] | None:
    """The pieces of a document within another, None where it cannot be read."""
    try:
        package = Package(Container(data))
        root = package.parse(package.main)
        if root is None:
            return None
        for chunk in list(root.iter(f"{W}altChunk")):  # one document within another is enough
            chunk.tag = "left-out"
        return list(Body(package, root).pieces(root))
    except UnreadableDocument:
        return None


def _with_code_joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces, lines of code that follow one another being one."""
    code: list[str] = []
    for piece in pieces:
        if piece.kind is PieceKind.CODE:
            code.append(piece.text.rstrip())
            continue
        if code:
            yield Piece(PieceKind.CODE, "\n".join(code).strip("\n"))
            code = []
        yield piece
    if code:
        yield Piece(PieceKind.CODE, "\n".join(code).strip("\n"))


def _with_headers(
    grid: list[list[Cell]], bold: Sequence[Sequence[bool]], styled: bool
) -> list[list[Cell]]:
    """The rows of a table, a first row or first column that stands out made headers."""
    if not grid or any(cell.heads for row in grid for cell in row):
        return grid
    is_plain = not all(map(all, bold))
    if len(grid) > 1 and (styled or (is_plain and all(bold[0]))):
        grid = [_as_headers(grid[0]), *grid[1:]]
    body = range(1 if grid[0][0].heads else 0, len(grid))
    if is_plain and all(bold[i][0] and not all(bold[i]) for i in body):
        for i in body:
            grid[i] = [grid[i][0]._replace(heads=True), *grid[i][1:]]
    return grid


def _as_headers(row: Sequence[Cell]) -> list[Cell]:
    """The cells as headers; one over several columns stays one."""
    known = {id(cell): cell._replace(heads=True) for cell in row}
    return [known[id(cell)] for cell in row]


def _is_contents(element: _Element) -> bool:
    found = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(found) in _CONTENTS


def _rows(table: _Element) -> Iterator[_Element]:
    for row in table.iter(f"{W}tr"):
        owner = next(row.iterancestors(f"{W}tbl"))
        if owner is table and row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: _Element) -> Iterator[_Element]:
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is row and cell.find(f"{W}tcPr/{W}cellDel") is None:
            yield cell


def _letters(element: _Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(f"{W}t"))


def _span(properties: _Element | None) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it goes on from the row above."""
    if properties is None:
        return 1, False
    told = value(properties.find(f"{W}gridSpan")) or "1"
    span = int(told) if told.isdecimal() and len(told) < 5 else 1
    merged = properties.find(f"{W}vMerge")
    return max(1, min(span, MAX_COLUMNS)), merged is not None and value(merged) != "restart"
