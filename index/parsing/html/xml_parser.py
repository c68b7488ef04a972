"""Parsing HTML and XML that strangers wrote: no entities, no network, bounded depth."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

MAX_DEPTH = 500
"""Elements within elements; browsers stop at 512."""

_DECLARED = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""<\?xml[^>]{1,100}encoding\s*=\s*["']([\w.:-]{2,40})""")
_HEAD = 4_096
_CONTROLS = (*range(9), 11, *range(14, 32))
_WITHOUT_CONTROLS = bytes(32 if code in _CONTROLS else code for code in range(256))


def parse_html(source: str) -> _Element | None:
    """The root element of a page, or None when there is nothing in it.

    Raises:
        UnreadableDocument: elements are nested too deep.
    """
    from lxml import etree, html

    data = source.encode("utf-8", "replace").translate(_WITHOUT_CONTROLS)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    # One class for all, which lxml finds without asking Python each time an element is looked at.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None
    _check_depth(root)
    return root


def parse_page(source: str) -> _Element | None:
    """As `parse_html`, read as browsers read a page from the web; slower.

    libxml2 knows HTML 4 only, so the page is put in order before: what is written without <body>,
    what is left open or closed at the wrong place.

    Raises:
        UnreadableDocument: elements are nested too deep.
    """
    from selectolax.lexbor import LexborHTMLParser

    return parse_html(LexborHTMLParser(source).html or "")


def parse_xml(data: bytes) -> _Element:
    """The root element of an XML document.

    Raises:
        UnreadableDocument: it is not well-formed, declares entities, or is nested too deep.
    """
    from lxml import etree

    # Before anything is parsed; and after, for encodings that hide it.
    if any("<!ENTITY".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise _entities()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            "The document is damaged (its XML is not well-formed); save it and add it again."
        ) from error
    _check_entities(root)
    _check_depth(root)
    return root


def _check_entities(root: _Element) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[attr-defined]  # stubs lack it
        raise _entities()


def _entities() -> UnreadableDocument:
    return UnreadableDocument(
        "The document declares XML entities, which is not safe to read; save it without them."
    )


def too_deep() -> UnreadableDocument:
    """Return what to say of elements that are nested too deep."""
    return UnreadableDocument(
        f"The document nests elements about {MAX_DEPTH} deep or more, too many to read; "
        "simplify it."
    )


def _check_depth(root: _Element) -> None:
    if _deep()(root):
        raise too_deep()


@cache
def _deep() -> XPath:
    """Whether there is an element that is nested too deep, without a step of Python for each."""
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    head = data[:_HEAD]
    match = _DECLARED.search(head) or _XML_DECLARED.search(head)
    return match[1].decode("ascii", "ignore") if match else None
