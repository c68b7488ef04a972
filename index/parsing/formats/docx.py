"""Word documents, made into HTML by mammoth."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.html.main_content import take_opening
from index.parsing.html.tree_walk import Walker
from index.parsing.html.xml_parser import parse_html, parse_xml
from index.parsing.interface import Contents, Source
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import NOTHING, Metadata, one_line
from index.parsing.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_TITLE = "title-of-document"
_STYLES = f"""
p[style-name='Title'] => h1.{_TITLE}:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Code'] => pre:fresh
p[style-name='HTML Preformatted'] => pre:fresh
p[style-name='Plain Text'] => p:fresh
"""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "terms": "http://purl.org/dc/terms/",
}


class DocxReader:
    """Reads Word documents since 2007."""

    format = "docx"

    def recognises(self, source: Source) -> bool:
        """Whether it is an archive with a document in it."""
        return source.container is not None and _DOCUMENT in source.container

    def read(self, source: Source) -> Contents:
        """Headings by their styles, lists, tables and footnotes."""
        assert source.container is not None  # noqa: S101 - recognised
        _check_parts(source.container)
        root = parse_html(_html(source))
        if root is None:
            raise UnreadableDocument(f"{shown_name(source.name)} is empty; add some text to it.")
        pieces = [
            found.piece._replace(locator=None)  # nothing can link into a Word document
            for found in Walker().walk(root)
        ]
        heading = root.find(f".//h1[@class='{_TITLE}']")
        title = "" if heading is None else one_line("".join(map(str, heading.itertext())))
        metadata = Metadata(title=title or None).or_else(_properties(source.container))
        return Contents(*take_opening(pieces, metadata))


def _check_parts(container: Container) -> None:
    """Refuse entities before mammoth parses the document with a parser that expands them."""
    for name in container:
        if name.endswith((".xml", ".rels")):
            parse_xml(container.read(name))


def _html(source: Source) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(source.data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: {}),
        )
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError) as error:
        raise UnreadableDocument(
            f"{shown_name(source.name)} is damaged; open it in Word, save it and add it again."
        ) from error
    return str(result.value)


def _properties(container: Container) -> Metadata:
    if _PROPERTIES not in container:
        return NOTHING
    root = parse_xml(container.read(_PROPERTIES))
    return Metadata(
        title=_property(root, "dc:title"),
        author=_property(root, "dc:creator"),
        date=parse_date(re.sub(r"T.*", "", _property(root, "terms:created") or "")),
        language=language_code(_property(root, "dc:language") or ""),
    )


def _property(root: _Element, path: str) -> str | None:
    return one_line(root.findtext(path, "", _NAMESPACES) or "") or None
