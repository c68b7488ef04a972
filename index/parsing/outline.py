"""From the pieces that a structured document falls into to a text with an outline, and back.

A reader delivers pieces: their words, as a reader of the rendered page sees them, and what they
are. Here they become the article's text and an outline of it, which together give the same
paragraphs at every reindex.

What a reader keeps to:

* A line end within a piece is one that the page shows (<br>, a line of code); hard-wrapped lines
  are joined. So a line of a list, a table or code can be told from the text alone.
* Whatever heads its answer is a `HEADING`: also a <summary>, a <dt>, an accordion's button or a
  bold line. Those have no level of their own: `SOFT_LEVEL`, one more for each within another.
  Where such a section ends (</details>), an `END` of the same level says so.
* A table's pieces are made by `index.parsing.tables.table_pieces`, for every format.
* A lead-in ("The codes are:"), a caption, the list, table or code after it are pieces of their
  own; the splitter puts them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from index.errors import UnreadableDocument
from index.model import Locator, Mark, Paragraph
from index.parsing.metadata.metadata import one_line
from index.parsing.paragraph_splitter import Block, Kind, paragraphs_of

MAX_PIECES = 200_000
"""Pieces of the longest document that is read."""
MAX_CHARACTERS = 8 * 1024 * 1024
"""Characters of the longest text that is made of a document."""

_CONTROLS: dict[int, str | None] = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), 0xFEFF, *range(0xD800, 0xE000))
)
"""Nothing that is read: controls, and halves of characters, which could not be stored."""


class PieceKind(StrEnum):
    """What a piece of a document is."""

    TITLE = "title"
    """The document's title where it stands in the text; heads nothing."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    """The first item of a list."""
    ITEM = "item"
    TABLE = "table"
    """The first row of a table."""
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    END = "end"
    """No words: where what the last headings of this level and below head is over."""


SOFT_LEVEL = 7
"""Level of a heading that is not marked as one, below all that are."""

_HEADS = (PieceKind.TITLE, PieceKind.HEADING)
_OPENS = (PieceKind.LIST, PieceKind.TABLE)
_CONTINUES = (PieceKind.ITEM, PieceKind.ROW)
_LINES = _OPENS + _CONTINUES
_KEEP_INDENT = (PieceKind.ITEM, PieceKind.CODE)
_BY_NAME = {kind.value: kind for kind in PieceKind}
_BLOCK_KINDS = (
    dict.fromkeys(PieceKind, Kind.TEXT)
    | dict.fromkeys((*_HEADS, PieceKind.END), Kind.HEADING)
    | dict.fromkeys(_LINES, Kind.ITEM)
    | {PieceKind.CODE: Kind.CODE}
)


class Piece(NamedTuple):
    """A piece of a document.

    Attributes:
        kind: what it is.
        text: its words, white space already made single where it means nothing.
        level: of a heading, 1 being the outermost.
        locator: where it stands, where known.
    """

    kind: PieceKind
    text: str
    level: int = 0
    locator: Locator | None = None


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Mark, ...]]:
    """The text that pieces make, parted by blank lines (items and rows by line ends), outlined.

    Raises:
        UnreadableDocument: there are too many, or they are too long.
    """
    parts: list[str] = []
    outline: list[Mark] = []
    length = 0
    for piece in pieces:
        is_plain = piece.text.isprintable()
        words = (piece.text if is_plain else piece.text.translate(_CONTROLS)).rstrip()
        # An item keeps the indent that shows which item it belongs to.
        words = words.strip("\n") if piece.kind in _KEEP_INDENT else words.lstrip()
        if piece.kind is PieceKind.END:
            outline.append(Mark(length, length, piece.kind.value, piece.level))
        if not words or piece.kind is PieceKind.END:
            continue
        if length:
            follows = piece.kind in _CONTINUES and outline[-1].kind in _LINES
            parts.append("\n" if follows else "\n\n")
            length += len(parts[-1])
        parts.append(words)
        end = length + len(words)
        outline.append(Mark(length, end, piece.kind.value, piece.level, piece.locator))
        length = end
        if len(outline) > MAX_PIECES or length > MAX_CHARACTERS:
            raise UnreadableDocument(
                f"The document has more than {MAX_CHARACTERS // 1024**2} million characters or "
                f"{MAX_PIECES:,} paragraphs; split it into smaller ones."
            )
    return "".join(parts), tuple(outline)


def split_outlined(text: str, outline: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that was assembled."""
    return paragraphs_of(text, _blocks(text, outline))


def _blocks(text: str, outline: Sequence[Mark]) -> Iterator[Block]:
    part = 0
    for mark, following in zip(outline, [*outline[1:], None], strict=True):
        kind = _BY_NAME[mark.kind]
        if kind is PieceKind.TITLE:
            continue
        part += kind in _OPENS
        leads = kind is PieceKind.CAPTION and following is not None and following.kind == "table"
        label = one_line(text[mark.start : mark.end]) if kind in _HEADS else ""
        yield Block(
            _BLOCK_KINDS[kind], mark.start, mark.end, mark.level, label, leads, part, mark.locator
        )
