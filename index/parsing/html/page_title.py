"""Which title a page has: that of its article, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.parsing.metadata.metadata import one_line
from index.parsing.outline import Piece, PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTING = re.compile(r"\s+[|·•—–:»«/-]+\s+|\s*[|·•»«—]\s*|:\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_NO_LETTERS = bytes(i for i in range(128) if not chr(i).isalnum())
_LOWER = bytes(range(256)).lower()
_OPENING, _LINE = 6, 150
"""Pieces, and characters of each, among which a line that is no heading may be the title."""
_LOOKED_AT = 40
"""Pieces of a page among which its own title is looked for."""


def page_title(root: _Element, pieces: Sequence[Piece], told: str) -> str | None:
    """The title of a page.

    Args:
        root: the page.
        pieces: its article.
        told: what another reader takes for its title; may be empty.
    """
    whole = one_line(root.findtext("head/title") or "")
    site = _site(root)
    parts = [part for part in _PARTING.split(whole) if key_of(part) and key_of(part) != site]
    headings = [p for p in pieces[:_LOOKED_AT] if p.kind is PieceKind.HEADING and p.level <= 2]
    known = {key_of(part) for part in (whole, *parts)} | {_meta_title(root)}
    named = [h.text for h in headings if key_of(h.text) in known]
    if len(named) > 1 and parts and key_of(named[0]) == key_of(parts[-1]):
        named.sort(key=lambda text: key_of(text) != key_of(parts[0]))  # a site, then its article
    highest = [h.text for h in headings if h.level == 1]
    first = next(iter(highest), "")
    if not named and parts and (len(highest) > 1 or not first):
        lines = (p.text for p in pieces[:_OPENING] if len(p.text) <= _LINE)
        named = [text for text in lines if key_of(text) in known][-1:]
        first = "" if len(highest) > 1 else first  # that of a section
    if not whole and any(key_of(p.text) == key_of(told) for p in pieces[1:_LOOKED_AT]):
        told = ""  # a heading in the middle
    title = one_line(named[0] if named else first)
    return title or _without_site(one_line(told) or whole, site, parts) or None


def key_of(text: str) -> str:
    """The letters and digits of a text, to compare it by."""
    if text.isascii():
        return text.encode().translate(_LOWER, _NO_LETTERS).decode()  # several times faster
    return _NOT_WORD.sub("", text).casefold()


def _without_site(title: str, site: str, parts: Sequence[str]) -> str:
    """A title without the name of the site, which stands at its end or its beginning."""
    split = _PARTING.split(title)
    if site and len(split) > 1 and parts and site in (key_of(split[0]), key_of(split[-1])):
        at = [m.span() for m in _PARTING.finditer(title)]
        return title[: at[-1][0]] if key_of(split[-1]) == site else title[at[0][1] :]
    return title


def _site(root: _Element) -> str:
    for meta in root.iter("meta"):
        if meta.get("property") == "og:site_name" or meta.get("name") == "application-name":
            return key_of(meta.get("content") or "")
    return ""


def _meta_title(root: _Element) -> str:
    for meta in root.iter("meta"):
        if meta.get("property") == "og:title":
            return key_of(meta.get("content") or "") or "\n"
    return "\n"
