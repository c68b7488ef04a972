"""What of a web page is its article: by what it says and where it stands, not by names."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document, read_documents
from index.parsing.html.tree_walk import Walker
from index.parsing.html.xml_parser import parse_html

OPENING = (
    "<p>The allotment society lends tools to its members from March until the end of October, and "
    "whoever borrows one brings it back clean.</p>"
)


def text_of(body: str, head: str = "<title>Tools</title>") -> str:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(page.encode(), "page.html").text


@pytest.mark.parametrize(
    "body",
    [
        "<div class='with-sidebar no-nav'>{}</div>",
        "<div id='share' class='menu social'>{}</div>",
        "<form id='all'><div>{}</div></form>",
        "<div class='nav-open:hidden flex'>{}</div>",
        "<div style='display:none' id='app'>{}</div>",
        "<main><section id='cookies'><h2>Cookies</h2>{}</section></main>",
    ],
)
def test_no_wrapper_hides_an_article(body: str) -> None:
    text = text_of(body.format(f"{OPENING}<p>The scythe stays in the shed.</p>"))
    assert "lends tools" in text
    assert "The scythe stays in the shed." in text


def test_a_page_without_body_is_read_as_browsers_do() -> None:
    page = b"<!doctype html><title>Tools</title><main><h1>Tools</h1><p>The scythe is sharp."
    draft = read_document(page, "page.html")
    assert draft.title == "Tools"
    assert "The scythe is sharp." in draft.text


def test_the_question_on_a_button_heads_what_it_opens() -> None:
    draft = read_documents(
        f"<html><body><main><h1>Help</h1>{OPENING}"
        "<button aria-expanded=false aria-controls=a>Who sharpens the scythe?</button>"
        "<div id=a hidden><p>The smith does, in April.</p></div>"
        "<p>Ask at the gate.</p></main></body></html>".encode(),
        "page.html",
    )
    headings = {p.text: p.headings for p in draft.paragraphs[0]}
    assert headings["The smith does, in April."] == ("Who sharpens the scythe?",)
    assert headings["Ask at the gate."] == ()


def test_tabs_and_streamed_parts_are_shown_and_notices_are_not() -> None:
    text = text_of(
        f"<main><h1>Tools</h1>{OPENING}<template id='B:1'></template>"
        "<div role=tabpanel hidden><p>Rakes hang on the left.</p></div></main>"
        "<div hidden class='cookie-banner'><p>We keep small files.</p></div>"
        "<div hidden id='S:1'><p>Spades hang on the right.</p></div>"
    )
    assert text.index("Spades hang") < text.index("Rakes hang")
    assert "small files" not in text


def test_notes_stay_and_sidebars_go() -> None:
    text = text_of(
        f"<main><h1>Tools</h1>{OPENING}<aside class='tip'><p>Oil the shears.</p></aside>{OPENING}"
        "</main><aside><h2>Elsewhere</h2><p>Ten gardens to see.</p></aside>"
    )
    assert "Oil the shears." in text
    assert "Ten gardens" not in text


def test_sentences_stay_whatever_they_begin_with_and_leftovers_go() -> None:
    text = text_of(
        "<main><h1>Tools<a href='#tools'>¶</a></h1>"
        f"{OPENING}<ol><li>Log in with your plot's number.</li><li>Subscribe to a time.</li></ol>"
        "<h2>Shears <span>[<a href='/e'>edit</a>]</span></h2>"
        "<p>They are left-handed.<sup><a href='#n1'>[1]</a></sup></p>"
        "<p>Last updated on 3 May 2024</p><p>12 Likes</p></main>"
    )
    assert "Log in with your plot's number." in text
    assert "Subscribe to a time." in text
    assert "They are left-handed." in text
    for leftover in ("¶", "edit", "[1]", "Last updated", "Likes"):
        assert leftover not in text


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Ebb - Harbour", "Ebb"), ("Harbour | Ebb", "Ebb"), ("Harbour", "Ebb and flow")],
)
def test_the_title_is_the_articles(title: str, heading: str) -> None:
    page = (
        f"<html><title>{title}</title><body><main><h1>{heading}</h1>{OPENING}</main></body></html>"
    )
    assert read_document(page.encode(), "page.html").title == heading


def test_whoever_adds_a_page_is_told_where_most_of_it_is_lost() -> None:
    lost = "".join(f"<p>Remark {i}: the shed was open again all night long.</p>" for i in range(90))
    page = f"<html><body><main>{OPENING}</main><div class=comments>{lost}</div></body></html>"
    found = read_documents(page.encode(), "page.html")
    assert "Remark 40" not in found.drafts[0].text
    assert "of the text on this page was kept" in found.notes[0][1]
    assert read_documents(f"<html><body>{OPENING}</body></html>".encode(), "a.html").notes == ()


def test_a_few_damaged_characters_do_not_refuse_a_page() -> None:
    page = f"<html><meta charset=utf-8><body>{OPENING * 9}<p>Löwe</p></body></html>".encode()
    text = read_document(page + b"<!-- K\xfcche -->", "page.html").text
    assert "Löwe" in text


@pytest.mark.parametrize(
    "left",
    [
        "<p>Last updated on 3 May 2021</p>",
        "<p>Zuletzt aktualisiert am 3. Mai 2021</p>",
        "<p>Dernière mise à jour : 3 mai 2021</p>",
        "<div>Asked 3 years ago Viewed 12k times</div>",
        "<p>Was this article helpful?</p>",
        "<p>12 out of 15 found this helpful</p>",
        "<p><a href=x>Edit this page on GitHub</a></p>",
        "<ul><li>1 year ago</li><li>Updated</li></ul>",
        "<p>5 min read</p>",
        "<p>💡</p>",
        "<h2>On this page</h2><ul><li><a href='#a'>Scythes</a></li></ul>",
        "<div class=sphinxsidebar><h3>Related topics</h3><ul><li><a href=a>Old</a></li></ul></div>",
        "<div class=sharedaddy><h3>Share this:</h3><ul><li><a href=x>Twitter</a></li></ul></div>",
        "<p class=post-likes>2 people like this</p>",
        "<aside role=doc-footnote><span class=label>[1]</span></aside>",
        "<p><del>The shed is green.</del></p>",
    ],
)
def test_leftovers_of_generators_go(left: str) -> None:
    page = f"<h1>Tools</h1>{OPENING}<p>The scythe is sharp.</p>"
    assert text_of(f"<main>{page}{left}</main>") == text_of(f"<main>{page}</main>")


def test_sentences_that_look_like_leftovers_stay() -> None:
    said = (
        "Created in 1998 by the society, the shed holds forty tools.",
        "Asked whether it rusts, the warden says that it does.",
        "Share the cost of the oil.",
        "Three years ago the roof leaked.",
    )
    text = text_of(f"<main><h1>Tools</h1>{OPENING}{''.join(f'<p>{s}</p>' for s in said)}</main>")
    assert all(sentence in text for sentence in said)


def test_a_cell_over_all_columns_is_the_title_of_its_table() -> None:
    table = "<table><tr><th colspan=2>Scythe</th></tr><tr><th>Weight</th><td>2 kg</td></tr></table>"
    assert "Scythe\n\nWeight: 2 kg" in text_of(f"<main><h1>Tools</h1>{OPENING}{table}</main>")


def test_bold_cells_above_others_are_the_headers_of_a_table() -> None:
    rows = "<tr><td><b>Tool</b></td><td><strong>Owner</strong></td></tr><tr><td>scythe</td><td>Ann"
    page = f"<main><h1>Tools</h1>{OPENING}<table>{rows}</td></tr></table></main>"
    assert "Tool: scythe; Owner: Ann" in text_of(page)


def test_note_beside_the_text_is_kept_by_its_title() -> None:
    note = "<aside><h4>Tip</h4><p>Oil the blade.</p></aside><p>Then hang it up.</p>"
    found = text_of(f"<main><h1>Tools</h1>{OPENING}{note}</main>")
    assert "Tip: Oil the blade." in found
    assert "Then hang it up." in found


def test_a_page_whose_text_is_for_those_without_scripts_is_read() -> None:
    page = (
        "<!doctype html><title>Parking</title><div id=app></div><noscript><h1>Parking</h1>"
        "<p>Cars may park on the north side.</p><ul><li>Vans pay 4 €.</li></ul></noscript>"
    )
    draft = read_document(page.encode(), "page.html")
    assert draft.text == "Parking\n\nCars may park on the north side.\n\n- Vans pay 4 €."
    with pytest.raises(UnreadableDocument, match="no text"):
        text_of("<noscript>You need to enable JavaScript to run this app.</noscript>")


def test_what_is_said_twice_for_those_without_scripts_is_left_out() -> None:
    said = "Boats of more than six metres pay twice as much as small ones."
    assert text_of(f"<p>{said}</p><noscript><p>Fees in short.</p></noscript>") == said
    counted = "&lt;img src='https://e.org/counts-all-visits-of-this-page-by-everybody.gif'&gt;"
    assert text_of(f"<p>{said}</p><noscript>{counted}</noscript>") == said


def test_a_page_of_nothing_but_links_is_its_list() -> None:
    links = "".join(f"<li><a href='https://e.org/{i}'>Society {i}</a></li>" for i in range(5))
    text = text_of(f"<nav><a href='/'>Home</a></nav><h1>Addresses</h1><ul>{links}</ul>")
    assert text.split("\n") == ["Addresses", "", *(f"- Society {i}" for i in range(5))]


def test_items_are_counted_as_the_page_shows_them() -> None:
    items = "<li>ash</li><li>birch</li>"
    lists = f"<ol type=a>{items}</ol><p>or</p><ol type=I start=4>{items}</ol>"
    text = text_of(f"<main><h1>Trees</h1>{OPENING}{lists}</main>")
    assert "a. ash\nb. birch" in text
    assert "IV. ash\nV. birch" in text


def test_a_table_of_short_cells_may_end_a_page() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{n} euros</td></tr>" for n in ("one", "two", "three"))
    table = f"<table><tr><th>Class</th><th>Price</th></tr>{rows}</table>"
    more = "".join(f"<h2>Part {n}</h2>{OPENING}" for n in range(5))
    text = text_of(f"<nav>Home Prices</nav><main><h1>Tools</h1>{more}{table}</main>")
    assert "Class: one; Price: one euros" in text
    assert "Class: three; Price: three euros" in text


def test_breaks_before_words_are_gone_through_once() -> None:
    root = parse_html("<div><p>" + "<br>" * 200_000 + "It rises.")  # what is quadratic takes hours
    assert root is not None
    assert [found.words for found in Walker().walk(root)] == ["It rises."]
