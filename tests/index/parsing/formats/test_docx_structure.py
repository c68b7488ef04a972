"""What heads what in Word documents, their tables, charts and diagrams."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

from index.parsing import read_document
from tests.index.parsing.formats.helpers import shown, texts
from tests.index.parsing.formats.test_docx_words import W, field, p, r, word

BOLD = "<w:b/>"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = f'xmlns:c="{DRAWN}/chart" xmlns:a="{DRAWN}/main" xmlns:dgm="{DRAWN}/diagram"'
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Ask"><w:name w:val="Ask"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/></w:style>
<w:style w:type="table" w:styleId="Fine"><w:name w:val="Fine"/><w:basedOn w:val="Grid"/>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>"""


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc>{p(r(words, properties))}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str, style: str = "Grid", first: int = 1) -> str:
    look = f'<w:tblStyle w:val="{style}"/><w:tblLook w:firstRow="{first}"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def test_bold_lines_and_questions_head_what_stands_below() -> None:
    body = (
        p(r("Rowers meet at six."))
        + p(r("Who steers", BOLD) + r(": ", BOLD)) + p(r("The lightest."))
        + p(r("Who pays"), '<w:pStyle w:val="Ask"/>') + p(r("The club.", '<w:b w:val="0"/>'))
        + p(r("Rain", BOLD) + "<w:r><w:br/></w:r>" + r("We row in rain."))
        + p(r("Never", BOLD) + r(" row alone."))
    )  # fmt: skip
    assert shown(read_document(word(body, styles_xml=STYLES), "a.docx")) == [
        ("Rowers meet at six.", (), None),
        ("The lightest.", ("Who steers",), None),
        ("The club.", ("Who pays",), None),
        ("We row in rain.", ("Rain",), None),
        ("Never row alone.", ("Rain",), None),
    ]


def test_only_heading_of_the_highest_level_is_the_title() -> None:
    head = '<w:outlineLvl w:val="0"/>'
    below = p(r("Oars"), '<w:outlineLvl w:val="1"/>') + p(r("Dry them."))
    one = read_document(word(p(r("Boat care"), head) + below), "a.docx")
    assert (one.title, shown(one)) == ("Boat care", [("Dry them.", ("Oars",), None)])
    two = word(p(r("Boats"), head) + p(r("Wash them.")) + p(r("Sails"), head) + p(r("Fold them.")))
    assert read_document(two, "yard.docx").title == "Yard"


@pytest.mark.parametrize(
    ("found", "rows"),
    [
        (table(row(cell("Wood", BOLD), cell("Use", BOLD)), row(cell("oak"), cell("keel"))),
         "Wood: oak; Use: keel"),
        (table(row(cell("Wood"), cell("Use")), row(cell("oak"), cell("keel")), style="Fine"),
         "Wood: oak; Use: keel"),
        (table(row(cell("elm"), cell("oar")), row(cell("oak"), cell("keel")), style="Fine",
               first=0), "elm; oar\noak; keel"),
        (table(row(cell("elm"), cell("oar")), row(cell("oak"), cell("keel"))),
         "elm; oar\noak; keel"),
        (table(row(cell("Length", BOLD), cell("nine feet")), row(cell("Built", BOLD),
               cell("in May"))), "Length: nine feet\nBuilt: in May"),
    ],
)  # fmt: skip
def test_header_of_a_table_is_told_by_its_looks(found: str, rows: str) -> None:
    data = word(p(r("The yard knows these woods.")) + found, styles_xml=STYLES)
    assert texts(read_document(data, "a.docx"))[1] == rows


def points(*values: object) -> str:
    return "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values))


def test_chart_is_read_as_its_table() -> None:
    months = f"<c:cat><c:strRef><c:strCache>{points('May', 'June')}</c:strCache></c:strRef></c:cat>"
    series = "".join(
        f"<c:ser><c:tx><c:strRef><c:strCache>{points(name)}</c:strCache></c:strRef></c:tx>{months}"
        f"<c:val><c:numRef><c:numCache>{points(*values)}</c:numCache></c:numRef></c:val></c:ser>"
        for name, values in {"Oak": (4, 7), "Elm": (1, 2)}.items()
    )
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Oars sold</a:t></a:r></a:p></c:rich></c:tx>"
    chart = (
        f"<c:chartSpace {NAMES}><c:chart>{title}</c:title><c:plotArea><c:barChart>{series}"
        "</c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    drawn = f'<w:r><w:drawing><c:chart {NAMES} r:id="aFChunk"/></w:drawing></w:r>'
    data = word(p(r("It was a good year.")) + p(drawn), more_html=chart)
    assert texts(read_document(data, "a.docx")) == [
        "It was a good year.",
        "Oars sold\n\nMay; Oak: 4; Elm: 1\nJune; Oak: 7; Elm: 2",
    ]


def test_diagram_is_read_as_a_list() -> None:
    def shape(number: int, words: str) -> str:
        said = f"<dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t>"
        return f'<dgm:pt modelId="{number}">{said}</dgm:pt>'

    def link(of: int, to: int, order: int) -> str:
        return f'<dgm:cxn srcId="{of}" destId="{to}" srcOrd="{order}"/>'

    diagram = (
        f'<dgm:dataModel {NAMES}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{shape(3, "Saw")}'
        f"{shape(2, 'Build')}{shape(1, 'Plan')}</dgm:ptLst><dgm:cxnLst>{link(0, 2, 1)}"
        f"{link(0, 1, 0)}{link(2, 3, 0)}{link(3, 2, 0)}</dgm:cxnLst></dgm:dataModel>"
    )
    drawn = f'<w:r><w:drawing><dgm:relIds {NAMES} r:dm="aFChunk"/></w:drawing></w:r>'
    data = word(p(r("So a boat is made:")) + p(drawn), more_html=diagram)
    assert texts(read_document(data, "a.docx")) == [
        "So a boat is made:\n\n- Plan\n- Build\n  - Saw"
    ]


def test_drawing_without_its_part_is_passed_over() -> None:
    drawn = f'<w:r><w:drawing><c:chart {NAMES} r:id="gone"/></w:drawing></w:r>'
    hidden = field("begin") + drawn + field("end")
    assert texts(read_document(word(p(r("Here.") + drawn + hidden)), "a.docx")) == ["Here."]


def test_bold_title_empty_fields_and_the_day_of_a_template() -> None:
    document = docx.Document()
    for words, is_bold in (
        ("FERRY FAQ", True),
        ("When does it leave?", True),
        ("At nine.", False),
        ("Is there a bar?", True),
        ("Yes, on deck.", False),
    ):
        document.add_paragraph().add_run(words).bold = is_bold
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    empty = etree.fromstring(
        f'<w:sdt xmlns:w="{space}"><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>Click or tap here to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(-1, empty)
    buffer = io.BytesIO()
    document.save(buffer)
    draft = read_document(buffer.getvalue(), "faq-final.docx")
    assert (draft.title, draft.date) == ("FERRY FAQ", None)
    assert [(words, heads) for words, heads, _ in shown(draft)] == [
        ("At nine.", ("When does it leave?",)),
        ("Yes, on deck.", ("Is there a bar?",)),
    ]
