"""Choosing the article's pieces out of everything that stands on its page.

trafilatura says which words are the article's, and is believed whatever the names of their
wrappers are: of the extractors that were measured on public pages it finds most of what is wanted
with least of what is not. The pieces themselves come from the page, so that its structure, its
anchors and its exact characters are kept. What trafilatura leaves out between them (tables,
captions, code, notes) is kept too, unless it is plainly furniture.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.parsing.html.extraction import extract
from index.parsing.html.formulas import show_formulas
from index.parsing.html.furniture import is_furniture
from index.parsing.html.leftovers import drop_leftovers, without_left_lines
from index.parsing.html.page_title import key_of, page_title
from index.parsing.html.tree_walk import Found, Walker
from index.parsing.html.unfold import unfold
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.metadata.title_block import BYLINES, read_bylines
from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind
from index.parsing.soft_headings import heads_all, with_soft_headings

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHORT = 500
"""Characters of a page below which there is too little to choose from."""
_SURE = 24
"""Letters of a piece that is surely the article's when they stand anywhere in its text."""
_SHARE = 0.25
"""Share of the article above which nothing that holds it is furniture, and of the page below which
too little of it was chosen."""
_SENTENCE, _LONG, _LONGER = 50, 100, 140
"""Characters of a sentence, and of any piece, that is kept between pieces that were chosen; and of
one that is kept elsewhere in the same <article>."""
_LEAD = 2
"""Pieces right above the first one chosen and right below the last that may be the article's."""
_INNER = ("article", "main")
_PARTS = frozenset({
    PieceKind.TABLE, PieceKind.ROW, PieceKind.CODE, PieceKind.LIST, PieceKind.ITEM,
    PieceKind.FOOTNOTE,
})  # fmt: skip
"""Kinds of pieces that extractors are known to leave out of the middle of articles."""
_HEADS = (PieceKind.HEADING, PieceKind.END)
_LABELS = (PieceKind.PARAGRAPH, PieceKind.HEADING)
_ITEMS = (PieceKind.LIST, PieceKind.ITEM)
_FEW_ITEMS = 3
"""Items of a list that is the whole of a page."""
_FEW = 12
"""Elements in what holds a picture and its caption."""
_CREDIT = 30
"""Characters beside a caption that name who took the picture."""
_BETWEEN = 4
"""Pieces that may stand between a heading and what it heads, and be left out."""
_LINKED = 0.8
"""Share of a piece's characters above which it is nothing but a link."""
_ENDS = (".", "!", "?", "…", "。", "！", "？", ":")


def read_page(root: _Element) -> tuple[Metadata, list[Piece], list[str]]:
    """What a page says of itself, its article in pieces, and what is to be said about them."""
    show_formulas(root)
    drop_leftovers(root)
    unfold(root)
    body = root.find("body")
    found = without_left_lines(Walker().walk(root if body is None else body))
    lines, metadata = extract(root, sum(len(f.words) for f in found))
    own = [_own_words(f) for f in found]
    kept = _main(found, own, lines, is_alone=body is not None and _is_article_alone(body))
    pieces = [found[i].piece for i in kept]
    title = page_title(root, pieces, metadata.title or "")
    metadata, pieces = take_opening(pieces, replace(metadata, title=title))
    return metadata, with_soft_headings(pieces), _notes(sum(own), sum(own[i] for i in kept))


def take_opening(pieces: Sequence[Piece], metadata: Metadata) -> tuple[Metadata, list[Piece]]:
    """Mark the title where it stands in the text, and take the byline below it out.

    A document that does not say its title has its first words, where they head all others.
    """
    if not metadata.title and pieces and heads_all(pieces):
        metadata = replace(metadata, title=one_line(pieces[0].text))
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
        if piece.kind is PieceKind.HEADING and title and key_of(piece.text) == key_of(title):
            return [*pieces[:i], piece._replace(kind=PieceKind.TITLE), *pieces[i + 1 :]]
    return list(pieces)


def _is_article_alone(body: _Element) -> bool:
    """Return whether a page is an article and nothing else, as an entry of a feed is."""
    return [child.tag for child in body] == ["article"]


def _main(
    found: Sequence[Found], own: Sequence[int], lines: Sequence[str], *, is_alone: bool
) -> list[int]:
    """The numbers of the pieces that are the article's; `own` has their words that are no links."""
    chosen = _chosen(found, lines)
    plain = _plain(found, own, chosen)
    chosen = {i for i in chosen if plain[i] or not _is_link(found[i])}
    whole = sum(own[i] for i in chosen)
    there = sum(own[i] for i in range(len(found)) if plain[i] or i in chosen)
    if is_alone:
        kept = chosen.union(i for i in range(len(found)) if plain[i])
    elif there < _SHORT or whole < _SHARE * there:
        likely = {i for i, f in enumerate(found) if plain[i] and _is_likely(f)}
        if not any(_says_something(found[i]) for i in chosen | likely):
            likely |= _list_of_links(found, plain)
        kept = chosen | likely
    else:
        kept = chosen | _around(found, chosen, plain)
        _add_section(found, kept, plain)
        _add_headings(found, kept, plain, max(chosen))
    kept -= _bare_headings(found, kept)
    return [i for i, f in enumerate(found) if i in kept or f.piece.kind is PieceKind.END]


def _bare_headings(found: Sequence[Found], kept: set[int]) -> set[int]:
    """The headings of sections of which nothing is kept though there is something."""
    bare: set[int] = set()
    below: list[tuple[int, int]] = []
    had: set[int] = set()  # below holds level and number of headings, had those with a text
    for i, piece in enumerate(found):
        kind, level = piece.piece.kind, piece.piece.level
        if kind in _HEADS:
            bare.update(n for at, n in below if at >= level and n in had)
            below = [(at, n) for at, n in below if at < level]
            below += [(level, i)] if kind is PieceKind.HEADING and i in kept else []
        elif i in kept:
            below, had = [], set()
        else:
            had.update(n for _, n in below)
    bare.update(n for _, n in below if n in had)
    return bare


def _plain(found: Sequence[Found], own: Sequence[int], chosen: set[int]) -> list[bool]:
    """For each piece, whether nothing around it is furniture."""
    around = _wrappers(found)
    held = Counter[int]()
    for i in chosen:
        for wrapper in around[i]:
            held[wrapper] += own[i]
    whole = sum(own[i] for i in chosen)
    return [all(held[w] > _SHARE * whole for w in wrappers) for wrappers in around]


def _around(found: Sequence[Found], chosen: set[int], plain: Sequence[bool]) -> set[int]:
    """Pieces that were not chosen and are the article's all the same, by where they stand."""
    first, last = min(chosen), max(chosen)
    parents = {found[i].element.getparent() for i in chosen}
    alike = {_names(parent) for parent in parents} - {None}
    within = _inner(found[first])
    kept = set()
    for i, piece in enumerate(found):
        if i in chosen or not plain[i] or _is_link(piece):
            continue
        kind, own = piece.piece.kind, _own_words(piece)
        is_long = own >= _LONG or (own >= _SENTENCE and piece.words.endswith(_ENDS))
        if first < i < last and _is_panel(piece):
            belongs = True
        elif first < i < last:
            is_part = kind in _PARTS or (is_long and kind is not PieceKind.CAPTION)
            parent = piece.element.getparent()
            is_alike = piece.words.endswith(_ENDS) and _names(parent) in alike
            belongs = is_part or is_alike or parent in parents
        elif i < first and kind is PieceKind.HEADING:
            belongs = piece.piece.level == 1
        elif first - _LEAD <= i <= last + _LEAD and is_long and kind is not PieceKind.CAPTION:
            belongs = i < first or piece.element.getparent() in parents
        else:
            is_same = within is not None and within in piece.element.iterancestors(*_INNER)
            belongs = kind is PieceKind.FOOTNOTE if i > last else is_same and own >= _LONGER
        if belongs and not (kind in _LABELS and _is_by_picture(piece.element)):
            kept.add(i)
    return kept


def _names(element: _Element | None) -> tuple[str, str] | None:
    """By what elements are told to be of one kind; None for one that has no names."""
    names = "" if element is None else element.get("class") or ""
    return None if element is None or not names else (str(element.tag), names)


def _is_by_picture(element: _Element) -> bool:
    """Return whether what holds an element has a picture and no more words than it."""
    parent = element.getparent()
    for around in (element,) if parent is None else (element, parent):
        few = len(around) <= _FEW
        if few and next(around.iter("img", "picture"), None) is not None:
            words = sum(len(str(text).strip()) for text in around.itertext())
            return words <= sum(len(str(text).strip()) for text in element.itertext()) + _CREDIT
    return False


def _is_panel(found: Found) -> bool:
    """Return whether a piece stands in what a click opens, or below a term."""
    around = found.element.iterancestors("details", "dt", "dd")
    return found.element.tag == "details" or next(around, None) is not None


def _add_headings(found: Sequence[Found], kept: set[int], plain: Sequence[bool], last: int) -> None:
    """Add the headings that stand above what is kept, up to the last that was chosen.

    Terms with links may stand between them, such as one to the source of what is described.
    """
    below = last
    for i in range(last - 1, -1, -1):
        is_heading = found[i].piece.kind is PieceKind.HEADING and not _leads_away(found[i])
        if i in kept:
            below = i
        elif plain[i] and is_heading and below - i <= 1 + _BETWEEN and below in kept:
            is_near = all(_may_stand_between(found[n]) for n in range(i + 1, below))
            if is_near:
                kept.add(i)
                below = i


def _may_stand_between(found: Found) -> bool:
    """Whether a piece is a link in a list of terms, or such a term."""
    is_soft = found.piece.kind in _HEADS and found.piece.level >= SOFT_LEVEL
    is_term = found.element.tag == "dl" or next(found.element.iterancestors("dl"), None) is not None
    return is_term and (is_soft or _is_link(found))


def _leads_away(heading: Found) -> bool:
    """Return whether a heading is a link to another page, whose teaser it then heads."""
    links = (a.get("href") or "#" for a in heading.element.iter("a"))
    return heading.linked > 0 and any(not href.startswith("#") for href in links)


def _add_section(found: Sequence[Found], kept: set[int], plain: Sequence[bool]) -> None:
    """Add what the last heading that is kept heads, when nothing below it was chosen."""
    last = max(kept)
    if found[last].piece.kind is not PieceKind.HEADING:
        return
    for i in range(last + 1, len(found)):
        piece, words = found[i].piece, found[i].words
        says_something = piece.kind in _PARTS or words.endswith(_ENDS)
        if piece.kind in _HEADS or not plain[i] or _is_link(found[i]) or not says_something:
            break
        kept.add(i)


def _is_likely(found: Found) -> bool:
    """Return whether a piece of a page with little text is its own: no link but one in a list."""
    is_item = found.piece.kind in _ITEMS
    return not _is_link(found) or (is_item and _inner(found) is not None)


def _list_of_links(found: Sequence[Found], plain: Sequence[bool]) -> set[int]:
    """The items of a page that has nothing but a list of links."""
    items = {i for i, f in enumerate(found) if plain[i] and f.piece.kind in _ITEMS}
    return items if len(items) >= _FEW_ITEMS else set()


def _says_something(found: Found) -> bool:
    return found.piece.kind not in _HEADS


def _inner(found: Found) -> _Element | None:
    """The innermost <article> or <main> around a piece."""
    return next(found.element.iterancestors(*_INNER), None)


def _wrappers(found: Sequence[Found]) -> list[tuple[int, ...]]:
    """For each piece, the elements around it that look like furniture, by a number of each."""
    known: dict[_Element, tuple[int, ...]] = {}
    result = []
    for piece in found:
        path = []
        element: _Element | None = piece.element
        while element is not None and element not in known:
            path.append(element)
            element = element.getparent()
        outer = () if element is None else known[element]
        for inner in reversed(path):
            if is_furniture(inner):
                outer = (*outer, len(known))
            known[inner] = outer
        result.append(outer)
    return result


def _chosen(found: Sequence[Found], extracted: Sequence[str]) -> set[int]:
    """The numbers of the pieces whose words are in the article that trafilatura found."""
    in_order = [_key(line) for line in extracted]
    lines, text = set(in_order), "".join(in_order)
    keys = [_key(f.words) for f in found]
    stand = _standing([key if len(key) >= _SURE and key not in lines else "" for key in keys], text)
    tables = _whole_tables(found, text)
    sure = [
        i
        for i, key in enumerate(keys)
        if (len(key) >= _SURE and (key in lines or stand[i])) or found[i].element in tables
    ]
    if not sure:
        return {i for i, key in enumerate(keys) if key and key in lines}
    first, last = sure[0], sure[-1]
    short = (i for i in range(first, last) if keys[i] and keys[i] in lines)
    return {*sure, *short, *_on_from(last, keys, lines, text)}


def _on_from(last: int, keys: Sequence[str], lines: Container[str], text: str) -> Iterator[int]:
    """The short pieces with which an article ends, as far as they follow one another."""
    at = text.find(keys[last]) + len(keys[last]) if keys[last] in text else len(text)
    for i in range(last + 1, len(keys)):
        if keys[i] and not (keys[i] in lines or text.startswith(keys[i], at)):
            return
        if keys[i]:
            yield i
            at = max(at, text.find(keys[i], at) + len(keys[i]))


def _whole_tables(found: Sequence[Found], text: str) -> set[_Element]:
    """The tables whose cells stand in a text, one after the other.

    The pieces of a table name the column with each cell, so that they do not stand there.
    """
    of_rows = (PieceKind.TABLE, PieceKind.ROW)
    tables = {f.element for f in found if f.piece.kind in of_rows and f.element.tag == "table"}
    keys = {table: _key("".join(map(str, table.itertext()))) for table in tables}
    return {table for table, key in keys.items() if len(key) >= _SURE and key in text}


def _standing(keys: Sequence[str], text: str) -> list[bool]:
    """For each key, whether it stands in a text; those that do, mostly in the same order."""
    standing, end = [], 0
    for key in keys:
        at = text.find(key, end) if key else -1
        at = text.find(key) if key and at < 0 else at
        standing.append(at >= 0)
        end = at + len(key) if at >= 0 else end
    return standing


def _own_words(found: Found) -> int:
    """Characters of a piece that are no links."""
    return max(0, len(found.words) - found.linked)


def _is_link(found: Found) -> bool:
    """Return whether a piece is a link and not a sentence."""
    kind = found.piece.kind
    if kind in _HEADS or kind is PieceKind.CODE or found.words.endswith(_ENDS):
        return False
    return found.linked >= _LINKED * len(found.words)


def _notes(there: int, left: int) -> list[str]:
    """A sentence where most of a page's text, of so many characters, was left out."""
    if there < _SHORT or left >= _SHARE * there:
        return []
    return [
        f"Only {left / there:.0%} of the text on this page was kept; the rest looks like what "
        "surrounds an article. If it is the article, add it as a text."
    ]


def _key(text: str) -> str:
    return key_of(text if text.isascii() else unicodedata.normalize("NFKC", text))
