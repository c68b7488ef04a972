"""Word documents.

Read by our own reader from the XML that lxml parses, since the libraries for it lose words without
a sign: mammoth drops simple fields, reading aids, formulas, alternative chunks and drawings without
a fallback, and starts the numbers of a list anew; python-docx gives no numbers and no notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.html.main_content import take_opening
from index.parsing.interface import Contents, Source
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.made_up import believed_author, believed_title
from index.parsing.metadata.metadata import NOTHING, Metadata, one_line
from index.parsing.soft_headings import with_soft_headings
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTIES = "docProps/core.xml"
_TEMPLATE = "2013-12-23T23:15:00Z"
"""When python-docx's template was made, which all documents made with it say of themselves."""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "terms": "http://purl.org/dc/terms/",
}


class DocxReader:
    """Reads Word documents since 2007."""

    format = "docx"

    def recognises(self, source: Source) -> bool:
        """Return whether it is an archive with a document in it."""
        from index.parsing.formats.docx_package import is_word

        return source.container is not None and is_word(source.container)

    def read(self, source: Source) -> Contents:
        """Headings by their styles and levels, lists with their numbers, tables and notes."""
        from index.parsing.formats.docx_body import Body
        from index.parsing.formats.docx_package import Package

        assert source.container is not None  # noqa: S101 - recognised
        package = Package(source.container)
        root = package.parse(package.main)
        if root is None:
            raise UnreadableDocument(f"{shown_name(source.name)} is empty; add some text to it.")
        body = Body(package, root)
        pieces = with_soft_headings(list(body.pieces(root)))
        if not pieces:
            raise UnreadableDocument(f"{shown_name(source.name)} is empty; add some text to it.")
        metadata = Metadata(title=one_line(body.title) or None)
        metadata = metadata.or_else(_properties(source.container))
        notes = [
            f"The part {one_line(name, 80)} is of a format that is not read; it was left out. Save "
            "the document in Word and add it again."
            for name in body.alternatives
        ]
        return Contents(*take_opening(pieces, metadata), notes)


def _properties(container: Container) -> Metadata:
    """What the document says of itself; nothing in it can make reading fail."""
    from index.parsing.html.xml_parser import parse_xml

    if _PROPERTIES not in container:
        return NOTHING
    try:
        root = parse_xml(container.read(_PROPERTIES))
    except UnreadableDocument:
        return NOTHING
    created = _property(root, "terms:created")
    return Metadata(
        title=believed_title(_property(root, "dc:title")),
        author=believed_author(_property(root, "dc:creator")),
        date=None if created == _TEMPLATE else parse_date(re.sub(r"T.*", "", created)),
        language=language_code(_property(root, "dc:language")),
    )


def _property(root: _Element, path: str) -> str:
    return one_line(root.findtext(path, "", _NAMESPACES) or "")
