"""PDF, by PDFium: the parser that Chrome opens them with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.html.main_content import take_opening
from index.parsing.interface import Contents, Source
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import Piece, PieceKind

if TYPE_CHECKING:
    from index.parsing.formats.pdf_lines import Line

MAX_PAGES = 3_000
"""Pages of the longest document that is read."""
_PASSWORD_ERROR = 4
_OFFSET = 1_024  # bytes before the signature that readers of PDF tolerate
_NO_TITLE = re.compile(
    r"untitled.*|microsoft \w+ - .*|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|pptx?)|"
    r"[\W\d_]*|document\d*",
    re.IGNORECASE,
)
_NO_AUTHOR = frozenset({"", "anonymous", "unknown", "user", "admin", "administrator", "author"})


class PdfReader:
    """Reads the text of PDFs, page by page, lines joined to paragraphs."""

    format = "pdf"

    def recognises(self, source: Source) -> bool:
        """Whether it has the signature, by which alone PDFs can be told."""
        return b"%PDF-" in source.data[:_OFFSET]

    def read(self, source: Source) -> Contents:
        """Paragraphs with the pages that they begin on."""
        from index.parsing.formats.pdf_layout import pieces_of

        shown = shown_name(source.name)
        document = _open(source.data, shown)
        try:
            pages = list(_pages(document, shown))
            said, language = document.get_metadata_dict(), _language(document)
        finally:
            document.close()
        if not any(pages):
            raise UnreadableDocument(
                f"{shown} has no text, only pictures, as a scanned document has; run it through "
                "text recognition (OCR) and add the result."
            )
        return _contents(pieces_of(pages), said, language)


def _open(data: bytes, shown: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            _forget_error()
            raise UnreadableDocument(
                f"{shown} is encrypted; save it without a password and add it again."
            ) from error
        raise _damaged(shown) from error


def _forget_error() -> None:
    """Make PDFium fail otherwise, since it tells an earlier reason where it does not know one."""
    import pypdfium2

    with suppress(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(b"no PDF")


def _pages(document: Any, shown: str) -> Iterator[list[Line]]:
    import pypdfium2

    from index.parsing.formats.pdf_lines import lines_of_page

    count = len(document)
    if count > MAX_PAGES:
        raise UnreadableDocument(
            f"{shown} has {count:,} pages, more than the {MAX_PAGES:,} that are read; divide it."
        )
    read = 0
    for number in range(count):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield []  # a damaged page; the others may be sound
            continue
        yield lines_of_page(page, number + 1)
        page.close()
        read += 1
    if not read:
        raise _damaged(shown)


def _damaged(shown: str) -> UnreadableDocument:
    return UnreadableDocument(f"{shown} is damaged or cut short; save or download it again.")


def _language(document: Any) -> str | None:
    import ctypes

    import pypdfium2.raw as pdfium

    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length <= 100:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
    return language_code(buffer.raw.decode("utf-16-le", "ignore").rstrip("\0"))


def _contents(pieces: list[Piece], said: dict[str, str], language: str | None) -> Contents:
    title = one_line(said.get("Title", ""))
    author = one_line(said.get("Author", ""), 120)
    metadata = Metadata(
        title=_largest_heading(pieces) if _NO_TITLE.fullmatch(title) else title,
        author=None if author.lower() in _NO_AUTHOR else author,
        date=_date(said.get("CreationDate", "")),
        language=language,
    )
    return Contents(*take_opening(pieces, metadata))


def _largest_heading(pieces: list[Piece]) -> str | None:
    """The first of the highest headings near the beginning, for want of a title."""
    headings = [p for p in pieces[:12] if p.kind is PieceKind.HEADING]
    if not headings:
        return None
    return one_line(min(headings, key=lambda p: p.level).text)


def _date(written: str) -> str | None:
    """`D:20250408...` as 2025-04-08."""
    from index.parsing.metadata.dates import parse_date

    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", written)
    return parse_date("-".join(match.groups())) if match else None
