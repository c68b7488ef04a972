"""The registry of readers, and the calls that the library makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Mark, Paragraph
from index.parsing.formats.csv import CsvReader
from index.parsing.formats.docx import DocxReader
from index.parsing.formats.epub import EpubReader
from index.parsing.formats.feed import FeedReader
from index.parsing.formats.html import HtmlReader
from index.parsing.formats.jsonl import JsonLinesReader
from index.parsing.formats.odt import OdtReader
from index.parsing.formats.pdf import PdfReader
from index.parsing.formats.subtitles import SubtitleReader
from index.parsing.formats.zip_archive import ArchiveReader
from index.parsing.interface import CollectionReader, Reader, StructuredReader
from index.parsing.markdown.reader import MarkdownReader
from index.parsing.outline import split_outlined
from index.parsing.plain_text.reader import PlainTextReader

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
    """The paragraphs of a stored text, as `index.parsing.split` gives them."""
    if outline:
        return split_outlined(text, outline)
    reader = next((r for r in READERS if r.format == format), READERS[-1])
    return reader.split(text)
