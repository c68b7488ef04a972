"""From bytes to text, or a sentence that says why not.

UTF-8 and, with a byte order mark, UTF-16 and UTF-32 are certain; `legacy` weighs the rest.
"""

from __future__ import annotations

import codecs

from index.errors import UnreadableDocument
from index.parsing.encoding.legacy_encodings import decode_legacy
from index.parsing.lines import BREAKS
from index.parsing.metadata.metadata import one_line

BYTE_ORDER_MARKS = (  # UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The mark that begins a text, and the encoding that it shows."""
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old or an encrypted Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<!doctype", "XML of another kind than feeds"),
    (b"<?xml", "XML of another kind than feeds"),
    (b"<svg", "an SVG image"),
)
_READ = (
    "what is read is text, Markdown, web pages, PDF, Word, OpenDocument, EPUB, subtitles, CSV, "
    "JSON Lines, feeds, and ZIP archives of these"
)
MAX_LINES = 200_000
"""Lines of the longest document that is read: hostile input has many, prose has not."""

_CONTROLS = {c: None for c in range(32) if chr(c) not in "\t\n\v\f\r\x1b\x1c\x1d\x1e"}


def decode(data: bytes, name: str) -> str:
    """The text that `data` is, a byte order mark dropped.

    Args:
        data: a document's bytes.
        name: what to call it in an error.

    Raises:
        UnreadableDocument: not text, or in an encoding that cannot be told for sure.
    """
    shown = shown_name(name)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_decode_marked(data, encoding, shown), shown)
    head = data[:64].lstrip().lower()
    for signature, kind in _SIGNATURES:
        if head.startswith(signature.lower()):
            raise UnreadableDocument(f"{shown} looks like {kind}; {_READ}.")
    if b"\0" in data:
        raise _binary(shown)
    try:
        text: str | None = data.decode("utf-8")
    except UnicodeDecodeError:
        text = decode_legacy(data)
    if text is None:
        raise UnreadableDocument(
            f"The characters of {shown} are in an encoding that cannot be told for sure; "
            "save it as UTF-8 and add it again."
        )
    return _checked(text, shown)


def shown_name(name: str) -> str:
    """A file's name fit to show in a sentence."""
    return one_line(name, 80) or "The document"


def _decode_marked(data: bytes, encoding: str, shown: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableDocument(
            f"{shown} says it is {encoding.removesuffix('-sig').upper()} but has damaged "
            "characters; save it again as UTF-8."
        ) from None


def _checked(text: str, shown: str) -> str:
    """`text`, unless its control characters show that it was never meant to be read."""
    controls = len(text) - len(text.translate(_CONTROLS))
    if "\0" in text or (controls > 8 and controls > len(text) / 100):
        raise _binary(shown)
    if sum(map(text.count, BREAKS)) > MAX_LINES:
        raise UnreadableDocument(
            f"{shown} has more than {MAX_LINES:,} lines; divide it into smaller documents."
        )
    return text


def _binary(shown: str) -> UnreadableDocument:
    return UnreadableDocument(f"{shown} looks like a binary file; {_READ}.")
