"""What whoever adds a document knows better than its bytes: its language, its encoding."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import one_line

_PDF_OFFSET = 1_024  # as in the reader of PDFs
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


class Overrides(NamedTuple):
    """What is not to be guessed.

    Attributes:
        language: ISO 639-1 code, instead of what the document says or seems to be in.
        encoding: Python's name of the encoding of everything in it that is text.
        url: address of the page that it is, where it names none itself.
        base: address of the site that it is of.
        title: that of its folder, where its own says nothing.
    """

    language: str | None = None
    encoding: str | None = None
    url: str | None = None
    base: str | None = None
    title: str | None = None

    def page(self) -> dict[str, str]:
        """Return what the site says, by name."""
        said = {"url": self.url, "base": self.base, "title": self.title}
        return {name: value for name, value in said.items() if value is not None}


NO_OVERRIDES = Overrides()


def overrides_from(
    language: str | None, encoding: str | None, page: Mapping[str, str] | None = None
) -> Overrides:
    """Return the overrides that somebody asked for, under the names used from here on.

    Args:
        language: code of the language.
        encoding: name of the encoding.
        page: `url`, `base` and `title`, as far as there are any.

    Raises:
        UnreadableDocument: there is no such code or encoding.
    """
    code = None if language is None else language_code(language)
    if language is not None and not _is_known(code):
        raise UnreadableDocument(
            f"“{one_line(language, 40)}” is not a language code; give two letters, such as en or "
            "es."
        )
    return Overrides(code, None if encoding is None else _encoding(encoding), **(page or {}))


def _is_known(code: str | None) -> bool:
    from babel import Locale  # here: most documents are added without saying their language

    return code in Locale("en").languages


def in_utf8(data: bytes, name: str, encoding: str) -> bytes:
    """Return a document of a given encoding as UTF-8 with a mark; PDFs and archives as they are.

    The mark makes all readers of text pass over what a page or feed says of its encoding.

    Raises:
        UnreadableDocument: the bytes are not of this encoding.
    """
    if data.startswith(_ZIP) or b"%PDF-" in data[:_PDF_OFFSET]:
        return data
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode("utf-8-sig")
    except UnicodeError:
        raise UnreadableDocument(
            f"{shown_name(name)} has bytes that are not {encoding}; name another encoding or none."
        ) from None


def _encoding(name: str) -> str:
    try:
        found = codecs.lookup(name).name
        b"a".decode(found)  # there are codecs that do not give text
    except UnicodeError:
        return found  # one byte is too few for it
    except (LookupError, ValueError):
        raise UnreadableDocument(
            f"There is no encoding “{one_line(name, 40)}”; give one such as utf-8, latin-1 or "
            "cp1252."
        ) from None
    return found


def address(path: str | None, overrides: Overrides) -> str | None:
    """Return the address of a page of a site.

    Args:
        path: what the page says itself of where on the site it stands.
        overrides: what the site says.
    """
    url, base = overrides.url, overrides.base
    if path is None or base is None:
        return url
    if path.startswith("/"):
        return base.rstrip("/") + path
    if url is None:
        return None
    ends = "/" if url.endswith("/") and not path.endswith("/") else ""
    return urljoin(url.rstrip("/") if url != base else url, path) + ends
