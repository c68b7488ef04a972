"""What a reader of one format is, and what it is given and gives back."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple, Protocol

from index.model import Paragraph
from index.reading.decoding import decode
from index.reading.metadata import Metadata


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


class Reading(NamedTuple):
    """A document as a reader delivers it.

    Attributes:
        text: the whole document; paragraphs are stretches of it.
        metadata: what the document says of itself.
        paragraphs: what `split(text)` gives.
    """

    text: str
    metadata: Metadata
    paragraphs: tuple[Paragraph, ...]


class Reader(Protocol):
    """Reads one format.

    `split` must be pure: a reindex derives the paragraphs again from the stored text alone.
    """

    @property
    def format(self) -> str:
        """Short name, stored with every article that this reader has read."""
        ...

    def recognises(self, source: Source) -> bool:
        """Whether the document is in this format, by its content first."""
        ...

    def read(self, source: Source) -> Reading:
        """Read a document that was recognised.

        Raises:
            UnreadableDocument: it cannot be read after all.
        """
        ...

    def split(self, text: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a text that `read` gave back."""
        ...
