"""The registry of readers, and the two calls that the library makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from index.errors import UnreadableDocument
from index.model import Draft, Mark, Paragraph
from index.reading.decoding import shown_name
from index.reading.language import guess_language
from index.reading.markdown import MarkdownReader
from index.reading.pieces import split_outlined
from index.reading.plain import PlainTextReader
from index.reading.reader import Reader, Reading, Source
from index.reading.titles import title_from_name

MAX_BYTES = 8 * 1024 * 1024
"""Size of the largest document that is read, in bytes."""

READERS: tuple[Reader, ...] = (MarkdownReader(), PlainTextReader())
"""Most particular first; the last takes whatever is text."""


def read_document(data: bytes, name: str, *, origin: str | None = None) -> Draft:
    """Read a document of any format in the registry.

    Args:
        data: the document's bytes, untrusted.
        name: the name it came under; a hint at the format, and a title where it has none.
        origin: stable key of where it came from; the name when left out.

    Raises:
        UnreadableDocument: empty, too large, not text, or a title without any text.
    """
    shown = shown_name(name)
    _check_size(data, shown)
    source = Source(data, name)
    reader = next((r for r in READERS if r.recognises(source)), None)
    if reader is None:
        raise UnreadableDocument(f"{shown} is empty; add a document with some text.")
    reading = reader.read(source)
    _check_content(reading, shown)
    said = reading.metadata
    return Draft(
        title=said.title or title_from_name(name),
        text=reading.text,
        format=reader.format,
        origin=name if origin is None else origin,
        language=said.language or guess_language(reading.text),
        url=said.url,
        author=said.author,
        date=said.date,
    )


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
    if outline:
        return split_outlined(text, outline)
    reader = next((r for r in READERS if r.format == format), READERS[-1])
    return reader.split(text)


def _check_size(data: bytes, shown: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            f"{shown} is larger than {MAX_BYTES // 1024**2} MB; divide it into smaller documents."
        )
    if not data.strip():
        raise UnreadableDocument(f"{shown} is empty; add a document with some text.")


def _check_content(reading: Reading, shown: str) -> None:
    if reading.paragraphs:
        return
    if reading.metadata.title:
        raise UnreadableDocument(f"{shown} has a title but no text; add some text below it.")
    raise UnreadableDocument(f"{shown} is empty; add a document with some text.")
