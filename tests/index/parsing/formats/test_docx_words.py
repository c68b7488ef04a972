"""Words, numbers and headings of Word documents that only their XML tells."""

from __future__ import annotations

import pytest

from index.parsing import read_document, read_documents
from tests.index.parsing.formats.helpers import shown, texts
from tests.index.parsing.formats.makers import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House"/><w:basedOn w:val="H"/></w:style>
<w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/><w:rPr><w:vanish/></w:rPr>
</w:style></w:styles>"""
NUMBERS = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def word(body: str, main: str = "word/document.xml", **parts: str | bytes) -> bytes:
    document = (
        f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="urn:shapes" xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{body}</w:body></w:document>"
    )
    folder, name = main.rsplit("/", 1)
    kinds = {"styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml"}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for kind, target in {**kinds, "aFChunk": "more.html"}.items()
    )
    return packed({
        "[Content_Types].xml": TYPES.format(main=main),
        "_rels/.rels": f'{RELATIONS}<Relationship Id="r" Type="{OFFICE}/relationships/'
        f'officeDocument" Target="/{main}"/></Relationships>',
        main: document,
        f"{folder}/_rels/{name}.rels": f"{RELATIONS}{relations}</Relationships>",
        f"{folder}/styles.xml": STYLES,
        f"{folder}/numbering.xml": NUMBERS,
        **{f"{folder}/{path.replace('_', '.')}": data for path, data in parts.items()},
    })  # fmt: skip


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def item(words: str, number: int = 1, level: int = 0) -> str:
    told = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(r(words), told)


MERGED, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOX = f"<w:txbxContent>{p(r('In a box.'))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (f'<w:fldSimple w:instr="AUTHOR">{r("Ida")}</w:fldSimple>', "Ida"),
        (field("begin") + code("DATE") + field("separate") + r("May") + field("end"), "May"),
        (field("begin") + code("IF ") + field("begin") + code("X") + field("separate")
         + r("lost") + field("end") + field("separate") + r("yes") + field("end"), "yes"),
        (f"<w:r><w:ruby><w:rt>{r('みち')}</w:rt><w:rubyBase>{r('道')}</w:rubyBase></w:ruby></w:r>",
         "道"),
        ("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+1</m:t></m:r>"
         "</m:den></m:f></m:oMath>", "a/(b+1)"),
        ("<m:oMath><m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
         "</m:sup></m:sSup></m:oMath>", "r²"),
        (r("kept") + r(" hidden", "<w:vanish/>"), "kept"),
        (r("kept") + r(" hidden", '<w:rStyle w:val="Off"/>'), "kept"),
        (r("kept") + r(" struck", "<w:strike/>"), "kept"),
        (r("kept", '<w:vanish w:val="0"/>'), "kept"),
        (f"<w:del>{r('old')}</w:del><w:ins>{r('new')}</w:ins>", "new"),
        (f"<w:moveFrom>{r('old')}</w:moveFrom><w:moveTo>{r('new')}</w:moveTo>", "new"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", "well-known"),
        (f"<w:sdt><w:sdtContent>{r('control')}</w:sdtContent></w:sdt>", "control"),
        (f"<w:r>{r('m')}</w:r>" + r("3", '<w:vertAlign w:val="superscript"/>'), "m³"),
    ],
)  # fmt: skip
def test_words_within_a_sentence(inner: str, words: str) -> None:
    body = p(r("The rule of ") + inner + r(" holds."))
    assert texts(read_document(word(body), "a.docx")) == [f"The rule of {words} holds."]


@pytest.mark.parametrize(
    "drawing",
    [
        f"<wps:txbx>{BOX}</wps:txbx>",
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice><mc:Fallback>"
        f"<v:textbox>{BOX}</v:textbox></mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice/><mc:Fallback><v:textbox>{BOX}</v:textbox>"
        "</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_text_boxes_stand_once_behind_their_paragraph(drawing: str) -> None:
    body = p(r("Half ") + f"<w:r>{drawing}</w:r>" + r("and half."))
    assert texts(read_document(word(body), "a.docx")) == ["Half and half.", "In a box."]


def test_lists_count_as_word_counts() -> None:
    body = (
        item("Knead.") + item("Gently.", level=1) + item("Rest.") + p(r("Take a break."))
        + item("Bake.") + item("Another list.", number=2)
    )  # fmt: skip
    assert texts(read_document(word(body), "a.docx")) == [
        "3) Knead.\n  3.i Gently.\n4) Rest.",
        "Take a break.",
        "5) Bake.",
        "1) Another list.",
    ]


def test_headings_by_level_and_by_derived_style() -> None:
    body = (
        p(r("Zero.")) + p(r("By level"), '<w:outlineLvl w:val="0"/>') + p(r("One."))
        + p(r("By style"), '<w:pStyle w:val="Own"/>') + p(r("Two."))
        + p(r("Body text"), '<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>')
    )  # fmt: skip
    assert shown(read_document(word(body), "a.docx")) == [
        ("Zero.", (), None),
        ("One.", ("By level",), None),
        ("Two.", ("By level", "By style"), None),
        ("Body text", ("By level", "By style"), None),
    ]


def test_contents_are_left_out() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    body = (
        p(r("Baking 4"), '<w:pStyle w:val="T1"/>')
        + f"<w:sdt>{gallery}</w:docPartObj></w:sdtPr><w:sdtContent>{p(r('Selling 9'))}"
        "</w:sdtContent></w:sdt>"
        + p(field("begin") + code(" TOC \\o ") + field("separate") + r("Eating 11"))
        + p(r("Washing 12") + field("end")) + p(r("Bread is baked."))
    )  # fmt: skip
    assert texts(read_document(word(body), "a.docx")) == ["Bread is baked."]


def test_the_main_part_may_have_any_name() -> None:
    data = word(p(r("Bread is baked.")), main="word/document7.xml")
    assert texts(read_document(data, "a.docx")) == ["Bread is baked."]


def test_strict_documents() -> None:
    main = f'<w:document xmlns:w="{W}"><w:body>{p(r("Bread."))}</w:body></w:document>'
    strict = main.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = word("", document_xml=strict)
    assert texts(read_document(data, "a.docx")) == ["Bread."]


def test_alternative_chunks() -> None:
    chunk = '<w:altChunk r:id="aFChunk"/>'
    page = "<html><body><h2>More</h2><p>From a page.</p></body></html>"
    data = word(p(r("First.")) + chunk, more_html=page)
    assert shown(read_document(data, "a.docx")) == [
        ("First.", (), None),
        ("From a page.", ("More",), None),
    ]
    missing = read_documents(word(p(r("First.")) + chunk), "a.docx")
    assert missing.drafts[0].text == "First."


def test_tables_with_merged_cells_and_empty_ones() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(words))}</w:tc>"

    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Bread')}{cell('Price')}</w:tr>"
    first = f"<w:tr>{cell('Rye', MERGED)}{cell('4 crowns')}</w:tr>"
    second = f"<w:tr>{cell('', ON)}{cell('5 crowns')}</w:tr>"
    empty = f"<w:tbl><w:tr>{cell('')}{cell('')}</w:tr></w:tbl>"
    body = f"{empty}<w:tbl>{head}{first}{second}</w:tbl>"
    assert texts(read_document(word(body), "a.docx")) == [
        "Bread: Rye; Price: 4 crowns\nBread: Rye; Price: 5 crowns"
    ]


def test_notes_are_numbered_where_they_are_referred_to() -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="5">{p(r("Sifted."))}</w:footnote>'
    body = p(r("Flour") + '<w:r><w:footnoteReference w:id="5"/></w:r>' + r(" is weighed."))
    data = word(body, footnotes_xml=f"{notes}</w:footnotes>")
    assert texts(read_document(data, "a.docx")) == ["Flour[1] is weighed.", "1. Sifted."]
