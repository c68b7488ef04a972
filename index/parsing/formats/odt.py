"""OpenDocument texts, made into HTML element by element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.html.main_content import take_opening
from index.parsing.html.tree_walk import Walker
from index.parsing.html.xml_parser import parse_xml
from index.parsing.interface import Contents, Source
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.made_up import believed_author, believed_title
from index.parsing.metadata.metadata import NOTHING, Metadata, one_line
from index.parsing.soft_headings import with_soft_headings
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
_MANIFEST = "META-INF/manifest.xml"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}


class OdtReader:
    """Reads texts of LibreOffice and others."""

    format = "odt"

    def recognises(self, source: Source) -> bool:
        """Return whether it is an archive that says so at its beginning."""
        container = source.container
        if container is None or "mimetype" not in container or "content.xml" not in container:
            return False
        return container.read("mimetype").strip() in _TYPES

    def read(self, source: Source) -> Contents:
        """Headings by their levels, lists, tables and notes."""
        from index.parsing.formats.odt_to_html import to_html

        container = source.container
        assert container is not None  # noqa: S101 - recognised
        if _MANIFEST in container and b"encryption-data" in container.read(_MANIFEST):
            raise UnreadableDocument(
                f"{shown_name(source.name)} is encrypted; save it without a password."
            )
        named = parse_xml(container.read("styles.xml")) if "styles.xml" in container else None

        def part(name: str) -> _Element | None:
            if name not in container:
                return None
            try:
                return parse_xml(container.read(name))
            except UnreadableDocument:  # a formula that is damaged
                return None

        root, title = to_html(parse_xml(container.read("content.xml")), named, part)
        found = (piece.piece._replace(locator=None) for piece in Walker().walk(root))
        pieces = with_soft_headings(list(found))
        metadata = Metadata(title=one_line(title) or None).or_else(_said(container))
        return Contents(*take_opening(pieces, metadata))


def _said(container: Container) -> Metadata:
    if "meta.xml" not in container:
        return NOTHING
    try:
        root = parse_xml(container.read("meta.xml"))
    except UnreadableDocument:  # what it says of itself is not needed
        return NOTHING
    created = _value(root, "meta:creation-date") or _value(root, "dc:date") or ""
    return Metadata(
        title=believed_title(_value(root, "dc:title") or ""),
        author=believed_author(_value(root, "meta:initial-creator") or "")
        or believed_author(_value(root, "dc:creator") or ""),
        date=parse_date(re.sub(r"T.*", "", created)),
        language=language_code(_value(root, "dc:language") or ""),
    )


def _value(root: _Element, name: str) -> str | None:
    return one_line(root.findtext(f".//{name}", "", _NAMESPACES) or "") or None
