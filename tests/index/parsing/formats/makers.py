"""Documents that the tests make themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

Print = tuple[str, float, float, float, str]
"""A line of a page: font, size, left, baseline, words."""

ODT_TYPE = "application/vnd.oasis.opendocument.text"
_ODT_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:parent-style-name="Title"/></office:automatic-styles>
<office:body><office:text>"""
_ODT_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>
<meta:initial-creator>Jane Doe</meta:initial-creator>
<meta:creation-date>2024-03-04T10:00:00</meta:creation-date>
<dc:language>en-GB</dc:language></office:meta></office:document-meta>"""
EPUB_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
_OPF = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
<dc:title>The Bay</dc:title><dc:creator>Jane Doe</dc:creator><dc:creator>Jim Roe</dc:creator>
<dc:language>en</dc:language><dc:date>2024-03-04</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>"""


def packed(files: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def odt(body: str, **more: str) -> bytes:
    """An OpenDocument text with this body."""
    content = f"{_ODT_HEAD}{body}</office:text></office:body></office:document-content>"
    return packed({"mimetype": ODT_TYPE, "content.xml": content, "meta.xml": _ODT_META, **more})


def epub(chapters: Mapping[str, str], **more: str) -> bytes:
    """A book of these chapters: file name to what stands in its body."""
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    pages = {
        f"OEBPS/{name}": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>'
        f"<body>{body}</body></html>"
        for name, body in chapters.items()
    }
    return packed({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": EPUB_CONTAINER,
        "OEBPS/book.opf": _OPF.format(items=items, spine=spine),
        "OEBPS/nav.xhtml": "<html><body><nav><a href='one.xhtml'>One</a></nav></body></html>",
        **pages,
        **more,
    })  # fmt: skip


def pdf(
    pages: Iterable[Iterable[Print]],
    *,
    title: str = "untitled",
    author: str = "anonymous",
    password: str | None = None,
) -> bytes:
    """A PDF of these pages, made on 4 March 2024."""
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, encrypt=password, invariant=True)
    sheet.setTitle(title)
    sheet.setAuthor(author)
    for page in pages:
        for font, size, left, bottom, words in page:
            sheet.setFont(font, size)
            sheet.drawString(left, bottom, words)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()
