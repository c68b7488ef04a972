"""Web pages: the article, its structure and its anchors, without what surrounds it."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.model import Draft
from index.parsing import read_document
from index.parsing.html import extraction, main_content
from tests.index.parsing.formats.helpers import shown, texts

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>The tides of Elm Bay | Harbour News</title>
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/tides">
<style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<div class="cookie-notice"><p>We use cookies to make this site better for you.</p></div>
<main><article><h1>The tides of Elm Bay</h1>
<p>The tide at Elm&nbsp;Bay rises about four metres twice a day, and the
fishermen plan their work around it.<sup><a href="#fn1">1</a></sup></p>
<h2 id="causes">Causes <a href="#causes">¶</a></h2>
<p>There are three causes:</p>
<ul><li>the moon, 4 × 10<sup>5</sup> km away<ul><li>near</li><li>far</li></ul></li>
<li>the <em>sun</em></li></ul>
<ol start="3"><li>the wind</li></ol>
<dl><dt>Ebb</dt><dd>water going out</dd></dl>
<h3>Heights</h3>
<table id="heights"><caption>Heights by month</caption>
<tr><th>Month</th><th>Height</th></tr>
<tr><td>May</td><td>4.1 m</td></tr><tr><td>June</td><td>4.2<br>m</td></tr></table>
<figure><img src="bay.jpg" alt=""><figcaption>The bay at dawn.</figcaption></figure>
<pre><code>def tide():
    return 4
</code></pre>
<blockquote><p>Nobody waits.</p></blockquote>
<p><a href="/more">Read more</a></p><div class="share">Share this on Facebook</div>
<section class="footnotes"><ol><li id="fn1">Harbour office. <a href="#r1">↩</a></li></ol></section>
</article></main><aside><p>Related: the ten best beaches of the coast.</p></aside>
<footer>Copyright 2024 Harbour News</footer><script>alert("Hello there")</script></body></html>"""


def read(page: str | bytes, name: str = "page.html") -> Draft:
    return read_document(page.encode() if isinstance(page, str) else page, name)


def test_article_of_a_page() -> None:
    causes, heights = ("Causes",), ("Causes", "Heights")
    assert shown(read(PAGE)) == [
        (
            "The tide at Elm\u00a0Bay rises about four metres twice a day, and the fishermen plan "
            "their work around it.",
            (),
            None,
        ),
        (
            "There are three causes:\n\n- the moon, 4 × 10⁵ km away\n  - near\n  - far\n- the sun",
            causes,
            "anchor causes",
        ),
        ("3. the wind", causes, "anchor causes"),
        ("water going out", (*causes, "Ebb"), "anchor causes"),
        (
            "Heights by month\n\nMonth: May; Height: 4.1 m\nMonth: June; Height: 4.2 m",
            heights,
            "anchor heights",
        ),
        ("The bay at dawn.", heights, None),
        ("def tide():\n    return 4", heights, None),
        ("Nobody waits.", heights, None),
        ("1. Harbour office.", heights, "anchor fn1"),
    ]


def test_what_a_page_says_of_itself() -> None:
    draft = read(PAGE)
    assert (draft.title, draft.author, draft.date) == (
        "The tides of Elm Bay",
        "Jane Doe",
        "2024-03-04",
    )
    assert (draft.url, draft.language, draft.format) == ("https://example.org/tides", "en", "html")


@pytest.mark.parametrize("name", ["page.html", "page.txt", "report.pdf", ""])
def test_a_page_is_known_by_its_content(name: str) -> None:
    assert read(PAGE, name).format == "html"


@pytest.mark.parametrize(
    ("before", "encoding"),
    [("", "utf-8"), ("\ufeff", "utf-16-le"), ('<meta charset="koi8-r">', "koi8-r")],
)
def test_encodings(before: str, encoding: str) -> None:
    page = f"<html>{before}<body><p>Прилив поднимается дважды в день.</p></body></html>"
    page = before + page.replace(before, "") if encoding == "utf-16-le" else page
    assert texts(read(page.encode(encoding))) == ["Прилив поднимается дважды в день."]


def test_paragraphs_parted_by_line_breaks_only() -> None:
    page = (
        "<html><body>First line<br>second line<br><br>Another paragraph.<hr>A third.</body></html>"
    )
    assert texts(read(page)) == ["First line\nsecond line", "Another paragraph.", "A third."]


def test_tables_that_place_text_are_not_tables_of_data() -> None:
    page = (
        "<html><title>Elm Bay Times</title><body><table><tr>"
        "<td><h2>News</h2><p>The bridge opened.</p></td>"
        "<td><h2>Sport</h2><p>Elm Bay won.</p></td></tr></table></body></html>"
    )
    assert [(text, headings) for text, headings, _ in shown(read(page))] == [
        ("The bridge opened.", ("News",)),
        ("Elm Bay won.", ("Sport",)),
    ]


def test_wide_headers_and_empty_cells() -> None:
    page = (
        "<html><body><table><thead><tr><th></th><th colspan=2>Height</th></tr>"
        "<tr><th>Place</th><th>low</th><th>high</th></tr></thead>"
        "<tr><td>Quay</td><td>1</td><td></td></tr></table></body></html>"
    )
    assert texts(read(page)) == ["Place: Quay; Height low: 1"]


def test_the_title_of_a_page_of_a_book_is_its_own() -> None:
    page = (
        "<html><head><title>The Ebb Tide - Manual of the Sea</title></head><body>"
        "<div class='menu'><h1>Manual of the Sea</h1></div>"
        "<main><h2>The Ebb Tide</h2><p>It begins at nine.</p></main></body></html>"
    )
    draft = read(page)
    assert draft.title == "The Ebb Tide"
    assert shown(draft) == [("It begins at nine.", (), None)]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="empty"):
        read("<!doctype html><html><body><img src=x></body></html>")


def test_of_a_page_too_large_to_choose_from_all_but_furniture_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extraction, "_MOST", 10)
    draft = read(PAGE)
    assert "4.2" in draft.text
    assert "The tide at Elm" in draft.text
    assert "About us" not in draft.text
    assert "cookies" not in draft.text


def test_pieces_are_found_wherever_they_stand_in_a_text() -> None:
    keys = ["second", "", "first", "none", "third", "first"]
    found = main_content._standing(keys, "first second third")
    assert found == [True, False, True, False, True, True]
