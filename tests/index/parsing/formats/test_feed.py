"""Feeds: what they call themselves, and their entries."""

from __future__ import annotations

import re

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_documents
from index.parsing.formats import feed as reading
from index.parsing.formats.feed import read_feed
from index.parsing.interface import Entry
from index.parsing.metadata.metadata import Metadata

RSS = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="style.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Mills &amp;amp; &lt;b&gt;wheels&lt;/b&gt;</title><language>en-GB</language>
<item><title>The new wheel</title><link>https://example.org/3</link>
<guid isPermaLink="false">three</guid><pubDate>Tue, 24 Nov 2026 01:00:00 +0300</pubDate>
<author>ann@example.org (Ann Miller)</author><description>In short.</description>
<content:encoded><![CDATA[<p>The wheel <i>turns</i>.</p>]]></content:encoded></item>
<item><title>A link alone</title><link>https://example.org/2</link>
<description> </description></item>
<item><title>The same again</title><link>https://example.org/2</link></item>
<item><title>Without key</title></item>
<item><guid>one</guid><link>javascript:alert(1)</link>
<description>No title here.</description></item>
</channel></rss>
"""
ATOM = b"""\
<feed xmlns="http://www.w3.org/2005/Atom"><title>Atoms</title><entry><id>urn:1</id>
<title type="html">A &lt;em&gt;first&lt;/em&gt;</title><link href="https://example.org/a"/>
<updated>2026-01-02T03:04:05Z</updated><author><name>Bo</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Small &amp; round.</p></div>
</content></entry></feed>
"""


def content(entry: Entry) -> str:
    assert isinstance(entry.found, bytes)
    return entry.found.decode().partition("<article>")[2].partition("</article>")[0].strip()


def test_an_rss_feed() -> None:
    feed = read_feed(RSS, "https://example.org/feed")
    assert feed.title == "Mills & wheels"
    assert [entry.key for entry in feed.entries] == ["three", "https://example.org/2", "one"]
    full, link, bare = feed.entries
    assert full.metadata == Metadata(
        "The new wheel",
        author="Ann Miller",
        url="https://example.org/3",
        date="2026-11-23",
        language="en",
    )
    assert content(full) == "<p>The wheel <i>turns</i>.</p>"
    assert isinstance(link.found, UnreadableDocument)
    assert link.metadata.url == "https://example.org/2"
    assert (bare.name, bare.metadata.title, bare.metadata.url) == ("one", None, None)
    assert content(bare) == "No title here."


def test_an_atom_feed() -> None:
    feed = read_feed(ATOM, "https://example.org/feed")
    [entry] = feed.entries
    assert (feed.title, entry.key, entry.name) == ("Atoms", "urn:1", "A first")
    assert entry.metadata.author == "Bo"
    assert entry.metadata.date == "2026-01-02"
    assert "Small &amp; round." in content(entry)


@pytest.mark.parametrize(
    ("name", "link", "url"),
    [
        ("https://example.org/blog/feed", "post/1?a=b", "https://example.org/blog/post/1?a=b"),
        ("https://example.org/blog/feed", "//a.example/x", "https://a.example/x"),
        ("https://example.org/feed", "http://[::1", None),
        ("https://example.org/feed", "javascript:alert(1)", None),
        ("feed.xml", "post/1", None),
        ("feed.xml", "https://a.example/x", "https://a.example/x"),
    ],
)
def test_links_are_relative_to_the_feed(name: str, link: str, url: str | None) -> None:
    data = RSS.replace(b"<link>https://example.org/3</link>", f"<link>{link}</link>".encode())
    assert read_feed(data, name).entries[0].metadata.url == url


def test_a_feed_in_another_encoding() -> None:
    text = RSS.decode().replace("UTF-8", "ISO-8859-1").replace("The new wheel", "Die Mühle")
    assert read_feed(text.encode("latin-1"), "x").entries[0].name == "Die Mühle"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"https://example.org/feed",
        b"<!doctype html><title>No feed</title>",
        b"<html><body><rss></body></html>",
        b"<opml version='2.0'/>",
        b"<rss\0\0\0",
        b"%PDF-1.7",
    ],
)
def test_what_is_not_a_feed(data: bytes) -> None:
    with pytest.raises(
        UnreadableDocument, match=r"^a page is not a feed \(RSS, Atom or JSON Feed\)\.$"
    ):
        read_feed(data, "a page")


def test_a_feed_that_is_cut_short_gives_what_it_has() -> None:
    assert [e.key for e in read_feed(RSS[: RSS.index(b"A link")], "x").entries][:1] == ["three"]


def test_the_latest_entries_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ENTRIES", 1)
    assert [entry.key for entry in read_feed(RSS, "x").entries] == ["three"]


def test_a_feed_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1024**2)
    with pytest.raises(UnreadableDocument, match="more than 1 MB"):
        read_feed(RSS + b" " * 1024**2, "x")


ENTITIES = '<!ENTITY e0 "haha">' + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)
)
OUTSIDE = '<!ENTITY e11 SYSTEM "file:///etc/passwd">'
BODY = "<channel><title>Mills &e11;</title></channel></rss>"


@pytest.mark.parametrize("entities", [ENTITIES, OUTSIDE])
@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE rss [{}]><rss version='2.0'>",
        "<rss version='2.0'><!DOCTYPE rss [{}]>",
        "<rss version='2.0'>{}",
        "<rss>",
    ],
)
def test_entities_are_neither_multiplied_nor_fetched(document: str, entities: str) -> None:
    title = read_feed((document.format(entities) + BODY).encode(), "a bomb").title or ""
    assert "haha" not in title
    assert "root:" not in title


ITEM = "<item><title>{}</title><guid>g</guid><description>{}</description></item>"


@pytest.mark.parametrize(
    "before",
    [
        "<!-- " + "long " * 2_000 + "-->",
        "<?xml-stylesheet href='a>b.xsl'?>" * 3,
        '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "https://example.org/rss.dtd">',
    ],
)
def test_what_stands_before_the_root(before: str) -> None:
    body = ITEM.format("Mills", "They turn.")
    feed = read_feed(f"{before}<rss version='2.0'><channel>{body}</channel></rss>".encode(), "x")
    assert [entry.name for entry in feed.entries] == ["Mills"]


def test_what_a_doctype_declares_is_left_out_but_for_single_characters() -> None:
    declared = '<!ELEMENT rss (channel)> <!ENTITY nbsp "&#160;"> <!ENTITY long "a]>bcdef">'
    body = ITEM.format("The&nbsp;mill", "It turns.")
    data = f"<!DOCTYPE rss [{declared}]><rss version='2.0'><channel>{body}</channel></rss>"
    assert [entry.name for entry in read_feed(data.encode(), "x").entries] == ["The mill"]


def test_a_root_with_a_prefix() -> None:
    data = ATOM.decode().replace("<feed xmlns=", "<feed xmlns:a=")
    data = data.replace("</", "</a:").replace("</a:em", "</em")
    data = re.sub(
        r"<(?=(?:feed|title|entry|id|link|updated|author|name|content|summary)\b)", "<a:", data
    )
    assert read_feed(data.encode(), "x").entries[0].key == "urn:1"


def test_different_entries_of_one_guid_and_escaped_cdata() -> None:
    items = [
        ITEM.format("One", "&lt;![CDATA[It &lt;b&gt;turns.]]&gt;"),
        ITEM.format("Two", "It stops."),
    ]
    body = "".join([*items, items[0]])
    feed = read_feed(f"<rss version='2.0'><channel>{body}</channel></rss>".encode(), "x")
    assert [entry.key for entry in feed.entries] == ["g", "g Two"]
    assert content(feed.entries[0]) == "It <b>turns."


JSON_FEED = """\
{"version": "https://jsonfeed.org/version/1.1", "title": "Mills & wheels",
 "home_page_url": "https://example.org/", "language": "en-GB", "items": [
 {"id": 3, "url": "/3", "title": "A < B", "date_published": "2026-11-24T01:00:00+03:00",
  "authors": [{"name": "Ann"}, {"name": "Bo"}], "content_html": "<p>The wheel <i>turns</i>.</p>"},
 {"id": "two", "url": "https://example.org/2", "language": "de",
  "content_text": "Das Rad <steht>.\\n\\nEs ruht."},
 {"id": "one", "title": "A link alone", "external_url": "https://example.org/1"}, "no item"]}
"""


def test_json_feed() -> None:
    feed = read_feed(JSON_FEED.encode(), "feed.json")
    assert feed.title == "Mills & wheels"
    assert [entry.key for entry in feed.entries] == ["3", "two", "one"]
    assert feed.entries[0].metadata == Metadata(
        title="A < B", author="Ann, Bo", url="https://example.org/3", date="2026-11-23",
        language="en",
    )  # fmt: skip
    assert feed.entries[1].metadata.language == "de"
    assert isinstance(feed.entries[2].found, UnreadableDocument)


def test_articles_of_a_json_feed() -> None:
    drafts = read_documents(JSON_FEED.encode(), "feed.json").drafts
    assert [draft.title for draft in drafts] == ["A < B", "two"]
    assert [draft.text for draft in drafts] == [
        "The wheel turns.", "Das Rad <steht>.\n\nEs ruht.",
    ]  # fmt: skip


def test_json_feed_that_is_damaged_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="The feed is not JSON"):
        read_feed(JSON_FEED.encode()[:-9], "feed.json")


def test_what_wordpress_adds_to_entries_is_left_out_and_signs_in_titles_stay() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>urn:1</id>
<title type="text">The gate &lt;north&gt;</title>
<content type="html">&lt;p&gt;The gate is shut until May.&lt;/p&gt;
&lt;p&gt;The post &lt;a href="/g"&gt;The gate&lt;/a&gt; appeared first on &lt;a
href="/"&gt;Bay&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;&lt;a href="/g"&gt;Read more&lt;/a&gt;&lt;/p&gt;
</content></entry></feed>"""
    (draft,) = read_documents(feed.encode(), "news.xml").drafts
    assert (draft.title, draft.text.split("\n\n")) == (
        "The gate <north>",
        ["The gate is shut until May."],
    )
