"""From bytes to text, or a sentence that says why not.

UTF-8 and, with a byte order mark, UTF-16 and UTF-32 are certain; `legacy` weighs the rest.
"""

from __future__ import annotations

import codecs
from collections import Counter
from contextlib import suppress

from index.errors import UnreadableDocument
from index.parsing.encoding.few_letters import decode_few_letters
from index.parsing.encoding.legacy_encodings import decode_legacy, is_damaged_utf8
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
    "I read: text, Markdown, web pages, PDF, Word, OpenDocument, EPUB, subtitles, CSV, "
    "JSON Lines, feeds, and ZIP archives of these"
)
MAX_LINES = 200_000
"""Lines of the longest document that is read: hostile input has many, prose has not."""

_FEW_AMONG = 40
"""Characters among which a single damaged one does not put the encoding in doubt."""
_SOUND_FOR_ONE = 200
"""Sound characters for each damaged one where there are several."""

_COMMON = "\n \u3000。、，的了是の、はをに다는이을"
"""Characters that every text in Chinese, Japanese and Korean has."""
_ONE_IN = 30
"""Characters among which one at least is common."""
_PRINTED = bytes(range(32, 127)) + b"\t\r\n"
_FOREIGN = 0.1
"""Share of the bytes of a text in another script that ASCII does not print, at least."""
_KNOWN = 0.97
"""Share of the characters of a text that are of scripts in use."""

_CONTROLS = {c: None for c in range(32) if chr(c) not in "\t\n\v\f\r\x1b\x1c\x1d\x1e"}


def decode(data: bytes, name: str) -> str:
    """The text that `data` is, a byte order mark dropped.

    Args:
        data: a document's bytes.
        name: what to call it in an error.

    Raises:
        UnreadableDocument: not text, or in an encoding I can’t tell for sure.
    """
    shown = shown_name(name)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_decode_marked(data, encoding, shown), shown)
    head = data[:64].lstrip().lower()
    for signature, kind in _SIGNATURES:
        if head.startswith(signature.lower()):
            raise UnreadableDocument(f"{shown} looks like {kind}. {_READ}.")
    if b"\0" in data:
        if (wide := _unmarked_utf16(data)) is not None:
            return _checked(wide, shown)
        if (wide := _unmarked_wide_script(data)) is not None:
            return _checked(wide, shown)
        if data.count(0) * 100 > len(data):
            raise _binary(shown)
        data = data.replace(b"\0", b"")
    if data.isascii() and any(mark in data for mark in (b"\x1b$B", b"\x1b$@")):
        with suppress(UnicodeDecodeError):
            return _checked(data.decode("iso2022_jp"), shown)
    try:
        text: str | None = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _not_utf8(data)
    if text is None:
        raise UnreadableDocument(
            f"The characters of {shown} are in an encoding I can’t tell for sure; "
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
        if encoding == "utf-8-sig" and (text := _mended(data[len(codecs.BOM_UTF8) :])) is not None:
            return text
        raise UnreadableDocument(
            f"{shown} claims to be {encoding.removesuffix('-sig').upper()} but has damaged "
            "characters; save it again as UTF-8."
        ) from None


def _not_utf8(data: bytes) -> str | None:
    if is_damaged_utf8(data):
        return _mended(data)
    if data.replace(b"\xff", b"").isascii():  # a letter in French names alone
        return decode_few_letters(data) or _mended(data)
    return decode_legacy(data)


def _mended(data: bytes) -> str | None:
    """UTF-8 with its few damaged characters replaced, None where more than a few are."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    few = (damaged == 1 and len(text) >= _FEW_AMONG) or damaged * _SOUND_FOR_ONE <= len(text)
    return text if few else None


def _unmarked_utf16(data: bytes) -> str | None:
    """The text where zeros stand in every second place alone, as they do in UTF-16."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) or max(even, odd) * 40 < len(data) or len(data) < _FEW_AMONG:
        return None
    try:
        text = data[: len(data) & ~1].decode("utf-16-le" if odd else "utf-16-be")
    except UnicodeDecodeError:
        return None
    letters = sum(c.isalnum() or c.isspace() for c in text)
    return text if letters >= 0.8 * len(text) else None


def _unmarked_wide_script(data: bytes) -> str | None:
    """UTF-16 of scripts that hardly have zeros: what is not UTF-8, and reads as one of them."""
    if len(data) < _FEW_AMONG or _is_utf8(data.replace(b"\0", b"")):
        return None
    if _is_mostly_ascii(data):
        return None  # in which something is damaged
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data[: len(data) & ~1].decode(encoding)
        except UnicodeDecodeError:
            continue
        known = sum(
            c < "\u2100" or "\u3000" <= c <= "\u9fff" or "\uac00" <= c <= "\uffef" for c in text
        )
        common = sum(map(text.count, _COMMON))
        block = Counter(ord(c) >> 8 for c in text).most_common(1)[0][1]
        is_script = common * _ONE_IN >= len(text) or 2 * block >= len(text)
        if known >= _KNOWN * len(text) and is_script and "\0" not in text:
            return text
    return None


def _is_mostly_ascii(data: bytes) -> bool:
    return len(data.translate(None, _PRINTED)) < _FOREIGN * len(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _checked(text: str, shown: str) -> str:
    """`text`, unless its control characters show that it was never meant to be read."""
    controls = len(text) - len(text.translate(_CONTROLS))
    if "\0" in text or (controls > 8 and controls > len(text) / 100):
        raise _binary(shown)
    if sum(map(text.count, BREAKS)) > MAX_LINES:
        raise UnreadableDocument(
            f"{shown} has more than {MAX_LINES:,} lines; split it into smaller documents."
        )
    return text


def _binary(shown: str) -> UnreadableDocument:
    return UnreadableDocument(f"{shown} is not a format I can read. {_READ}.")
