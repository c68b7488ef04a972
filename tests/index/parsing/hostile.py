"""Documents made to do harm, each with what is to be said about it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from tests.index.parsing.formats.makers import EPUB_CONTAINER, ODT_TYPE, epub, odt, packed, pdf

MEGABYTE = 1024 * 1024
_ENTITIES = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_ENTITIES}]>'
_WORDS = [("Helvetica", 11.0, 72.0, 700.0, "It rises.")]


class Hostile(NamedTuple):
    """A document made to do harm.

    Attributes:
        name: its file's name.
        make: gives its bytes.
        says: a pattern that the error has to match.
    """

    name: str
    make: Callable[[], bytes]
    says: str


def _zeros(megabytes: int) -> bytes:
    return packed({"zeros.txt": bytes(megabytes * MEGABYTE)})


def _archive_with(entry: zipfile.ZipInfo) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("good.txt", "It rises.")
        archive.writestr(entry, "/etc/passwd")
    return buffer.getvalue()


def _encrypted_archive() -> bytes:
    data = bytearray(packed({"a.txt": "It rises."}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + flags
        data[at] |= 1
    return bytes(data)


def _lying_size() -> bytes:
    """An archive whose directory says that 64 MB are 100 bytes."""
    data = bytearray(_zeros(64))
    for signature, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + size
        data[at : at + 4] = struct.pack("<I", 100)
    return bytes(data)


def _docx(document: str) -> bytes:
    return packed({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
    })  # fmt: skip


def _pdf_of(*objects: str) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
            f"startxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


def _recursive_pages() -> bytes:
    return _pdf_of(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 3/Kids[2 0 R 3 0 R 2 0 R]>>",
        "<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>",
    )


def _recursive_form() -> bytes:
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>"
    return _pdf_of(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>"
        "/Contents 4 0 R>>",
        f"{form}\nstream\n/F Do\nendstream",
    )


def _absurd_pages() -> bytes:
    kids = " ".join(["3 0 R"] * 5_000)
    return _pdf_of(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 5000/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    )


def _deep_arrays() -> bytes:
    return _pdf_of(f"<</Type/Catalog/Pages {'[' * 100_000}{']' * 100_000}>>")


def _half(make: Callable[[], bytes]) -> Callable[[], bytes]:
    def half() -> bytes:
        data = make()
        return data[: len(data) // 2]

    return half


def _laughing_odt() -> bytes:
    return packed({"mimetype": ODT_TYPE, "content.xml": f"{LAUGHS}<x>&l9;</x>"})


def _laughing_epub() -> bytes:
    package = f"{LAUGHS}<package>&l9;</package>"
    return packed({"META-INF/container.xml": EPUB_CONTAINER, "OEBPS/book.opf": package})


def _some_pdf() -> bytes:
    return pdf([_WORDS] * 5)


def _some_odt() -> bytes:
    return odt("<text:p>It rises.</text:p>")


def _some_epub() -> bytes:
    return epub({"one.xhtml": "<p>It rises.</p>"})


CASES: dict[str, Hostile] = {
    "zip bomb": Hostile("bomb.zip", lambda: _zeros(65), "packed suspiciously tight"),
    "zip bomb in many files": Hostile(
        "bomb.zip",
        lambda: packed({f"{i}.txt": bytes(3 * MEGABYTE) for i in range(90)}),
        "unpacks to more than 256 MB",
    ),
    "zip bomb within a zip": Hostile(
        "bomb.zip", lambda: packed({"inner.zip": _zeros(65)}), "archive within an archive|tight"
    ),
    "zip within a zip": Hostile(
        "nested.zip",
        lambda: packed({"inner.zip": packed({"a.txt": "It rises."})}),
        "archive within an archive",
    ),
    "zip that lies about sizes": Hostile("lie.zip", _lying_size, "damaged|no article"),
    "zip that reaches outside": Hostile(
        "out.zip", lambda: _archive_with(zipfile.ZipInfo("../../etc/x.txt")), "outside"
    ),
    "zip with an absolute path": Hostile(
        "out.zip", lambda: _archive_with(zipfile.ZipInfo("/etc/x.txt")), "outside"
    ),
    "zip with a drive": Hostile(
        "out.zip", lambda: _archive_with(zipfile.ZipInfo("C:\\x.txt")), "outside"
    ),
    "encrypted zip": Hostile("secret.zip", _encrypted_archive, "encrypted"),
    "truncated zip": Hostile("cut.zip", _half(lambda: packed({"a.txt": "x"})), "damaged"),
    "docx bomb": Hostile(
        "bomb.docx", lambda: _docx("<x>" + " " * 65 * MEGABYTE + "</x>"), "suspiciously tight"
    ),
    "entities in docx": Hostile("laugh.docx", lambda: _docx(f"{LAUGHS}<x>&l9;</x>"), "entities"),
    "entities in odt": Hostile("laugh.odt", _laughing_odt, "entities"),
    "entities in epub": Hostile("laugh.epub", _laughing_epub, "entities"),
    "entities in rss": Hostile(
        "laugh.rss",
        lambda: f"<?xml version='1.0'?>{LAUGHS}<rss version='2.0'>&l9;</rss>".encode(),
        "no article",
    ),
    "entities in svg": Hostile("laugh.svg", lambda: f"{LAUGHS}<svg>&l9;</svg>".encode(), "XML"),
    "docx without content": Hostile("a.docx", lambda: _docx("<x/>"), "damaged"),
    "encrypted docx": Hostile(
        "a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "encrypted"
    ),
    "truncated odt": Hostile("cut.odt", _half(_some_odt), "damaged"),
    "truncated epub": Hostile("cut.epub", _half(_some_epub), "damaged"),
    "line of 100 MB": Hostile("line.txt", lambda: b"x" * 100 * MEGABYTE, "larger than 64 MB"),
    "line of 9 MB": Hostile("line.txt", lambda: b"x" * 9 * MEGABYTE, "larger than 8 MB"),
    "deep html": Hostile(
        "deep.html", lambda: b"<html><body>" + b"<div>" * 10_000 + b"Hello.", "deep"
    ),
    "deep odt": Hostile(
        "deep.odt", lambda: odt("<text:list>" * 5_000 + "</text:list>" * 5_000), "deep|well-formed"
    ),
    "deep json": Hostile("deep.jsonl", lambda: b'{"text":' + b"[" * 100_000, "no article"),
    "pages within themselves": Hostile("loop.pdf", _recursive_pages, "damaged|no text"),
    "drawing within itself": Hostile("loop.pdf", _recursive_form, "no text"),
    "absurd page count": Hostile("pages.pdf", _absurd_pages, "5,000 pages|damaged"),
    "arrays within arrays": Hostile("deep.pdf", _deep_arrays, "damaged|no text"),
    "encrypted pdf": Hostile("a.pdf", lambda: pdf([_WORDS], password="x"), "encrypted"),
    "truncated pdf": Hostile("cut.pdf", _half(_some_pdf), "damaged"),
    "nothing but a signature": Hostile("a.pdf", lambda: b"%PDF-1.7\n", "damaged"),
    "NUL bytes": Hostile("nul.txt", lambda: b"It rises.\0 It falls.", "not a format"),
    "picture called a pdf": Hostile("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
    "program called a document": Hostile("a.docx", lambda: b"\x7fELF" + bytes(50), "program"),
    "turned name": Hostile("gnp\u202etxt.exe", lambda: b"It rises.", "invisible characters"),
    "turned name in a zip": Hostile(
        "a.zip", lambda: packed({"gnp\u202etxt.exe": "It rises."}), "invisible characters"
    ),
}
"""By what they are."""
