"""Choosing the article's pieces out of everything that stands on its page.

trafilatura says which words are the article's; the pieces themselves come from the page, so that
its structure, its anchors and its exact characters are kept. What trafilatura drops between the
first and the last of them (tables, captions, code, notes) is kept too, unless it is noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.parsing.html.tree_walk import Found, Walker
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import Metadata, one_line, web_address
from index.parsing.metadata.title_block import BYLINES, read_bylines
from index.parsing.outline import Piece, PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_WORD = re.compile(r"[\W_]+")
_SHORT = 1_500
"""Characters of a page below which there is too little to choose from."""
_TITLE = 8
"""Letters of a heading that is believed to be named in the title of its page."""
_SURE = 24
"""Letters of a piece that is surely the article's when they stand anywhere in its text."""


def read_page(root: _Element) -> tuple[Metadata, list[Piece]]:
    """What a page says of itself, and its article in pieces."""
    extracted = _extract(root)
    body = root.find("body")
    found = list(Walker().walk(root if body is None else body))
    pieces = [f.piece for f in _main(found, extracted)]
    metadata = _metadata(root, extracted)
    if title := _own_title(root, metadata, pieces):
        metadata = replace(metadata, title=title)
    return take_opening(pieces, metadata)


def _own_title(root: _Element, metadata: Metadata, pieces: Sequence[Piece]) -> str | None:
    """The article's first heading, where what was taken for its title is that of a whole site."""
    headings = [p.text for p in pieces if p.kind is PieceKind.HEADING and p.level <= 2]
    known = {_key(heading) for heading in headings}
    if not headings or _key(metadata.title or "") in known:
        return None
    is_named = _key(headings[0]) in _key(root.findtext("head/title") or "")
    return one_line(headings[0]) if is_named and len(_key(headings[0])) >= _TITLE else None


def take_opening(pieces: Sequence[Piece], metadata: Metadata) -> tuple[Metadata, list[Piece]]:
    """Mark the title where it stands in the text, and take the byline below it out."""
    marked = mark_title(pieces, metadata.title)
    titles = [i for i, piece in enumerate(marked[:10]) if piece.kind is PieceKind.TITLE]
    if not titles:
        return metadata, marked
    at = titles[0] + 1
    below = [p.text if p.kind is PieceKind.PARAGRAPH else "" for p in marked[at : at + BYLINES]]
    said, count = read_bylines(below)
    return metadata.or_else(said), [*marked[:at], *marked[at + count :]]


def mark_title(pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """`pieces`, the first heading being the title where it says the same."""
    for i, piece in enumerate(pieces[:10]):
        if piece.kind is PieceKind.HEADING and title and _key(piece.text) == _key(title):
            return [*pieces[:i], piece._replace(kind=PieceKind.TITLE), *pieces[i + 1 :]]
    return list(pieces)


def _extract(root: _Element) -> Any | None:
    """What trafilatura takes for the article, None where it finds nothing."""
    import trafilatura

    return trafilatura.bare_extraction(
        deepcopy(root),  # it takes the tree to pieces
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # Of dates that are not marked as such, a page has many.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _main(found: Sequence[Found], extracted: Any | None) -> list[Found]:
    sound = [f for f in found if not f.noise]
    is_short = sum(len(f.words) for f in sound) < _SHORT
    if is_short or extracted is None or extracted.body is None:
        return sound
    lines = {_key(line) for line in extracted.body.itertext()}
    text = _key(" ".join(extracted.body.itertext()))
    chosen = [i for i, f in enumerate(sound) if _is_in(_key(f.words), lines, text)]
    if not chosen:
        return sound
    first, last = chosen[0], chosen[-1]
    while first and sound[first - 1].piece.kind is PieceKind.HEADING:
        first -= 1
    return [
        f for i, f in enumerate(sound) if first <= i <= last or _belongs(f, sound[first], i > last)
    ]


def _is_in(key: str, lines: set[str], text: str) -> bool:
    return key in lines or (len(key) >= _SURE and key in text)


def _belongs(found: Found, main: Found, is_after: bool) -> bool:
    """Whether a piece outside the stretch that was chosen is the article's all the same."""
    if found.piece.kind is PieceKind.FOOTNOTE and is_after:
        return True
    within = next((a for a in main.element.iterancestors("article", "main")), None)
    return within is not None and within in found.element.iterancestors("article", "main")


def _metadata(root: _Element, extracted: Any | None) -> Metadata:
    language = language_code(root.get("lang") or root.get("xml:lang") or "")
    title = one_line(root.findtext("head/title") or "") or None
    if extracted is None:
        return Metadata(title=title, language=language)
    return Metadata(
        title=one_line(extracted.title or "") or title,
        author=one_line((extracted.author or "").replace("; ", ", "), 120) or None,
        url=web_address(extracted.url or ""),
        date=parse_date(extracted.date or ""),
        language=language,
    )


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text).casefold()
