"""Web pages."""

from __future__ import annotations

import re

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import BYTE_ORDER_MARKS, shown_name
from index.parsing.encoding.legacy_encodings import decode_legacy
from index.parsing.html.xml_parser import declared_encoding, parse_page
from index.parsing.interface import Contents, Source

# Python knows encodings that are none of text and take long ("punycode").
_SOUND = re.compile(
    r"(?:utf-?\d|iso|windows|cp|koi8|big5|gb|euc|s(?:hift)?.?jis|ascii|us-|tis|mac)", re.I
)
_DAMAGE = 1_000
"""Characters of a page for each that may be damaged."""
_NAMES = (".html", ".htm", ".xhtml")


class HtmlReader:
    """Reads the article of a web page; what is around it is left out."""

    format = "html"

    def recognises(self, source: Source) -> bool:
        """Return whether it begins as a page does, or as any markup and has a page's name."""
        opening = source.opening
        if opening.startswith(("<!doctype html", "<html", "<head>", "<body")):
            return True
        return opening.startswith("<") and source.name.lower().endswith(_NAMES)

    def read(self, source: Source) -> Contents:
        """The article in pieces, with the ids of the page as anchors."""
        from index.parsing.html.main_content import read_page

        root = parse_page(decode_page(source.data, source.name))
        if root is None:
            raise UnreadableDocument(f"{shown_name(source.name)} is a web page without any text.")
        metadata, pieces, notes = read_page(root)
        return Contents(metadata, pieces, notes)


def decode_page(data: bytes, name: str) -> str:
    """The text of a page: as its byte order mark says, as UTF-8, as it says itself, or guessed.

    Raises:
        UnreadableDocument: none of these gives text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    declared = declared_encoding(data) or ""
    for encoding in ("utf-8", declared if _SOUND.match(declared) else "ascii"):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    # What a page says of itself goes before a guess, if but a few characters speak against it.
    text = (declared and _decode_damaged(data, declared)) or decode_legacy(data)
    text = text or _decode_damaged(data, declared)
    if text is None:
        raise UnreadableDocument(
            f"The characters of {shown_name(name)} are in an encoding I can’t tell for "
            "sure; save it as UTF-8 and add it again."
        )
    return text


def _decode_damaged(data: bytes, declared: str) -> str | None:
    """The text of a page in the encoding that it names, a few characters of which are damaged."""
    try:
        text = data.decode(declared if _SOUND.match(declared) else "ascii", errors="replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") * _DAMAGE <= len(text) else None
