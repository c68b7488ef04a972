"""From the elements of HTML to pieces, in one pass over the tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from index.parsing.html.anchors import Anchors
from index.parsing.html.block_context import LISTS, SECTIONS, Place, is_block
from index.parsing.html.boilerplate import is_hidden
from index.parsing.html.inline import BREAK, inline_text, paragraphs_in, verbatim
from index.parsing.html.tables import is_data_table, rows_of, words_of
from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind
from index.parsing.soft_headings import may_head
from index.parsing.tables import table_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element


_BOLD = frozenset({"b", "strong"})


class Found(NamedTuple):
    """A piece of a page.

    Attributes:
        piece: its words and what it is.
        words: the same without what was put before them (a bullet, a number).
        linked: how many of its characters are links.
        element: the block that it stands in.
    """

    piece: Piece
    words: str
    linked: int
    element: _Element


class Walker:
    """Walks over a tree once.

    Args:
        file: stands before every anchor: the chapter of a book.
    """

    def __init__(self, file: str = "") -> None:
        self._anchors = Anchors(file)
        self._places: list[Place] = []
        self._buffer: list[str] = []
        self._has_words = False
        """Whether there is anything but blanks in it."""
        self._links = 0
        self._linked = 0
        self._list_begins = False
        self._bolds = 0
        self._is_bold: list[bool] = []
        self._within: list[int] = []
        """For each section that is open, the level of the highest heading in it."""

    def walk(self, root: _Element) -> Iterator[Found]:
        """The pieces below an element, in reading order."""
        from lxml import etree

        # A place of its own, so that there is one for loose text at the top as well.
        self._places.append(Place.of(root, None))
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                yield from self._end(element, root)
                continue
            instead = "" if is_hidden(element) else inline_text(element)
            is_table = instead is None and element.tag == "table" and is_data_table(element)
            if is_table:
                yield from self._table(element)
            elif instead is None:
                yield from self._start(element)
                continue
            else:
                self._say(instead)
            walk.skip_subtree()

    def _start(self, element: _Element) -> Iterator[Found]:
        if is_block(element):
            if self._buffer:
                yield from self._flush()
            place = Place.of(element, self._places[-1])
            self._places.append(place)
            if element.tag in SECTIONS:
                self._within.append(SOFT_LEVEL + place.sections - 1)
            if element.tag in LISTS and len(place.lists) == 1:
                self._list_begins = True
            self._anchors.enter_block(element, place)
        else:
            if element.tag == "br":
                self._say(BREAK)
            self._anchors.enter_inline(element, self._places[-1], not self._has_words)
        if element.tag == "a":
            self._links += 1
        self._bolds += element.tag in _BOLD
        self._say(element.text)

    def _end(self, element: _Element, root: _Element) -> Iterator[Found]:
        """Close an element; of one that was skipped only what follows it is left."""
        if self._places[-1].element is element and is_block(element):
            if self._buffer:
                yield from self._flush()
            self._places.pop()
            if element.tag in SECTIONS:
                level = self._within.pop()
                if self._within:
                    self._within[-1] = min(self._within[-1], level)
                yield Found(Piece(PieceKind.END, "", level), "", 0, element)
        elif element.tag == "a" and self._links:
            self._links -= 1
        elif element.tag in _BOLD and self._bolds:
            self._bolds -= 1
        if element is root:
            yield from self._flush()
        else:
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        is_space = text != BREAK and text.isspace()
        if is_space and not self._buffer and self._places[-1].kind is not PieceKind.CODE:
            return  # between blocks
        self._buffer.append(text)
        self._has_words = self._has_words or not (is_space or text == BREAK)
        self._is_bold.append(self._bolds > 0 or is_space or text == BREAK)
        if self._links and text != BREAK:
            self._linked += len(text.strip())

    def _flush(self) -> Iterator[Found]:
        """What was read since the last block began or ended, as pieces of the block it is in."""
        place, linked = self._places[-1], self._linked
        if bold := self._bold_line(place):
            found = self._found(place, bold, min(linked, len(bold)))
            piece = found.piece
            if piece.kind is PieceKind.PARAGRAPH:
                piece = piece._replace(level=SOFT_LEVEL + place.sections)
            yield found._replace(piece=piece)
        for words in self._words():
            yield self._found(place, words, linked)

    def _bold_line(self, place: Place) -> str:
        """Take the bold line that was read first, where it stands alone or ends with a break."""
        is_plain = place.kind is PieceKind.PARAGRAPH and not place.notes and any(self._is_bold)
        if not is_plain or not self._has_words:
            return ""
        bold = list(takewhile(lambda pair: pair[1], zip(self._buffer, self._is_bold, strict=True)))
        words = " ".join("".join(text for text, _ in bold).split())
        rest = "".join(self._buffer[len(bold) :])
        ends = not rest.strip() or (bold[-1][0] == BREAK if bold else False)
        if not ends or not may_head(words):
            return ""
        del self._buffer[: len(bold)], self._is_bold[: len(bold)]
        return words

    def _words(self) -> list[str]:
        """Take what was read since the last block began or ended."""
        kind, text = self._places[-1].kind, "".join(self._buffer)
        self._buffer.clear()
        self._is_bold.clear()
        self._has_words = False
        self._linked = 0
        if kind is PieceKind.CODE:
            return [code] if (code := verbatim(text)).strip() else []
        texts = paragraphs_in(text)
        return [" ".join(" ".join(texts).split())] if kind is PieceKind.HEADING and texts else texts

    def _found(self, place: Place, words: str, linked: int) -> Found:
        kind, text = place.kind, words
        if self._within and kind is PieceKind.HEADING:
            self._within[-1] = min(self._within[-1], place.level)
        if place.notes and kind not in (PieceKind.CODE, PieceKind.HEADING):
            kind, text = PieceKind.FOOTNOTE, place.marker() + words
        elif kind is PieceKind.ITEM:
            kind = PieceKind.LIST if self._list_begins else kind
            self._list_begins = False
            text = place.indent + place.marker() + words
        locator = self._anchors.locator(place)
        return Found(Piece(kind, text, place.level, locator), words, linked, place.element)

    def _table(self, table: _Element) -> Iterator[Found]:
        yield from self._flush()
        place = Place.of(table, self._places[-1])
        self._anchors.enter_block(table, place)
        locator = self._anchors.locator(place)
        caption = next(table.iterchildren("caption"), None)
        title = "" if caption is None else "".join(map(str, caption.itertext()))
        links = sum(len(words_of(a)) for a in table.iter("a"))
        share = links / max(1, len(words_of(table)))
        for piece in table_pieces(rows_of(table), title):
            linked = int(share * len(piece.text))
            yield Found(piece._replace(locator=locator), piece.text, linked, table)
