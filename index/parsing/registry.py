"""The registry of readers, and the calls that the library makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Mark, Paragraph
from index.parsing.formats.chat import ChatReader
from index.parsing.formats.csv import CsvReader
from index.parsing.formats.docx import DocxReader
from index.parsing.formats.epub import EpubReader
from index.parsing.formats.feed import FeedReader
from index.parsing.formats.html import HtmlReader
from index.parsing.formats.jsonl import JsonReader
from index.parsing.formats.mail import MailboxReader, MailReader
from index.parsing.formats.mediawiki import MediaWikiReader
from index.parsing.formats.notebook import NotebookReader
from index.parsing.formats.odt import OdtReader
from index.parsing.formats.pdf import PdfReader
from index.parsing.formats.rst import RstReader
from index.parsing.formats.subtitles import SubtitleReader
from index.parsing.formats.textile import TextileReader
from index.parsing.formats.zip_archive import ArchiveReader
from index.parsing.interface import CollectionReader, StructuredReader
from index.parsing.markdown import reader as markdown
from index.parsing.markdown.reader import MarkdownReader
from index.parsing.outline import split_outlined
from index.parsing.plain_text import reader as plain_text
from index.parsing.plain_text.reader import PlainTextReader

COLLECTIONS: tuple[CollectionReader, ...] = (
    ArchiveReader(),
    FeedReader(),
    ChatReader(),
    JsonReader(),
    CsvReader(),
    MailboxReader(),
)
"""Asked first."""

STRUCTURED: tuple[StructuredReader, ...] = (
    PdfReader(),
    EpubReader(),
    DocxReader(),
    OdtReader(),
    SubtitleReader(),
    MailReader(),
    HtmlReader(),
    RstReader(),
    TextileReader(),
    MediaWikiReader(),
    NotebookReader(),
    MarkdownReader(),
    PlainTextReader(),
)
"""Asked next, the most particular first; the last takes whatever is text."""

_SPLITTERS = {"markdown": markdown.split_source}
"""How articles are split that were stored as they came, before texts were rendered."""


def split(
    text: str,
    format: str,  # noqa: A002 - as in Draft.format
    outline: Sequence[Mark] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of a stored text, as `index.parsing.split` gives them."""
    if outline:
        return split_outlined(text, outline)
    return _SPLITTERS.get(format, plain_text.split_source)(text)
