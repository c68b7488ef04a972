"""Word documents and OpenDocument texts."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document
from tests.index.parsing.formats.helpers import shown, texts
from tests.index.parsing.formats.makers import odt, packed

NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Harbour office.</text:p></text:note-body></text:note>"
)
ODT_BODY = f"""<text:p text:style-name="P2">The tides of Elm Bay</text:p>
<text:p>The tide rises<text:s text:c="3"/>twice <text:span>a</text:span> day.{NOTE}</text:p>
<text:h text:outline-level="1">Causes</text:h>
<text:p>There are two causes:</text:p>
<text:list><text:list-item><text:p>the moon</text:p><text:list><text:list-item><text:p>near</text:p>
</text:list-item></text:list></text:list-item><text:list-item><text:p>the sun</text:p>
</text:list-item></text:list>
<text:h text:outline-level="2">Heights</text:h>
<table:table><table:table-header-rows><table:table-row>
<table:table-cell><text:p>Month</text:p></table:table-cell>
<table:table-cell><text:p>Height</text:p></table:table-cell></table:table-row>
</table:table-header-rows><table:table-row><table:table-cell><text:p>May</text:p></table:table-cell>
<table:table-cell><text:p>4.1 m</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="Caption">Table 1. Heights.</text:p>
<text:p text:style-name="P1">Nobody waits.</text:p>
<text:p text:style-name="Preformatted_20_Text">tide = 4</text:p>
<text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes>"""

EXPECTED = [
    ("The tide rises twice a day.[1]", (), None),
    ("There are two causes:\n\n- the moon\n  - near\n- the sun", ("Causes",), None),
    ("Month: May; Height: 4.1 m", ("Causes", "Heights"), None),
    ("Table 1. Heights.", ("Causes", "Heights"), None),
    ("Nobody waits.", ("Causes", "Heights"), None),
    ("tide = 4", ("Causes", "Heights"), None),
    ("1. Harbour office.", ("Causes", "Heights"), None),
]


def test_odt() -> None:
    draft = read_document(odt(ODT_BODY), "tides.odt")
    assert shown(draft) == EXPECTED
    assert (draft.title, draft.author, draft.date, draft.language, draft.format) == (
        "The tides of Elm Bay",
        "Jane Doe",
        "2024-03-04",
        "en",
        "odt",
    )


def word() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Jane Doe"
    document.core_properties.title = "A template's title"
    document.core_properties.created = datetime(2024, 3, 4, 10, tzinfo=UTC)
    document.add_paragraph("The tides of Elm Bay", "Title")
    paragraph = document.add_paragraph("The tide rises ")
    paragraph.add_run("twice").bold = True
    paragraph.add_run(" a day.")
    document.add_heading("Causes", 1)
    document.add_paragraph("There are two causes:")
    document.add_paragraph("the moon", "List Bullet")
    document.add_paragraph("the sun", "List Bullet")
    document.add_paragraph("the wind", "List Number")
    document.add_heading("Heights", 2)
    table = document.add_table(rows=0, cols=2)
    for row in (("Month", "Height"), ("May", "4.1 m"), ("June", "4.2 m")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("Table 1. Heights.", "Caption")
    document.add_paragraph("Nobody waits.", "Quote")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx() -> None:
    draft = read_document(word(), "tides.docx")
    heights = ("Causes", "Heights")
    assert shown(draft) == [
        ("The tide rises twice a day.", (), None),
        ("There are two causes:\n\n- the moon\n- the sun", ("Causes",), None),
        ("1. the wind", ("Causes",), None),
        ("Month: May; Height: 4.1 m\nMonth: June; Height: 4.2 m", heights, None),
        ("Table 1. Heights.", heights, None),
        ("Nobody waits.", heights, None),
    ]
    assert (draft.title, draft.author, draft.date, draft.format) == (
        "The tides of Elm Bay",
        "Jane Doe",
        "2024-03-04",
        "docx",
    )


@pytest.mark.parametrize("name", ["tides.docx", "tides.txt", "tides.zip", "tides.pdf"])
def test_a_word_document_is_known_by_its_content(name: str) -> None:
    assert texts(read_document(word(), name))[0] == "The tide rises twice a day."


def test_documents_without_words_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="title but no text"):
        read_document(odt('<text:p text:style-name="P2">Lonely</text:p>'), "a.odt")
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(UnreadableDocument, match="empty"):
        read_document(buffer.getvalue(), "a.docx")


NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'text:start-value="4"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def odt_list(words: str, more: str = "", told: str = "") -> str:
    items = f"<text:list-item{told}><text:p>{words}</text:p></text:list-item>"
    return f'<text:list text:style-name="L"{more}>{items}</text:list>'


def styled(body: str, styles: str) -> bytes:
    data = odt(body)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode()
    mark = "<office:automatic-styles>"
    content = content.replace(mark, mark + styles)
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def test_odt_lists_count_on() -> None:
    body = (
        odt_list("Knead.") + "<text:p>A break.</text:p>"
        + odt_list("Bake.", ' text:continue-numbering="true"')
        + "<text:p>Later.</text:p>" + odt_list("Sell.", told=' text:start-value="9"')
    )  # fmt: skip
    assert texts(read_document(styled(body, NUMBERED), "a.odt")) == [
        "4. Knead.", "A break.", "5. Bake.", "Later.", "9. Sell.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "properties", ['text:display="none"', 'style:text-line-through-style="solid"']
)
def test_odt_words_that_are_hidden_or_struck_out(properties: str) -> None:
    style = f'<style:style style:name="X"><style:text-properties {properties}/></style:style>'
    body = '<text:p>Bread<text:span text:style-name="X"> or cake</text:span> is sold.</text:p>'
    assert texts(read_document(styled(body, style), "a.odt")) == ["Bread is sold."]


def test_odt_reading_aids_and_boxes() -> None:
    draw = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    body = (
        "<text:p><text:ruby><text:ruby-base>道</text:ruby-base><text:ruby-text>みち</text:ruby-text>"
        f"</text:ruby>は<draw:frame {draw}><draw:text-box><text:p>In a box.</text:p>"
        "</draw:text-box>"
        "</draw:frame>長い。</text:p>"
    )
    assert texts(read_document(odt(body), "a.odt")) == ["道は長い。", "In a box."]


def test_a_formula_of_opendocument_stands_in_its_sentence() -> None:
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>E</mi><mo>=</mo><mi>m</mi>'
        "<msup><mi>c</mi><mn>2</mn></msup></math>"
    )
    frame = (
        '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
        '<draw:object xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./Object 1"/>'
        "</draw:frame>"
    )
    body = f"<text:p>The energy is {frame}, he said.</text:p>"
    data = odt(body, **{"Object 1/content.xml": math})
    assert "The energy is E = mc² , he said." in read_document(data, "a.odt").text


def test_a_high_cell_of_opendocument_stands_in_each_row() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    high, covered = ' table:number-rows-spanned="2"', "<table:covered-table-cell/>"
    rows = [
        cell.format("", "Name") + cell.format("", "Year"),
        cell.format(high, "Ann") + cell.format("", "1900"),
        covered + cell.format("", "1901"),
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    data = odt(f"<text:p>Keepers</text:p><table:table>{table}</table:table>")
    assert "Name: Ann; Year: 1901" in read_document(data, "a.odt").text


def test_bold_words_of_opendocument_head_lines_and_tables() -> None:
    names = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    office = "urn:oasis:names:tc:opendocument:xmlns"
    names += f' xmlns:o="{office}:office:1.0" xmlns:style="{office}:style:1.0"'
    styles = (
        f'<o:document-styles {names}><style:style style:name="Loud">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Louder" style:parent-style-name="Loud"/></o:document-styles>'
    )
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{c}</table:table-cell>' for c in row)}"
        "</table:table-row>"
        for row in (
            ('<text:p text:style-name="Loud">Wood</text:p>',
             '<text:p><text:span text:style-name="Louder">Use</text:span></text:p>'),
            ("<text:p>oak</text:p>", "<text:p>keel</text:p>"),
        )
    )  # fmt: skip
    body = (
        "<text:p>Rowers know this.</text:p>"
        '<text:p text:style-name="Louder">Who pays?</text:p><text:p>The club.</text:p>'
        f"<table:table>{rows}</table:table>"
    )
    draft = read_document(odt(body, **{"styles.xml": styles}), "a.odt")
    assert shown(draft) == [
        ("Rowers know this.", (), None),
        ("The club.", ("Who pays?",), None),
        ("Wood: oak; Use: keel", ("Who pays?",), None),
    ]
