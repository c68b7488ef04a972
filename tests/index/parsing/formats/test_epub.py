"""Books."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document
from tests.index.parsing.formats.helpers import shown, texts
from tests.index.parsing.formats.makers import epub

CHAPTERS = {
    "one.xhtml": '<section id="ch1"><h1>The Harbour</h1><p>It opened in 1901.</p>'
    '<p id="p2">It closed in 1999.<a epub:type="noteref" role="doc-noteref" href="#n1">1</a></p>'
    '<aside epub:type="footnote" id="n1"><p>So the mayor said.</p></aside></section>',
    "two.xhtml": "<h1>The Boats</h1><p>There are nine.</p>",
}


def test_chapters_in_order_with_anchors() -> None:
    draft = read_document(epub(CHAPTERS), "bay.epub")
    harbour = ("The Harbour",)
    assert shown(draft) == [
        ("It opened in 1901.", harbour, "anchor one.xhtml#ch1"),
        ("It closed in 1999.[1]", harbour, "anchor one.xhtml#p2"),
        ("So the mayor said.", harbour, "anchor one.xhtml#n1"),
        ("There are nine.", ("The Boats",), "anchor two.xhtml"),
    ]
    assert (draft.title, draft.author, draft.date, draft.language, draft.format) == (
        "The Bay",
        "Jane Doe, Jim Roe",
        "2024-03-04",
        "en",
        "epub",
    )


def test_protected_books_are_said_to_be_so() -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod '
        'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e:EncryptedData></encryption>'
    )
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_document(epub(CHAPTERS, **{"META-INF/encryption.xml": encryption}), "bay.epub")


@pytest.mark.parametrize("told", ['epub:type="noteref"', 'role="doc-noteref"'])
def test_references_to_notes_are_not_glued_to_words(told: str) -> None:
    body = f'<h1>One</h1><p>Rye bread<a {told} href="#n">3</a> is dark.</p>'
    assert texts(read_document(epub({"a.xhtml": body}), "a.epub")) == ["Rye bread[3] is dark."]


@pytest.mark.parametrize("told", ['epub:type="pagebreak"', 'role="doc-pagebreak"'])
def test_marks_of_pages_are_left_out(told: str) -> None:
    body = f'<h1>One</h1><p>The <span {told} id="p12">12</span>oven is hot.</p>'
    assert texts(read_document(epub({"a.xhtml": body}), "a.epub")) == ["The oven is hot."]


def test_a_chapter_without_a_heading_has_its_name_in_the_contents() -> None:
    chapters = {"one.xhtml": "<p>The oven is hot.</p>", "two.xhtml": "<h1>Two</h1><p>Cold.</p>"}
    found = shown(read_document(epub(chapters), "a.epub"))
    assert [headings for _, headings, _ in found] == [("One",), ("Two",)]


def test_elements_that_xml_closes_at_once_do_not_swallow_the_text() -> None:
    body = '<h1>One</h1><a id="x"/><p>The oven is hot.<script src="a.js"/></p><p>So be it.</p>'
    assert texts(read_document(epub({"a.xhtml": body}), "a.epub")) == [
        "The oven is hot.",
        "So be it.",
    ]


def test_bold_lines_of_a_book_head_what_stands_below() -> None:
    draft = read_document(
        epub({
            "a.xhtml": "<h1>Tides</h1><p><b>Spring tides</b></p><p>They rise high.</p>",
            "b.xhtml": "<p><strong>Boats</strong></p><p>There are nine.</p>",
        }),
        "bay.epub",
    )  # fmt: skip
    assert [(words, heads) for words, heads, _ in shown(draft)] == [
        ("They rise high.", ("Tides", "Spring tides")),
        ("There are nine.", ("Boats",)),
    ]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("<h1>Preface</h1><p>Before.</p>", [("Preface",), ("One",)]),
        ("<h1>Part</h1>", [("Part", "One")]),
    ],
)
def test_a_chapter_is_below_no_other_chapter(first: str, expected: list[tuple[str, ...]]) -> None:
    nav = (
        "<html><body><nav><ol><li><a href='a.xhtml'>A</a></li>"
        "<li><a href='b.xhtml'>B</a></li></ol></nav></body></html>"
    )
    book = epub(
        {"a.xhtml": first, "b.xhtml": "<h2>One</h2><p>Then.</p>"}, **{"OEBPS/nav.xhtml": nav}
    )
    assert [heads for _, heads, _ in shown(read_document(book, "a.epub"))] == expected
