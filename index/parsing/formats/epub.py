"""Books in EPUB: the chapters in the order of reading."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.formats.epub_contents import listed_chapters, open_elements
from index.parsing.formats.html import decode_page
from index.parsing.html.main_content import mark_title
from index.parsing.html.tree_walk import Walker
from index.parsing.html.xml_parser import parse_html, parse_xml
from index.parsing.interface import Contents, Source
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import Piece, PieceKind
from index.parsing.soft_headings import is_bold_line, with_soft_headings
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE_PATH = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_CHAPTERS = (".xhtml", ".html", ".htm", ".xml")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
}


class EpubReader:
    """Reads a book as one article; a place in it is a chapter's file and an id there."""

    format = "epub"

    def recognises(self, source: Source) -> bool:
        """Return whether it is an archive that says where its package is."""
        return source.container is not None and _PACKAGE_PATH in source.container

    def read(self, source: Source) -> Contents:
        """All chapters, tables of contents left out."""
        container = source.container
        assert container is not None  # noqa: S101 - recognised
        _check_protection(container, shown_name(source.name))
        path = _package_path(container)
        if path not in container:
            raise UnreadableDocument(
                f"{shown_name(source.name)} is damaged: its list of chapters is missing."
            )
        package = parse_xml(container.read(path))
        metadata = _metadata(package)
        pieces = list(_pieces(container, package, posixpath.dirname(path)))
        return Contents(metadata, mark_title(pieces, metadata.title))


def _check_protection(container: Container, shown: str) -> None:
    if _ENCRYPTION not in container:
        return
    methods = [
        str(method.get("Algorithm")).encode()
        for method in parse_xml(container.read(_ENCRYPTION)).iter("{*}EncryptionMethod")
    ]
    if any(method not in _FONTS_ONLY for method in methods):
        raise UnreadableDocument(f"{shown} is encrypted; add one that is not.")


def _package_path(container: Container) -> str:
    root = parse_xml(container.read(_PACKAGE_PATH))
    file = root.find(".//{*}rootfile")
    return "" if file is None else file.get("full-path", "")


def _metadata(package: _Element) -> Metadata:
    def first(name: str) -> str:
        return one_line(package.findtext(f".//dc:{name}", "", _NAMESPACES) or "")

    authors = [one_line(e.text or "") for e in package.iterfind(".//dc:creator", _NAMESPACES)]
    return Metadata(
        title=first("title") or None,
        author=", ".join(filter(None, authors[:5])) or None,
        date=parse_date(first("date")[:10]),
        language=language_code(first("language")),
    )


def _pieces(container: Container, package: _Element, folder: str) -> Iterator[Piece]:
    """The pieces of all chapters; one without a heading has its name in the contents as one.

    No chapter of the outermost level is below a heading of another file, whatever its own level;
    but a file of nothing but a heading is the name of a part, which heads what follows.
    """
    items = {item.get("id"): item for item in package.iterfind("{*}manifest/{*}item")}
    listed = listed_chapters(container, list(items.values()), folder)
    names_part = True
    read: set[str] = set()
    for entry in package.iterfind("{*}spine/{*}itemref"):
        item = items.get(entry.get("idref"))
        if item is None:
            continue
        href = unquote(item.get("href") or "")
        path = posixpath.normpath(posixpath.join(folder, href))
        if path not in container or not path.lower().endswith(_CHAPTERS):
            continue
        if path in read:  # or a small book could be made endless
            continue
        read.add(path)
        pieces = list(_chapter(container.read(path), href, path))
        is_contents = "nav" in (item.get("properties") or "").split()
        if is_contents and all(piece.kind is PieceKind.HEADING for piece in pieces):
            continue  # else a small book, whose only chapter has its contents in it
        chapter = listed.get(path)
        if chapter is not None and chapter.depth == 1 and not names_part:
            yield Piece(PieceKind.END, "", 1)
        yield from with_soft_headings(_named(pieces, chapter.name if chapter else None))
        names_part = all(piece.kind is PieceKind.HEADING for piece in pieces)


def _chapter(data: bytes, href: str, path: str) -> Iterator[Piece]:
    root = parse_html(open_elements(decode_page(data, path)))
    if root is not None:
        for found in Walker(href).walk(root):
            if (
                next(found.element.iterancestors("nav"), None) is None
                and found.element.tag != "nav"
            ):
                yield found.piece


def _named(pieces: list[Piece], name: str | None) -> list[Piece]:
    """A chapter with a heading: its own, or what the table of contents calls it."""
    has_own = any(piece.kind is PieceKind.HEADING for piece in pieces)
    if not pieces or has_own:
        return pieces
    if is_bold_line(pieces[0]) and len(pieces) > 1:
        return [pieces[0]._replace(kind=PieceKind.HEADING, level=1), *pieces[1:]]
    if not name:
        return pieces
    return [Piece(PieceKind.HEADING, name, 1, pieces[0].locator), *pieces]
