"""Reading documents: from untrusted bytes to a draft with a title, and on to paragraphs.

Each format has one reader (`index.parsing.interface`); the first in the registry that recognises a
document by its content reads it. They are loaded when the first document is read: those who only
ask questions need not wait for the parsers of ten formats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from index.errors import UnreadableDocument
from index.model import Draft, Mark, Paragraph
from index.parsing.portions import Portion, divided
from index.parsing.results import MAX_BYTES, MAX_FILE_BYTES, Documents, holds_many, single

__all__ = [
    "MAX_BYTES",
    "MAX_FILE_BYTES",
    "Documents",
    "Unread",
    "holds_many",
    "read_all_in_portions",
    "read_document",
    "read_documents",
    "read_in_portions",
    "split",
]


class Unread(msgspec.Struct, frozen=True):
    """A document to be read; what it has is named as in `read_documents`."""

    data: bytes
    name: str
    origin: str | None = None
    language: str | None = None
    encoding: str | None = None
    page: dict[str, str] | None = None


def read_document(data: bytes, name: str, *, origin: str | None = None) -> Draft:
    """Read a document that holds one article, of any format in the registry.

    Args:
        data: the document's bytes, untrusted.
        name: the name it came under; a hint at the format, and a title where it has none.
        origin: stable key of where it came from; the name when left out.

    Raises:
        UnreadableDocument: empty, too large, damaged, hostile, of a format that is not read,
            without text, or with more than one article.
    """
    from index.parsing import documents

    return single(documents.read(data, name, origin=origin), name)


def read_documents(
    data: bytes,
    name: str,
    *,
    origin: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    page: dict[str, str] | None = None,
) -> Documents:
    """Read a document and all the articles in it.

    Args:
        data: as of `read_document`, and so are `name` and `origin`.
        name: see there.
        origin: see there.
        language: code of its language; as it says, or a guess, when left out.
        encoding: name of its encoding; as its bytes show when left out.
        page: what its site says of it: `url`, `base`, `title` as in `Overrides`.

    Raises:
        UnreadableDocument: nothing of it can be read, or there is no such language or encoding;
            an article that cannot be read among others that can is a failure in the result.
    """
    from index.parsing import documents
    from index.parsing.overrides import overrides_from

    overrides = overrides_from(language, encoding, page)
    return documents.read(data, name, origin=origin, overrides=overrides)


def read_in_portions(document: Unread) -> Iterator[Portion]:
    """Read a document as `read_documents` does; `index.parsing.portions.joined` puts it together.

    Raises:
        UnreadableDocument: as there.
    """
    return divided(read_documents(**msgspec.structs.asdict(document)))


def read_all_in_portions(documents: list[Unread]) -> Iterator[Portion]:
    """Read documents one after the other; one that cannot be read stops no other."""
    for document in documents:
        try:
            yield from read_in_portions(document)
        except UnreadableDocument as error:
            yield Portion(ends=True, unreadable=str(error))


def split(
    text: str,
    format: str,  # noqa: A002 - as in Draft.format
    outline: Sequence[Mark] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of a stored text; pure, so that a reindex gives what adding gave.

    Args:
        text: `Draft.text`.
        format: `Draft.format`; one that is no longer known is split as plain text.
        outline: `Draft.outline`; it decides alone where there is one.
    """
    from index.parsing import registry

    return registry.split(text, format, outline)
