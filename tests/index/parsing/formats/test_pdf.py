"""PDFs: lines joined to paragraphs, pages as places."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from index.errors import UnreadableDocument
from index.parsing import read_document, read_documents
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


def drawn(draw: Callable[[Canvas], None], **said: str) -> bytes:
    buffer = io.BytesIO()
    sheet = Canvas(buffer, invariant=True)
    sheet.setTitle(said.get("title", "untitled"))
    draw(sheet)
    sheet.save()
    return buffer.getvalue()


PROSE = (
    "The oven is lit at six and",
    "nobody bakes before it is hot.",
    "Bread is sold from eight.",
)


def write(sheet: Canvas, *words: str, top: float = 700, left: float = 72) -> None:
    sheet.setFont(TEXT, 11)
    for i, line in enumerate(words):
        sheet.drawString(left, top - 14 * i, line)


def test_a_pdf_that_names_its_language() -> None:
    def draw(sheet: Canvas) -> None:
        sheet._doc.Catalog.Lang = PDFString("de-AT")
        sheet._doc.Catalog.__NoDefault__ = [*sheet._doc.Catalog.__NoDefault__, "Lang"]
        write(sheet, *PROSE)

    assert read_document(drawn(draw), "a.pdf").language == "de"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side(turn: int) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.setPageRotation(turn)
        write(sheet, *PROSE)

    assert texts(read_document(drawn(draw), "a.pdf")) == [" ".join(PROSE)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_is_turned_on_its_page(turn: int) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.translate(300, 400)
        sheet.rotate(turn)
        write(sheet, *PROSE, top=0, left=0)

    assert texts(read_document(drawn(draw), "a.pdf")) == [" ".join(PROSE)]


def test_a_stamp_across_the_page_is_left_out() -> None:
    def draw(sheet: Canvas) -> None:
        write(sheet, *PROSE)
        sheet.translate(200, 300)
        sheet.rotate(40)
        sheet.setFont(BOLD, 80)
        sheet.drawString(0, 0, "INTERNAL")

    draft = read_document(drawn(draw), "bakery.pdf")
    assert texts(draft) == [" ".join(PROSE)]
    assert draft.title == "Bakery"


def test_what_was_filled_in_follows_what_it_stands_beside() -> None:
    def draw(sheet: Canvas) -> None:
        write(sheet, "Name of the baker:")
        sheet.acroForm.textfield(name="baker", x=190, y=696, height=16, value="Ida Holm")

    assert texts(read_document(drawn(draw), "a.pdf")) == ["Name of the baker: Ida Holm"]


def test_pages_without_text_are_told_of() -> None:
    def draw(sheet: Canvas) -> None:
        write(sheet, *PROSE)
        for _ in range(2):
            sheet.showPage()
            sheet.drawImage(ImageReader(Image.new("L", (9, 9))), 0, 0, 500, 700)

    found = read_documents(drawn(draw), "a.pdf")
    assert [name for name, _ in found.notes] == ["a.pdf"]
    assert "2 of 3 pages have no text" in found.notes[0][1]
    assert "pages 2, 3" in found.notes[0][1]


def test_lines_of_the_same_form_are_no_running_titles() -> None:
    pages = [
        [
            (TEXT, 9, 72, 810, "Bakery handbook, spring"),
            (BOLD, 16, 72, 760, f"Loaf {n}"),
            *lines(f"It bakes for {n} hours in the", "stone oven and is turned once.", top=735),
            *lines(f"Oven {n} is the one beside the door.", top=700),
            (TEXT, 9, 290, 30, f"Page {n} of 4"),
        ]
        for n in range(1, 5)
    ]
    draft = read_document(pdf(pages), "a.pdf")
    assert "Loaf 3" in draft.text
    assert "Oven 4 is the one beside the door." in draft.text
    assert "handbook" not in draft.text
    assert "Page" not in draft.text


def test_running_titles_of_two_pages() -> None:
    pages = [
        [
            (TEXT, 9, 72, 810, "Bakery handbook, spring"),
            *lines(f"Loaf {n} bakes in the", "stone oven and is turned once.", top=760),
            *lines("Nobody opens it before.", top=715),
            (TEXT, 9, 290, 30, f"Page {n} of 2"),
        ]
        for n in range(1, 3)
    ]
    draft = read_document(pdf(pages), "a.pdf")
    assert "handbook" not in draft.text
    assert "Page" not in draft.text
    assert draft.text.count("Nobody opens it before.") == 2


def test_hyphens_of_words_stay_and_those_of_lines_go() -> None:
    words = lines(
        "Ask for the state-of-the-",
        "art oven, written to the e-",
        "mail of the ba-",
        "kery between 2019-",
        "2021, in a ten-",
        "minute call.",
    )
    assert texts(read_document(pdf([words]), "a.pdf")) == [
        "Ask for the state-of-the-art oven, written to the e-mail of the bakery between 2019-2021, "
        "in a ten-minute call."
    ]


def test_a_drop_cap_belongs_to_its_word() -> None:
    page = [
        (TEXT, 40, 72, 690, "E"),
        *lines("very loaf is weighed before it goes", "into the oven.", top=708, left=102),
        *lines("The scales are tested each year in May.", top=680),
    ]
    assert texts(read_document(pdf([page]), "a.pdf"))[0].startswith("Every loaf is weighed")


def test_numbers_of_lines_are_left_out() -> None:
    words = (
        "the baker signs the book before",
        "he lights the oven and writes",
        "down how warm",
    ) * 3
    page = [
        part
        for n, line in enumerate(words, 1)
        for part in (
            (TEXT, 11, 40, 720 - 20 * n, str(n)),
            (TEXT, 11, 72, 720 - 20 * n, line),
        )
    ]
    assert texts(read_document(pdf([page]), "a.pdf")) == [" ".join(words)]


def test_a_table_of_contents_is_left_out() -> None:
    first = lines("Contents", "Rye bread" + " ." * 20 + " 4", "White bread" + " ." * 20 + " 11")
    draft = read_document(pdf([first, lines(*PROSE)]), "a.pdf")
    assert draft.text == " ".join(PROSE)


@pytest.mark.parametrize("is_ruled", [False, True])
def test_a_table_is_read_row_by_row(is_ruled: bool) -> None:
    rows = (("Bread", "Hours", "Price"), ("Rye", "3", "40 crowns"), ("White", "2", "35 crowns"))

    def draw(sheet: Canvas) -> None:
        write(sheet, *PROSE)
        for i, row in enumerate(rows):
            for j, words in enumerate(row):
                sheet.drawString(80 + 90 * j, 600 - 20 * i, words)
        if is_ruled:
            sheet.grid([72, 162, 252, 342], [555, 575, 595, 615])

    table = texts(read_document(drawn(draw), "a.pdf"))[1]
    assert table.splitlines() == [
        "Bread: Rye; Hours: 3; Price: 40 crowns",
        "Bread: White; Hours: 2; Price: 35 crowns",
    ]


@pytest.mark.parametrize("title", ["PowerPoint Presentation", "Microsoft Word - x", "Untitled 3"])
def test_titles_of_templates_are_not_believed(title: str) -> None:
    draft = read_document(drawn(lambda sheet: write(sheet, *PROSE), title=title), "bakery.pdf")
    assert draft.title == "Bakery"


def test_bold_question_heads_its_answer() -> None:
    page = [
        ("Helvetica", 11, 72, 740, "Every boat is washed by its crew before it is put away."),
        ("Helvetica-Bold", 11, 72, 710, "Who washes the oars?"),
        ("Helvetica", 11, 72, 694, "Whoever rowed with them."),
    ]
    headings = [heads for _, heads, _ in shown(read_document(pdf([page]), "a.pdf"))]
    assert headings == [(), ("Who washes the oars?",)]


def test_dots_that_lead_to_a_price_are_no_words() -> None:
    lines = [("Helvetica-Bold", 16, 60, 780, "Prices")]
    for i, (name, price) in enumerate((("Berth", "14.00"), ("Power", "0.40"), ("Shower", "2.00"))):
        lines += [
            ("Helvetica", 10, 60, 740 - 16 * i, f"{name} {'.' * 60}"),
            ("Helvetica", 10, 380, 740 - 16 * i, f"{price} EUR"),
        ]
    draft = read_document(pdf([lines], author="(anonymous)"), "prices.pdf")
    assert draft.author is None
    assert texts(draft) == ["Berth; 14.00 EUR\nPower; 0.40 EUR\nShower; 2.00 EUR"]


def test_text_that_nobody_sees_is_left_out() -> None:
    buffer = io.BytesIO()
    sheet = Canvas(buffer, invariant=True)
    sheet.drawString(72, 720, "The harbour has two gates.")
    sheet.setFillGray(0)
    sheet.rect(60, 690, 400, 20, fill=1)
    sheet.setFillGray(1)
    sheet.drawString(72, 696, "White upon black is seen.")
    sheet.drawString(72, 660, "White upon white is not.")
    sheet.setFillGray(0)
    sheet.drawString(72, -40, "Below the page there is nothing.")
    sheet.saveState()
    drawn = sheet.beginText(72, 640)
    drawn.setTextRenderMode(3)
    drawn.textOut("Neither is what is drawn invisibly.")
    sheet.drawText(drawn)
    sheet.restoreState()
    sheet.drawString(72, 600, "The quay is long.")
    sheet.save()
    said = " ".join(texts(read_document(buffer.getvalue(), "a.pdf")))
    assert said == "The harbour has two gates. White upon black is seen. The quay is long."


def test_a_page_is_as_large_as_all_pages_are_said_to_be() -> None:
    drawn = b"BT /F 12 Tf 72 815 Td (The first line of the sheet.) Tj ET"
    data = b"""%%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
%%%%EOF
"""
    assert texts(read_document(data % (len(drawn), drawn), "a.pdf")) == [
        "The first line of the sheet."
    ]


def test_invisible_text_below_a_picture_is_what_the_picture_shows() -> None:
    buffer = io.BytesIO()
    sheet = Canvas(buffer, invariant=True)
    sheet.drawImage(ImageReader(Image.new("RGB", (40, 40), "white")), 0, 0, 595, 842)
    drawn = sheet.beginText(72, 640)
    drawn.setTextRenderMode(3)
    drawn.textOut("The lighthouse was scanned.")
    sheet.drawText(drawn)
    sheet.save()
    assert texts(read_document(buffer.getvalue(), "a.pdf")) == ["The lighthouse was scanned."]
