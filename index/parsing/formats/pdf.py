"""PDF, by PDFium: the parser that Chrome opens them with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.html.main_content import take_opening
from index.parsing.interface import Contents, Source
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.made_up import believed_author, believed_title
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import Piece, PieceKind

if TYPE_CHECKING:
    from index.parsing.formats.pdf_tables import PrintedPage

MAX_PAGES = 3_000
"""Pages of the longest document that is read."""
_PASSWORD_ERROR = 4
_OFFSET = 1_024  # bytes before the signature that readers of PDF tolerate
_NAMED = 12
"""Pages that are named one by one."""
_LEADERS = re.compile(
    r"[ \u00a0]*(?:\.[ \u00a0]?){5,}(?=\n|;|\Z)|(?<=[ \u00a0])(?:\.[ \u00a0]?){5,}"
)


class PdfReader:
    """Reads the text of PDFs, page by page, lines joined to paragraphs."""

    format = "pdf"

    def recognises(self, source: Source) -> bool:
        """Return whether it has the signature, by which alone PDFs can be told."""
        return b"%PDF-" in source.data[:_OFFSET]

    def read(self, source: Source) -> Contents:
        """Paragraphs with the pages that they begin on."""
        from index.parsing.formats.pdf_layout import pieces_of

        shown = shown_name(source.name)
        document = _open(source.data, shown)
        try:
            pages = list(_pages(document, shown))
            said, language = _said(document), _language(document)
        finally:
            document.close()
        if not any(page.lines for page in pages):
            raise _without_text(pages, shown)
        pieces = pieces_of(pages)
        return _contents(pieces, said, language)._replace(notes=tuple(_notes(pages)))


def _without_text(pages: Sequence[PrintedPage], shown: str) -> UnreadableDocument:
    why = "no text, only pictures or empty pages, as a scanned document has"
    if any(page.unknown for page in pages):
        why = "fonts that do not say which letters they show"
    return UnreadableDocument(
        f"{shown} has {why}; run it through text recognition (OCR) and add the result."
    )


def _notes(pages: Sequence[PrintedPage]) -> Iterator[str]:
    """What is to be told of pages that could not be read."""
    scanned = [i for i, page in enumerate(pages, 1) if page.pictures and not page.unknown]
    garbled = [i for i, page in enumerate(pages, 1) if page.unknown]
    if scanned:
        yield (
            f"{len(scanned):,} of {len(pages):,} pages have no text, only pictures, as scanned "
            f"pages have ({_named(scanned)}); run the document through text recognition (OCR) and "
            "add the result."
        )
    if garbled:
        yield (
            f"On {len(garbled):,} of {len(pages):,} pages ({_named(garbled)}) there is text in "
            "fonts that do not say which letters they show; it was left out. Text recognition "
            "(OCR) can read it."
        )


def _named(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NAMED])) + (", …" if len(numbers) > _NAMED else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}"


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


def _pages(document: Any, shown: str) -> Iterator[PrintedPage]:
    import pypdfium2

    from index.parsing.formats.pdf_objects import read_page
    from index.parsing.formats.pdf_tables import PrintedPage

    count = len(document)
    if count > MAX_PAGES:
        raise UnreadableDocument(
            f"{shown} has {count:,} pages, more than the {MAX_PAGES:,} that I read; split it."
        )
    form = _form(document)
    read = 0
    for number in range(count):
        try:
            page = document[number]
            try:
                found = read_page(page, number + 1, form)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            yield PrintedPage(())  # a damaged page; the others may be sound
            continue
        yield found
        read += 1
    if not read:
        raise _damaged(shown)


def _form(document: Any) -> Any | None:
    """What PDFium needs to tell what was filled in, None in a document without forms."""
    if not document.get_formtype():
        return None
    document.init_forms()
    return document.formenv


def _damaged(shown: str) -> UnreadableDocument:
    return UnreadableDocument(f"{shown} is damaged or cut short; save or download it again.")


def _said(document: Any) -> dict[str, str]:
    """What the document says of itself; nothing in it can make reading fail."""
    import ctypes

    import pypdfium2

    with suppress(pypdfium2.PdfiumError, UnicodeError, ValueError, ctypes.ArgumentError):
        return dict(document.get_metadata_dict())
    return {}


def _language(document: Any) -> str | None:
    """The language that the document says it is in, if PDFium tells it."""
    import ctypes

    import pypdfium2.raw as pdfium

    if not hasattr(pdfium, "FPDFCatalog_GetLanguage"):  # pypdfium2 5.0 has no such function
        return None
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length <= 100:
        return None
    buffer = (ctypes.c_ushort * length)()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
    return language_code(bytes(buffer)[: length - 2].decode("utf-16-le", "ignore"))


def _contents(pieces: list[Piece], said: dict[str, str], language: str | None) -> Contents:
    pieces = [_without_leaders(piece) for piece in pieces]
    metadata = Metadata(
        title=believed_title(said.get("Title", "")) or _largest_heading(pieces),
        author=believed_author(said.get("Author", "")),
        date=_date(said.get("CreationDate", "")),
        language=language,
    )
    if all(piece.kind is PieceKind.HEADING for piece in pieces):  # a poster, a card: all is text
        pieces = [piece._replace(kind=PieceKind.PARAGRAPH, level=0) for piece in pieces]
    return Contents(*take_opening(pieces, metadata))


def _without_leaders(piece: Piece) -> Piece:
    """A piece without the dots that lead the eye from a name to its price."""
    if "..." not in piece.text and ". . ." not in piece.text:
        return piece
    return piece._replace(text=_LEADERS.sub("", piece.text))


def _largest_heading(pieces: list[Piece]) -> str | None:
    """The first of the highest headings near the beginning, for want of a title.

    One that is only bold has to stand above all.
    """
    near = enumerate(pieces[:12])
    headings = [p for i, p in near if p.kind is PieceKind.HEADING and (not i or p.level == 1)]
    if not headings:
        return None
    return one_line(min(headings, key=lambda p: p.level).text)


def _date(written: str) -> str | None:
    """`D:20250408...` as 2025-04-08."""
    from index.parsing.metadata.dates import parse_date

    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", written)
    return parse_date("-".join(match.groups())) if match else None
