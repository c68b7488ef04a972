"""What a reader of one format is, and what it is given and gives back.

Documents are read into pieces (`StructuredReader`), files that hold many articles into entries
(`CollectionReader`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import decode
from index.parsing.metadata.metadata import NOTHING, Metadata
from index.parsing.outline import Piece
from index.parsing.zip_container import Container

_OPENING = 4_096
_BEFORE_MARKUP = re.compile(r"\A(?:ï»¿|\ufeff|\s+|<!--.*?-->|<\?xml[^>]*\?>)+", re.DOTALL)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


class Source:
    """A document as it came in.

    Attributes:
        data: its bytes.
        name: the name it came under; untrusted, a hint at best.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name

    @cached_property
    def text(self) -> str:
        """The bytes decoded.

        Raises:
            UnreadableDocument: they are not text.
        """
        return decode(self.data, self.name)

    @cached_property
    def opening(self) -> str:
        """The first characters, in lower case, without what may stand before any markup."""
        head = self.data[:_OPENING]
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = head.decode("utf-16" if wide else "latin-1", errors="replace")
        return _BEFORE_MARKUP.sub("", text.lower())

    @cached_property
    def container(self) -> Container | None:
        """The ZIP archive that the document is, if it is one.

        Raises:
            UnreadableDocument: it is one, but damaged or hostile.
        """
        return Container(self.data) if self.data.startswith(_ZIP) else None


class Contents(NamedTuple):
    """A structured document as its reader delivers it.

    Attributes:
        metadata: what the document says of itself.
        pieces: what it consists of, in reading order.
        notes: sentences about what of it could not be kept, for whoever adds it.
    """

    metadata: Metadata
    pieces: Sequence[Piece]
    notes: Sequence[str] = ()


class StructuredReader(Protocol):
    """Reads one format that has a structure of its own."""

    @property
    def format(self) -> str:
        """Short name, stored with every article that this reader has read."""
        ...

    def recognises(self, source: Source) -> bool:
        """Return whether the document is in this format, by its content."""
        ...

    def read(self, source: Source) -> Contents:
        """Read a document that was recognised.

        Raises:
            UnreadableDocument: it cannot be read after all.
        """
        ...


class Entry(NamedTuple):
    """One article of a file that holds many.

    Attributes:
        key: what tells it from the others, the same whenever the file is read again.
        name: what to call it in an error, and a title where it has none.
        found: its bytes, its pieces, or why it cannot be read.
        metadata: what the file says of it; goes before what the article says itself.
    """

    key: str
    name: str
    found: bytes | Contents | UnreadableDocument
    metadata: Metadata = NOTHING


class CollectionReader(Protocol):
    """Reads one format that holds many articles."""

    @property
    def format(self) -> str:
        """Short name, stored with the articles that this reader has taken to pieces itself."""
        ...

    def recognises(self, source: Source) -> bool:
        """Return whether the document is in this format, by its content first."""
        ...

    def entries(self, source: Source) -> Iterator[Entry]:
        """The articles in it.

        Raises:
            UnreadableDocument: it cannot be read as a whole.
        """
        ...
