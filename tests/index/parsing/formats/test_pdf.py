"""PDFs: lines joined to paragraphs, pages as places."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document
from tests.index.parsing.formats.helpers import shown, texts
from tests.index.parsing.formats.makers import Print, pdf
from tests.index.parsing.hostile import CASES

TEXT, BOLD = "Helvetica", "Helvetica-Bold"


def lines(*words: str, top: float = 700, left: float = 72, size: float = 11) -> list[Print]:
    return [(TEXT, size, left, top - 14 * i, line) for i, line in enumerate(words)]


def furniture(page: int) -> list[Print]:
    return [(TEXT, 9, 72, 810, "Harbour Report"), (TEXT, 9, 290, 30, f"Page {page} of 3")]


PAGES: list[list[Print]] = [
    [
        *furniture(1),
        (BOLD, 20, 72, 760, "The Tides of Elm Bay"),
        (TEXT, 11, 72, 735, "By Jane Doe"),
        (BOLD, 14, 72, 715, "1 Causes"),
        *lines(
            "The tide at Elm Bay rises about four me-",
            "tres twice a day, and the well-",
            "known fishermen of the well-known bay plan.",
        ),
        *lines("There are two causes:", top=644),
        *lines("• the moon, which is", top=630, left=80),
        *lines("rather near", top=616, left=90),
        *lines("• the sun", top=602, left=80),
        *lines("The last paragraph of this page goes on", top=550),
        *lines("1 A footnote in small type.", top=60, size=8),
    ],
    [
        *furniture(2),
        *lines("and ends on the next. It is long enough", "to have two lines.", top=760),
        *lines("Set in, this begins another paragraph", top=732, left=90),
        *lines("of the page.", top=718),
        (BOLD, 11, 72, 680, "Heights"),
        *lines("Figure 1. Heights of the tide.", top=660),
        *lines("They vary a lot.", top=630),
    ],
    [*furniture(3), *lines("A short page.", top=760)],
]


def test_pages() -> None:
    draft = read_document(pdf(PAGES), "tides.pdf")
    causes, heights = ("1 Causes",), ("1 Causes", "Heights")
    assert shown(draft) == [
        (
            "The tide at Elm Bay rises about four metres twice a day, and the well-known "
            "fishermen of the well-known bay plan.",
            causes,
            "page 1",
        ),
        (
            "There are two causes:\n\n• the moon, which is rather near\n• the sun",
            causes,
            "page 1",
        ),
        (
            "The last paragraph of this page goes on and ends on the next. It is long enough to "
            "have two lines.",
            causes,
            "page 1",
        ),
        ("1 A footnote in small type.", causes, "page 1"),
        ("Set in, this begins another paragraph of the page.", causes, "page 2"),
        ("Figure 1. Heights of the tide.", heights, "page 2"),
        ("They vary a lot.", heights, "page 2"),
        ("A short page.", heights, "page 3"),
    ]


def test_what_a_pdf_says_of_itself() -> None:
    draft = read_document(pdf(PAGES), "tides.pdf")
    assert (draft.title, draft.author, draft.format) == (
        "The Tides of Elm Bay",
        "Jane Doe",
        "pdf",
    )
    said = read_document(pdf(PAGES, title="Tides and Boats", author="Jim Roe"), "a.pdf")
    assert (said.title, said.author) == ("Tides and Boats", "Jim Roe")


@pytest.mark.parametrize("title", ["Microsoft Word - tides.doc", "tides.indd", "Document1", ""])
def test_titles_that_programs_make_up_are_not_believed(title: str) -> None:
    assert read_document(pdf(PAGES, title=title), "a.pdf").title == "The Tides of Elm Bay"


def test_a_pdf_under_another_name() -> None:
    assert texts(read_document(pdf(PAGES), "tides.txt"))[-1] == "A short page."


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableDocument, match=r"only pictures.*scanned.*OCR"):
        read_document(pdf([[], []]), "scan.pdf")


def test_an_encrypted_pdf_is_said_to_be_so() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_document(pdf(PAGES, password="secret"), "a.pdf")


def test_what_follows_an_encrypted_pdf_is_not_said_to_be_encrypted_too() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_document(pdf(PAGES, password="secret"), "a.pdf")
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_document(CASES["arrays within arrays"].make(), "b.pdf")
