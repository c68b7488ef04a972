"""From what a reader found in a document to its numbered paragraphs.

Readers deliver blocks; what is the same for every format happens here: headings attach to what
they head, and one that heads nothing is a paragraph itself; a lead-in ending in a colon stays with
its list, table or code; long lists and tables are divided between items and rows, long code
between lines, over-long paragraphs at sentence ends; and everything is trimmed and numbered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from index.model import Locator, Paragraph

LIST_LIMIT = 1_200
"""Characters of a list above which it is divided between its items."""
CODE_LIMIT = 900
"""Characters of code above which it is divided between its lines."""
PARAGRAPH_LIMIT = 6_000
"""Characters above which a paragraph is divided, so that everything behind stays bounded."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？]")


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    """An item of a list, a row of a table; neighbours belong to the same list."""
    CODE = auto()


class Block(NamedTuple):
    """A stretch of a document.

    Attributes:
        kind: what it is.
        start: offset of its first character.
        end: offset after its last character.
        level: of a heading, 1 being the outermost.
        label: of a heading, its words without markup; without any it only ends what came before.
        leads: of a text, whether it leads into the list or code that follows.
        part: items of different parts never belong to the same list.
        locator: where it stands in the document, where known.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    label: str = ""
    leads: bool = False
    part: int = 0
    locator: Locator | None = None


def paragraphs_of(text: str, blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """The numbered paragraphs that `blocks`, in reading order, make of `text`."""
    found: list[Paragraph] = []
    path: list[Block] = []
    for block in _with_text(text, _join_lists(text, blocks)):
        if block.kind is Kind.HEADING:
            path = [h for h in path if h.level < block.level] + [block]
            continue
        headings = tuple(h.label for h in path if h.label)
        for start, end in _bounded(text, block.start, block.end):
            words = text[start:end]
            found.append(Paragraph(len(found) + 1, start, end, words, headings, block.locator))
    return tuple(found)


def _with_text(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, with each heading that heads nothing made a text, so that it can be quoted."""
    pending: Block | None = None
    for block in blocks:
        if pending is not None:
            heads = block.kind is not Kind.HEADING or (block.label and block.level > pending.level)
            yield from (pending,) if heads else _as_text(text, pending)
        pending = block if block.kind is Kind.HEADING else None
        if pending is None:
            yield block
    if pending is not None:
        yield from _as_text(text, pending)


def _as_text(text: str, heading: Block) -> Iterator[Block]:
    """A heading that ends what came before it, and its words unless they are in markup."""
    yield heading._replace(label="")
    if heading.label and " ".join(text[heading.start : heading.end].split()) == heading.label:
        yield heading._replace(kind=Kind.TEXT, leads=False)


def _join_lists(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Join lead-ins, list items and code into blocks of about LIST_LIMIT characters at most."""
    open_block: Block | None = None
    list_start = 0
    for block in _divided(text, blocks):
        if open_block is not None:
            is_led = open_block.kind is Kind.TEXT and block.kind in (Kind.ITEM, Kind.CODE)
            joins = is_led or (block.kind is Kind.ITEM and block.part == open_block.part)
            if is_led:
                list_start = block.start
            if joins and (block.end - list_start <= LIST_LIMIT or open_block.leads):
                open_block = open_block._replace(
                    kind=block.kind, end=block.end, leads=False, part=block.part
                )
                if block.kind is Kind.ITEM:
                    continue
                yield open_block
                open_block = None
                continue
            yield open_block
            open_block = None
        if block.kind is Kind.ITEM:
            open_block, list_start = block, block.start
        elif block.kind is Kind.TEXT and (block.leads or _ends_in_colon(text, block)):
            open_block = block._replace(leads=True)
        else:
            yield block
    if open_block is not None:
        yield open_block


def _divided(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, long code in parts: at blank lines where it has them, else between lines."""
    for block in blocks:
        if block.kind is not Kind.CODE or block.end - block.start <= CODE_LIMIT:
            yield block
            continue
        start = block.start
        while block.end - start > CODE_LIMIT:
            limit, least = start + CODE_LIMIT, start + CODE_LIMIT // 3
            cut = text.rfind("\n\n", least, limit)
            cut = cut if cut > 0 else text.rfind("\n", least, limit)
            cut = cut if cut > 0 else limit
            yield block._replace(start=start, end=cut)
            start = cut
        yield block._replace(start=start)


def _ends_in_colon(text: str, block: Block) -> bool:
    return text[block.start : block.end].rstrip()[-1:] in (":", "：")


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`[start, end)` trimmed, and divided where it is longer than PARAGRAPH_LIMIT."""
    start, end = _trimmed(text, start, end)
    while start < end:
        cut = end if end - start <= PARAGRAPH_LIMIT else _cut(text, start, start + PARAGRAPH_LIMIT)
        piece = _trimmed(text, start, cut)
        if _is_visible(text[slice(*piece)]):
            yield piece
        start, end = _trimmed(text, cut, end)


def _cut(text: str, start: int, limit: int) -> int:
    """Where to divide before `limit`: at the last sentence end, else white space, else there."""
    half = start + PARAGRAPH_LIMIT // 2
    ends = [match.end() for match in _SENTENCE_END.finditer(text, half, limit)]
    if ends:
        return ends[-1]
    for at in range(limit, half, -1):
        if text[at].isspace():
            return at
    for at in range(limit, limit - 32, -1):  # never between a letter and its marks
        if not unicodedata.combining(text[at]) and text[at] not in "\u200d\ufe0f":
            return at
    return limit


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_visible(piece: str) -> bool:
    return piece[:1].isalnum() or any(
        unicodedata.category(c) not in ("Cc", "Cf", "Zs") for c in piece
    )
