"""What a book's table of contents says of its chapters: their names, and how deep they stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from index.errors import UnreadableDocument
from index.parsing.formats.html import decode_page
from index.parsing.html.xml_parser import parse_html, parse_xml
from index.parsing.metadata.metadata import one_line
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

_NCX = "application/x-dtbncx+xml"
_CLOSED = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip


def open_elements(page: str) -> str:
    """A page of a book with `<title/>` as `<title></title>`, which HTML knows as nothing else."""

    def opened(match: re.Match[str]) -> str:
        name = match[1]
        return match[0] if name.lower() in _VOID else f"<{name}{match[2]}></{name}>"

    return _CLOSED.sub(opened, page)


class Listed(NamedTuple):
    """What a table of contents says of a chapter: its name, and how deep it stands, from 1."""

    name: str
    depth: int


def listed_chapters(
    container: Container, items: Sequence[_Element], folder: str
) -> dict[str, Listed]:
    """Chapters by their path, as the contents list them; none where they cannot be read."""
    for item in items:
        is_nav = "nav" in (item.get("properties") or "").split()
        if not is_nav and item.get("media-type") != _NCX:
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if path not in container:
            continue
        try:
            data = container.read(path)
            links = list(_nav_links(data, path) if is_nav else _ncx_links(data))
        except UnreadableDocument:
            continue
        if links:
            return _by_chapter(links, posixpath.dirname(path))
    return {}


def _by_chapter(links: Sequence[tuple[str, Listed]], folder: str) -> dict[str, Listed]:
    chapters: dict[str, Listed] = {}
    for target, listed in links:
        file, _, anchor = target.partition("#")
        path = posixpath.normpath(posixpath.join(folder, unquote(file)))
        if file and listed.name and not (anchor and path in chapters):
            chapters.setdefault(path, listed)
    return chapters


def _nav_links(data: bytes, path: str) -> Iterator[tuple[str, Listed]]:
    root = parse_html(open_elements(decode_page(data, path)))
    for nav in () if root is None else root.iter("nav"):
        if (nav.get("epub:type") or "toc") == "toc":
            for link in nav.iter("a"):
                depth = sum(1 for _ in link.iterancestors("ol"))
                name = one_line("".join(map(str, link.itertext())))
                yield link.get("href") or "", Listed(name, depth)


def _ncx_links(data: bytes) -> Iterator[tuple[str, Listed]]:
    for point in parse_xml(data).iter("{*}navPoint"):
        content = point.find("{*}content")
        name = point.findtext("{*}navLabel/{*}text", "")
        depth = 1 + sum(1 for _ in point.iterancestors("{*}navPoint"))
        yield ("" if content is None else content.get("src") or ""), Listed(one_line(name), depth)
