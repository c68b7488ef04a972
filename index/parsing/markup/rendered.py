"""From HTML that a converter of markup has made to pieces.

Unlike a page from the web it has nothing around the article, so nothing is judged to be noise: all
words that a reader of the rendered page would see are kept, pictures and struck-out words are not.
A converter may say more than HTML can: `data-head` on an element is the heading of what is in it
(a tab, a card), `data-kind` what its first words are told to be ("Warning").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.model import Locator
from index.parsing.box_kinds import is_kind, labelled
from index.parsing.heading_lines import SENTENCE_LIMIT, TITLE_LIMIT
from index.parsing.html.block_context import counted
from index.parsing.html.boilerplate import is_unseen
from index.parsing.html.formulas import tex_text
from index.parsing.html.inline import raised, single_spaced
from index.parsing.html.tables import is_data_table, rows_of
from index.parsing.html.xml_parser import parse_html, too_deep
from index.parsing.interface import Contents
from index.parsing.markup.question_list import is_question_list, parted
from index.parsing.markup.words import (
    BREAK,
    INLINE,
    SKIPPED,
    code_lines,
    long_lines,
    only_unfolds,
    says_something,
    words_in,
)
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind
from index.parsing.soft_headings import with_soft_headings
from index.parsing.tables import table_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SOFT_HEADINGS = frozenset({"summary", "dt", "x-head"})
_TITLES = ("rubric", "topic-title", "sidebar-title")
_NUMBERED = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
"""How docutils says that a list counts."""
_BOXES = ("topic", "sidebar")
"""What docutils calls boxes, and their titles."""
_BOLD = ("strong", "b")
_KINDS = {
    "pre": PieceKind.CODE,
    "blockquote": PieceKind.QUOTE,
    "figcaption": PieceKind.CAPTION,
    "caption": PieceKind.CAPTION,
}
_SENTENCE_WORDS = 6
"""Words from which a bold line with a full stop says something, and heads nothing."""
_WIDTH = 2
"""Columns that a list within a list is indented by."""


def rendered_pieces(html: str) -> list[Piece]:
    """The pieces of a document that was rendered to HTML.

    Raises:
        UnreadableDocument: elements are nested too deep.
    """
    root = parse_html(f"<div>{html}</div>")
    if root is None:
        return []
    walk = _Walk()
    try:
        walk.walk(root)
    except RecursionError:
        raise too_deep() from None
    return with_soft_headings(walk.pieces)


def rendered_contents(html: str, metadata: Metadata) -> Contents:
    """A document that was rendered to HTML, its first heading of level 1 being its title.

    Args:
        html: what it was rendered to.
        metadata: what it says of itself beside that.
    """
    pieces = rendered_pieces(html)
    if pieces and (pieces[0].kind, pieces[0].level) == (PieceKind.HEADING, 1):
        pieces[0] = pieces[0]._replace(kind=PieceKind.TITLE)
        metadata = metadata.or_else(Metadata(title=pieces[0].text))
    return Contents(metadata, pieces)


@dataclass(slots=True)
class _List:
    """A list that the walk is in."""

    ordered: bool
    number: int
    how: str = ""
    begun: bool = False


@dataclass(slots=True)
class _Walk:
    """One pass over a tree.

    Attributes:
        pieces: those that were found.
    """

    pieces: list[Piece] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    soft: int = 0
    kind: PieceKind = PieceKind.PARAGRAPH
    notes: bool = False
    anchor: str = ""
    bold: bool = False
    _buffer: list[str] = field(default_factory=list)
    _bold: list[bool] = field(default_factory=list)
    _box: str = ""
    _marker: str = ""
    _first_item: bool = False

    def walk(self, element: _Element) -> None:
        """Find the pieces in an element; the text after it is not in it."""
        tag = str(element.tag)
        tag = "pre" if element.get("class") == "mermaid" else tag  # drawn from its lines
        if tag in SKIPPED or (element.attrib and is_unseen(element)):
            return
        if tag == "br":
            self._say(BREAK)
        elif tag in INLINE:
            self._inline(element, tag)
        else:
            is_line = _is_of_verse(element)
            if self._buffer and not is_line:
                self._flush()
            self._block(element, tag)
            if self._buffer and not is_line:
                self._flush()

    def _inline(self, element: _Element, tag: str) -> None:
        if tag == "sup" and "footnote-ref" in (element.get("class") or ""):
            return
        if tag == "sup" and (words := raised("".join(map(str, element.itertext())).strip())):
            self._say(words)
            return
        if tag == "a" and "footnote-backref" in (element.get("class") or ""):
            return
        if element.get("role") in ("doc-noteref", "doc-backlink"):
            if self._buffer:
                self._buffer[-1] = self._buffer[-1].rstrip(" ")
            return
        if element.get("class") == "math":
            self._say(tex_text("".join(map(str, element.itertext()))))
            return
        if (element.get("role") or "").startswith("doc-biblio"):
            self._inside(element)
            return
        if tag == "a" and (anchor := element.get("id") or element.get("name")):
            self.anchor = anchor
        was, self.bold = self.bold, self.bold or tag in _BOLD
        self._inside(element)
        self.bold = was

    def _inside(self, element: _Element) -> None:
        self._say(element.text)
        for child in element:
            self.walk(child)
            self._say(child.tail)

    def _block(self, element: _Element, tag: str) -> None:
        names = element.get("class") or ""
        if tag in _HEADINGS or tag in _SOFT_HEADINGS or names in _TITLES:
            self._heading(element, tag)
        elif tag == "table" and is_data_table(element):
            self._table(element)
        elif names.split()[:1] in (["footnote"], ["citation"]):
            self._note(element)
        elif "admonition-title" in (element.get("class") or ""):
            self._box = " ".join(words_in(element).split()).rstrip(":")
        elif tag in ("ul", "ol"):
            self._list(element, tag)
        elif tag == "li":
            self._item(element)
        elif names == "line" and tag == "div":  # of a verse
            self._inside(element)
            self._say(BREAK)
        elif names == "math" and tag in ("pre", "div"):
            self._say(tex_text("".join(map(str, element.itertext()))))
        elif tag in _KINDS and (tag != "blockquote" or not self.lists):
            was, self.kind = self.kind, _KINDS[tag]
            self._inside(element)
            self._flush()
            self.kind = was
        elif (
            tag in ("dl", "details")
            or names in _BOXES
            or element.get("data-head")
            or element.get("data-kind")
            or element.get("data-part") is not None
        ):
            self._section(element)
        elif tag == "x-end":
            self._end(SOFT_LEVEL + self.soft - 1)
        elif tag == "section" and "footnotes" in (element.get("class") or ""):
            self._end(1)
            self.notes = True
            self._inside(element)
            self._flush()
            self.notes = False
        else:
            self._inside(element)

    def _heading(self, element: _Element, tag: str) -> None:
        if anchor := element.get("id"):
            self.anchor = anchor
        for within in element.iter("a"):
            self.anchor = within.get("id") or self.anchor
        words = " ".join(words_in(element).split())
        words = words.rstrip(":") if tag == "dt" else words
        if tag == "summary" and only_unfolds(words):
            return
        level = int(tag[1]) if tag in _HEADINGS else SOFT_LEVEL + self.soft - (tag != "x-head")
        if len(words) > TITLE_LIMIT or (len(words) > SENTENCE_LIMIT and says_something(words)):
            self._add(PieceKind.PARAGRAPH, words)  # a line drawn below it
        elif words:
            self._add(PieceKind.HEADING, words, level)

    def _section(self, element: _Element) -> None:
        """What is headed by a <summary>, a <dt> or a title of its own."""
        kind, head = element.get("data-kind") or "", one_line(element.get("data-head") or "")
        if head:
            self._add(PieceKind.HEADING, labelled(kind, head), SOFT_LEVEL + self.soft)
        elif kind:
            self._box = kind
        begin = len(self.pieces)
        self.soft += 1
        self._inside(element)
        self._flush()
        self._box = ""
        self.soft -= 1
        within = (p.level for p in self.pieces[begin:] if p.kind is PieceKind.HEADING)
        level = SOFT_LEVEL + self.soft + (not head and bool(kind))
        self._end(min([level, *within]))  # what began in here is over, too

    def _note(self, element: _Element) -> None:
        """A note that docutils has made: its number, then its words."""
        label = next((c for c in element if "label" in (c.get("class") or "")), None)
        if label is not None:
            self._marker = f"{''.join(map(str, label.itertext())).strip()} "
            label.clear()
        self.notes = True
        self._inside(element)
        self._flush()
        self.notes, self._marker = False, ""

    def _list(self, element: _Element, tag: str) -> None:
        start = element.get("start") or "1"
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 1
        if not self.lists and is_question_list(element):
            for item in element:
                self._answered(item)
            return
        self._first_item = self._first_item or not self.lists
        how = element.get("type") or _NUMBERED.get((element.get("class") or "").split(" ")[0], "")
        self.lists.append(_List(tag == "ol", number, how))
        self._inside(element)
        self._flush()
        self.lists.pop()

    def _answered(self, item: _Element) -> None:
        """An item that asks, as the heading of what answers it."""
        question, answer = parted(item)
        level = SOFT_LEVEL + self.soft
        self._add(PieceKind.HEADING, question, level)
        self.soft += 1
        for block in answer:
            self.walk(block)
            self._say(block.tail)
        self._flush()
        self.soft -= 1
        self._end(level)

    def _item(self, element: _Element) -> None:
        if self.lists:
            within = self.lists[-1]
            self._marker = f"{counted(within.number, within.how)}. " if within.ordered else "- "
            within.number += 1
        self._inside(element)
        self._flush()
        self._marker = ""

    def _table(self, table: _Element) -> None:
        caption = next(table.iterchildren("caption"), None)
        title = "" if caption is None else "".join(map(str, caption.itertext()))
        for struck in tuple(table.iterdescendants("del", "s", "strike")):
            struck.text = ""
        for note in tuple(table.iterdescendants("sup")):
            if "footnote-ref" in (note.get("class") or ""):
                note.text = None
                for child in tuple(note):
                    note.remove(child)
        for piece in table_pieces(rows_of(table), title):
            self.pieces.append(piece._replace(locator=self._locator()))

    def _say(self, text: str | None) -> None:
        if not text:
            return
        is_space = text.isspace()
        if is_space and not self._buffer and self.kind is not PieceKind.CODE and text != BREAK:
            return  # between blocks
        self._buffer.append(text)
        self._bold.append(self.bold or is_space)

    def _take(self) -> list[str]:
        """What was read since the last block began or ended, in paragraphs."""
        text = "".join(self._buffer)
        self._buffer.clear()
        self._bold.clear()
        if self.kind is PieceKind.CODE:
            return code_lines(text)
        if self.kind is PieceKind.PARAGRAPH and not self.lists and (parts := long_lines(text)):
            return parts
        if BREAK not in text:
            words = single_spaced(text)
            return [words] if words else []
        lines = map(single_spaced, text.split(BREAK))
        whole = "\n".join(filter(None, lines))
        return [whole] if whole else []

    def _flush(self) -> None:
        self._bold_line()
        for words in self._take():
            self._paragraph(words)

    def _bold_line(self) -> None:
        """A bold line above its text, or all there is in a paragraph."""
        if self.kind is not PieceKind.PARAGRAPH or self.lists or not any(self._bold):
            return
        count = next((i for i, bold in enumerate(self._bold) if not bold), len(self._bold))
        words = " ".join("".join(self._buffer[:count]).split())
        rest = "".join(self._buffer[count:])
        if self._box and is_kind(self._box, words):  # which is said in any case
            del self._buffer[:count], self._bold[:count]
            if self._buffer:
                self._buffer[0] = self._buffer[0].lstrip(":：!.–— ")
            return
        ends = rest.lstrip(":： ")[:1] in ("", "\n", BREAK) and len(rest) > 0
        if words and len(words) <= 100 and (not rest.strip(" :：\n") or ends):
            if words.endswith(".") and (rest.strip() or len(words.split()) >= _SENTENCE_WORDS):
                return
            del self._buffer[:count], self._bold[:count]
            if self._buffer:
                self._buffer[0] = self._buffer[0].lstrip(":： ")
            words, self._box = labelled(self._box, words.rstrip(":：")), ""
            self._add(PieceKind.PARAGRAPH, words, SOFT_LEVEL + self.soft)

    def _paragraph(self, words: str) -> None:
        """Add what was read, as what it is where it stands."""
        box, self._box = self._box, ""
        if self.notes:
            marker, self._marker = self._marker, ""
            self._add(PieceKind.FOOTNOTE, marker + words)
        elif self.lists and self.kind is PieceKind.PARAGRAPH:
            indent = " " * (_WIDTH * (len(self.lists) - 1))
            marker, self._marker = self._marker or "  ", ""
            kind = PieceKind.LIST if self._first_item else PieceKind.ITEM
            self._first_item = False
            lines = labelled(box, words).replace("\n", f"\n{indent}  ")
            self._add(kind, f"{indent}{marker}{lines}")
        elif self.lists and self.kind is PieceKind.CODE and not self._first_item:
            indent = " " * (_WIDTH * len(self.lists))
            self._marker = ""
            self.pieces.append(Piece(PieceKind.ITEM, indent + words.replace("\n", f"\n{indent}")))
        else:
            self._add(self.kind, labelled(box, words))

    def _add(self, kind: PieceKind, words: str, level: int = 0) -> None:
        self.pieces.append(Piece(kind, words, level, self._locator()))

    def _end(self, level: int) -> None:
        self.pieces.append(Piece(PieceKind.END, "", level))

    def _locator(self) -> Locator | None:
        if not self.anchor:
            return None
        is_sound = len(self.anchor) <= 300 and self.anchor.isprintable()
        return Locator("anchor", self.anchor) if is_sound and " " not in self.anchor else None


def _is_of_verse(element: _Element) -> bool:
    """Whether an element is a line of a verse, or indented lines within one."""
    name, parent = element.get("class"), element.getparent()
    is_within = parent is not None and parent.get("class") == "line-block"
    return is_within and name in ("line", "line-block")
