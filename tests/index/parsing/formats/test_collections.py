"""Files that hold many articles: tables, JSON Lines, archives, feeds."""

from __future__ import annotations

import io
import json
import stat
import zipfile

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document, read_documents, zip_container
from index.parsing.formats.jsonl import holds_articles
from tests.index.parsing.formats.helpers import texts
from tests.index.parsing.formats.makers import epub, packed, pdf

HEADER = ("Title", "Text", "URL", "Date", "Author")
ROW = ("Tides", "It rises.\n\nIt “falls”.", "https://example.org/t", "2024-03-04", "Jane Doe")
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><language>en</language>
<item><title>Tides &amp; boats</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;It rises.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;</description>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>urn:1</id>
<title>Tides</title><link href="https://example.org/1"/><updated>2024-03-04T10:00:00Z</updated>
<author><name>Jane Doe</name></author>
<content type="html">&lt;p&gt;It rises.&lt;/p&gt;</content></entry></feed>"""


def table(delimiter: str) -> str:
    def line(fields: tuple[str, ...]) -> str:
        return delimiter.join(f'"{field}"' for field in fields)

    second = line(("Boats", "There are nine.", "", "", ""))
    third = line(("Lost", " ", "", "", ""))
    return "\r\n".join([line(HEADER), line(ROW), second, line(("",) * 5), third])


@pytest.mark.parametrize(
    ("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.txt")]
)
def test_table(delimiter: str, name: str) -> None:
    found = read_documents(table(delimiter).encode("utf-8-sig"), name, origin="file:/a")
    tides, boats = found.drafts
    assert (tides.title, tides.url, tides.date, tides.author, tides.format) == (
        *(ROW[0], ROW[2], ROW[3], ROW[4]),
        "csv",
    )
    assert (tides.origin, boats.origin) == ("file:/a#https://example.org/t", "file:/a#Boats")
    assert texts(tides) == ["It rises.", "It “falls”."]
    assert found.failed == (("Lost", "The row has no text; fill in its column `text`."),)


@pytest.mark.parametrize(
    "data",
    ["sep=|\r\nFrage|Antwort\r\nOpen?|Yes, daily.", 'Pregunta,Respuesta\rOpen?,"Yes, daily."\r'],
)
def test_tables_as_spreadsheets_save_them(data: str) -> None:
    (draft,) = read_documents(data.encode(), "faq.csv").drafts
    assert (draft.title, texts(draft)) == ("Open?", ["Yes, daily."])


def test_table_without_texts_is_one_article() -> None:
    (draft,) = read_documents(b'name,age\nJane,44\n"Jim, Roe",\n', "people.csv").drafts
    assert (draft.title, texts(draft)) == ("People", ["name: Jane; age: 44\nname: Jim, Roe"])


def test_table_of_one_column_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="single column"):
        read_documents(b"name\nJane\n", "people.csv")


def test_prose_that_begins_like_a_table_is_prose() -> None:
    draft = read_document(b"Text, pictures and sound are three things.\n", "a.txt")
    assert texts(draft) == ["Text, pictures and sound are three things."]


def test_json_lines() -> None:
    lines = [
        json.dumps({"title": "Tides", "text": "It rises.", "author": ["Jane Doe", "Jim Roe"]}),
        "",
        "{broken",
        "[" * 5_000,
        json.dumps({"headline": "Tides", "body": "It falls.", "lang": "en-GB"}),
        json.dumps({"title": "Empty"}),
    ]
    found = read_documents("\n".join(lines).encode(), "a.jsonl")
    assert [(d.title, d.author, d.origin, texts(d)) for d in found.drafts] == [
        ("Tides", "Jane Doe, Jim Roe", "a.jsonl#Tides", ["It rises."]),
        ("Tides", None, "a.jsonl#Tides (2)", ["It falls."]),
    ]
    assert [name for name, _ in found.failed] == ["line 3", "line 4", "line 6"]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_objects(indent: int | None) -> None:
    rows = [{"title": "Tides", "text": "It rises."}, {"title": "Boats", "text": "They float."}, 3]
    found = read_documents(json.dumps(rows, indent=indent).encode(), "rows.json")
    assert [(d.title, texts(d)) for d in found.drafts] == [
        ("Tides", ["It rises."]),
        ("Boats", ["They float."]),
    ]
    assert [name for name, _ in found.failed] == ["object 3"]
    one = read_documents(json.dumps(rows[0], indent=indent).encode(), "row.json")
    assert [d.title for d in one.drafts] == ["Tides"]
    with pytest.raises(UnreadableDocument, match="is not JSON"):
        read_documents(json.dumps(rows).encode()[:-9], "rows.json")


def test_archive_of_many_formats() -> None:
    files: dict[str, str | bytes] = {
        "notes/tides.md": "# Tides\n\nIt rises.\n",
        "notes/boats.txt": "There are nine.",
        "page.htm": "<html><body><p>It falls.</p></body></html>",
        "report.dat": pdf([[("Helvetica", 11, 72, 700, "It is high.")]]),
        "bay.epub": epub({"one.xhtml": "<p>It is low.</p>"}),
        "rows.csv": table(","),
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
        "empty.txt": "",
        ".hidden": "secret",
        "__MACOSX/x": "rubbish",
    }
    found = read_documents(packed(files), "all.zip", origin="file:/all.zip")
    assert [
        (draft.origin.removeprefix("file:/all.zip#"), texts(draft)) for draft in found.drafts
    ] == [
        ("bay.epub", ["It is low."]),
        ("notes/boats.txt", ["There are nine."]),
        ("notes/tides.md", ["It rises."]),
        ("page.htm", ["It falls."]),
        ("report.dat", ["It is high."]),
        ("rows.csv#https://example.org/t", ["It rises.", "It “falls”."]),
        ("rows.csv#Boats", ["There are nine."]),
    ]
    assert [name for name, _ in found.failed] == ["empty.txt", "Lost"]
    assert found.notes == (("all.zip", "Files that are no articles were left out (pictures: 1)."),)


def test_links_in_an_archive_are_left_out() -> None:
    entry = zipfile.ZipInfo("link.txt")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("good.txt", "It rises.")
        archive.writestr(entry, "/etc/passwd")
    found = read_documents(buffer.getvalue(), "tides.zip")
    assert [texts(draft) for draft in found.drafts] == [["It rises."]]
    assert [note for _, note in found.notes if "a link to another file" in note]


def test_archive_of_too_many_files_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_container, "MAX_ENTRIES", 3)
    data = packed({f"{i}.txt": f"It rises {i} times." for i in range(5)})
    found = read_documents(data, "tides.zip")
    assert len(found.drafts) == 3
    assert [note for _, note in found.notes if "; 2 were left out" in note]


def test_one_article_among_many_cannot_be_meant() -> None:
    data = packed({"a.txt": "It rises.", "b.txt": "It falls."})
    with pytest.raises(UnreadableDocument, match="holds 2 articles"):
        read_document(data, "both.zip")
    assert texts(read_document(packed({"a.txt": "It rises."}), "one.zip")) == ["It rises."]


def test_archive_without_articles_says_why() -> None:
    with pytest.raises(UnreadableDocument, match=r"no article.*a\.zip.*pictures: 1"):
        read_documents(packed({"a.png": b"\x89PNG\r\n\x1a\n"}), "a.zip")


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (RSS, ("Tides & boats", "2024-03-04", None, "a.xml#g1", ["It rises.", "Twice."])),
        (ATOM, ("Tides", "2024-03-04", "Jane Doe", "a.xml#urn:1", ["It rises."])),
    ],
)
def test_feeds(feed: str, expected: tuple[str, str, str | None, str, list[str]]) -> None:
    (draft,) = read_documents(feed.encode(), "a.xml").drafts
    shown = (draft.title, draft.date, draft.author, draft.origin, texts(draft))
    assert shown == expected
    assert draft.url == "https://example.org/1"


@pytest.mark.parametrize("header", ["Q;A", "Domanda;Risposta", "Вопрос;Ответ", "質問;回答"])
def test_questions_and_answers_in_columns(header: str) -> None:
    (draft,) = read_documents(f"{header}\nOpen?;Yes, daily.\n".encode(), "faq.csv").drafts
    assert (draft.title, texts(draft)) == ("Open?", ["Yes, daily."])


def test_texts_of_rows_may_be_html_or_markdown() -> None:
    rows = [
        ("Knots &amp; ropes", "<p>Tie a <b>bowline</b>.</p><ul><li>Loop</li><li>Pull</li></ul>"),
        ("Docking", "Call <b>channel 12</b>\nand wait."),
        ("Fuel", "Salt &amp; diesel\n\nare at pier&nbsp;3."),
        ("Oars", "# Oars\n\nUse **ash**, see [the list](https://bay.example)."),
        ("Flags", "Flags <of course> are 3 < 4."),
    ]
    data = "title,answer\n" + "\n".join(f'"{title}","{text}"' for title, text in rows)
    found = [(d.title, texts(d)) for d in read_documents(data.encode(), "a.csv").drafts]
    assert found == [
        ("Knots & ropes", ["Tie a bowline.", "- Loop\n- Pull"]),
        ("Docking", ["Call channel 12\nand wait."]),
        ("Fuel", ["Salt & diesel", "are at pier\xa03."]),
        ("Oars", ["Use ash, see the list."]),
        ("Flags", ["Flags <of course> are 3 < 4."]),
    ]


def test_short_rows_are_in_the_language_of_the_table() -> None:
    data = "Frage,Antwort\nWann öffnet das Büro?,Um neun.\nWas kostet ein Platz?,14 Kronen.\n"
    found = read_documents(data.encode(), "faq.csv").drafts
    assert [draft.language for draft in found] == ["de", "de"]


@pytest.mark.parametrize(
    "export",
    [
        {"articles": [{"id": 7, "title": "Tides", "body": "<p>It rises.</p>"}], "count": 1},
        [{"id": 7, "title": {"rendered": "Tides"}, "content": {"rendered": "<p>It rises.</p>"}}],
    ],
)
def test_exports_of_help_centres_and_blogs(export: object) -> None:
    (draft,) = read_documents(json.dumps(export).encode(), "export.json").drafts
    assert (draft.title, texts(draft)) == ("Tides", ["It rises."])
    assert holds_articles("export.json", json.dumps(export).encode())
