"""The registry of readers, and the calls that the library makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Mark, Paragraph
from index.reading.formats.archive import ArchiveReader
from index.reading.formats.csv import CsvReader
from index.reading.formats.docx import DocxReader
from index.reading.formats.epub import EpubReader
from index.reading.formats.feeds import FeedReader
from index.reading.formats.html import HtmlReader
from index.reading.formats.jsonl import JsonLinesReader
from index.reading.formats.odt import OdtReader
from index.reading.formats.pdf import PdfReader
from index.reading.formats.subtitles import SubtitleReader
from index.reading.markdown import MarkdownReader
from index.reading.pieces import split_outlined
from index.reading.plain import PlainTextReader
from index.reading.reader import CollectionReader, Reader, StructuredReader

COLLECTIONS: tuple[CollectionReader, ...] = (
    ArchiveReader(),
    FeedReader(),
    JsonLinesReader(),
    CsvReader(),
)
"""Asked first."""

STRUCTURED: tuple[StructuredReader, ...] = (
    PdfReader(),
    EpubReader(),
    DocxReader(),
    OdtReader(),
    SubtitleReader(),
    HtmlReader(),
)
"""Asked next."""

READERS: tuple[Reader, ...] = (MarkdownReader(), PlainTextReader())
"""Most particular first; the last takes whatever is text."""


def split(
    text: str,
    format: str,  # noqa: A002 - as in Draft.format
    outline: Sequence[Mark] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of a stored text, as `index.reading.split` gives them."""
    if outline:
        return split_outlined(text, outline)
    reader = next((r for r in READERS if r.format == format), READERS[-1])
    return reader.split(text)
