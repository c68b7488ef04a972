"""Titles, bylines and front matter."""

from __future__ import annotations

import pytest

from index.parsing.metadata.byline import parse_byline
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.metadata import TITLE_LIMIT, Metadata, web_address
from index.parsing.metadata.title_from_name import title_from_name
from tests.index.parsing.helpers import paragraphs, read

BODY = "The library opened again on Tuesday. It had been closed for two years."
SENTENCE = "The library " + "which stands by the harbour " * 14 + "opened."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A new room\n\n{BODY}", "A new room"),
        (f"\n\n  A new room \r\n\r\n{BODY}", "A new room"),
        (f"Is it open?\n\n{BODY}", "Is it open?"),
        (f"A new room\n==========\n{BODY}", "A new room"),
        (f"A new room\n{BODY * 3}\n{BODY * 3}", "A new room"),
        (f"2025-04-08\n\nA new room\n\n{BODY}", "A new room"),
        (f"A \u202enew\u0007 room\n\n{BODY}", "A new room"),
        (f"{SENTENCE}\n\n{BODY}", "Harbour library"),
        (f"It opened. It was closed before.\n\n{BODY}", "Harbour library"),
        (f"We have:\n- books\n- maps\n\n{BODY}", "Harbour library"),
        (BODY, "Harbour library"),
    ],
)
def test_title_of_plain_text(text: str, title: str) -> None:
    draft = read(text)
    assert draft.title == title
    assert BODY in paragraphs(text)[-1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# A *new* [room](https://example.com)\n\n{BODY}", "A new room"),
        (f"A new room\n===\n\n{BODY}", "A new room"),
        (f"## A new `room` ##\n\n{BODY}", "A new room"),
        (f"Written in 1911.\n\n# A new room\n\n{BODY}", "A new room"),
        (f"**A new room**\n\n{BODY}", "A new room"),
        (f"A new room\n\n{BODY}", "A new room"),
        (f"{BODY}\n\n## Later\n\n{BODY}", "Harbour library"),
    ],
)
def test_title_of_markdown(text: str, title: str) -> None:
    assert read(text, "harbour_library.md").title == title


def test_overlong_title_is_cut() -> None:
    draft = read("---\ntitle: " + "long " * 200 + f"\n---\n{BODY}")
    assert len(draft.title) <= TITLE_LIMIT
    assert draft.title.endswith("…")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Doe | April 8, 2025\nhttps://example.com/room?id=1",
        "By Jane Doe\n\nSource: https://example.com/room?id=1\n\n2025-04-08",
        "Jane Doe · 8 April 2025 · 3 min read\nURL: <https://example.com/room?id=1>",
        "By Jane Doe, Apr. 8, 2025\nLink: https://example.com/room?id=1",
        "Published on Tuesday, April 8th, 2025 by Jane Doe — https://example.com/room?id=1",
        "Author: Jane Doe\nDate: 2025-04-08T12:30:00Z\nSource: https://example.com/room?id=1",
    ],
)
def test_bylines(byline: str, name: str) -> None:
    title = "# A new room" if name.endswith("md") else "A new room"
    text = f"{title}\n\n{byline}\n\n{BODY}"
    draft = read(text, name)
    assert (draft.author, draft.date) == ("Jane Doe", "2025-04-08")
    assert draft.url == "https://example.com/room?id=1"
    assert paragraphs(text, name) == [BODY]


def test_byline_right_under_the_title() -> None:
    text = f"A new room\nBy Jane Doe\nApril 8, 2025\n\n{BODY}"
    assert read(text).title == "A new room"
    assert read(text).author == "Jane Doe"
    assert paragraphs(text) == [BODY]


def test_byline_between_title_and_text_without_blank_lines() -> None:
    text = f"A new room\nBy Jane Doe\n{BODY * 2}\n{BODY * 3}\n"
    assert (read(text).title, read(text).author) == ("A new room", "Jane Doe")
    assert paragraphs(text) == [BODY * 2, BODY * 3]


def test_markdown_byline_in_italics_with_a_linked_source() -> None:
    text = f"# Room\n\n*By [Jane Doe](/jane)*  \nSource: [News](https://example.com/1)\n\n{BODY}"
    draft = read(text, "a.md")
    assert (draft.author, draft.url) == ("Jane Doe", "https://example.com/1")
    assert paragraphs(text, "a.md") == [BODY]


@pytest.mark.parametrize(
    "line",
    [
        "By and large, the plan worked.",
        "By then it was late",
        "April 8, 2025 was a Tuesday.",
        "See https://example.com for more",
        "Jane Doe",
        "By 1911",
        "",
        "By " + "A" * 400,
    ],
)
def test_lines_that_are_no_bylines(line: str) -> None:
    assert parse_byline(line) is None


def test_agency_and_several_authors() -> None:
    assert parse_byline("By the Associated Press") == Metadata(author="the Associated Press")
    assert parse_byline("BY ANA DE LA CRUZ AND JO LEE") == Metadata(
        author="ANA DE LA CRUZ AND JO LEE"
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("April 8, 2025", "2025-04-08"),
        ("8 Apr 2025", "2025-04-08"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("the 8th", None),
        ("8.4.2025", "2025-04-08"),
        ("2025/04/08", "2025-04-08"),
        ("2025-04-08 10:15:00 +0200", "2025-04-08"),
        ("April 8, 2025 at 12:03 p.m. EDT", "2025-04-08"),
        ("08/04/2025", None),
        ("2025-02-30", None),
        ("Marchember 3, 2024", None),
        ("1" * 500, None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.com/a",
        "https://",
        "https://exa mple.com",
        "https://[broken",
        "https://example.com/\u202egpj.exe",
        "https://example.com/" + "a" * 3_000,
        "//example.com",
    ],
)
def test_only_web_addresses_are_kept(address: str) -> None:
    assert web_address(address) is None
    assert read(f"---\ntitle: Room\nurl: {address!r}\n---\n{BODY}").url is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter(name: str, end: str) -> None:
    heading = "# A new room" if name.endswith("md") else "A new room"
    text = (
        "---\ntitle: 'A new room'\nauthors: [Jane Doe, Jo Lee]\ndate: 2025-04-08\n"
        f"source: https://example.com/1\nlang: de-AT\n---\n\n{heading}\n\n{BODY}\n"
    ).replace("\n", end)
    draft = read(text, name)
    assert draft.title == "A new room"
    assert draft.author == "Jane Doe, Jo Lee"
    assert draft.date == "2025-04-08"
    assert draft.url == "https://example.com/1"
    assert draft.language == "de"
    assert draft.text == f"A new room\n\n{BODY}"
    assert paragraphs(text, name) == [BODY]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "front",
    [
        "title: [unclosed",
        "title: a: b",
        "a: " + "[" * 3_000,
        "- " * 6_000,
        "a: 1\n" + "b:\n - " * 1_500,
        "title: !!timestamp x\n? {a: b}\n: c",
        "title: &a [*a]",
        "\ttabs: no",
    ],
)
def test_broken_front_matter_is_text(front: str, name: str) -> None:
    draft = read(f"---\n{front}\n---\n\n# A new room\n\n{BODY}\n", name)
    assert BODY in draft.text
    assert BODY in paragraphs(draft.text, name)[-1]


def test_careless_front_matter_is_read_line_by_line() -> None:
    text = f"---\ntitle: [unclosed\nauthor: Jane: the first\n---\n\n# A new room\n\n{BODY}\n"
    assert read(text, "a.md").title == "A new room"
    assert read(text, "a.md").author == "Jane: the first"
    assert paragraphs(text, "a.md") == [BODY]


def test_any_keys_and_toml_are_front_matter() -> None:
    for front in ("icon: x/y\nweight: 3", "title: @x/core", "title:\tTabs", "a: 1\n# b\nc: d: e"):
        assert paragraphs(f"---\n{front}\n---\n\n{BODY}\n", "a.md") == [BODY]
    toml = read(f'+++\ntitle = "Oven"\n[params]\nx = 1\n+++\n{BODY}\n', "a.md")
    assert (toml.title, toml.text) == ("Oven", BODY)


def test_text_between_rules_is_no_front_matter() -> None:
    assert paragraphs(f"---\n\n{BODY}\n\n---\n\nMore follows the rule.\n", "a.md")[0] == BODY


def test_unclosed_front_matter_is_text() -> None:
    text = f"---\ntitle: Room\nauthor: Jane\n\n{BODY}\n"
    assert "title: Room author: Jane" in paragraphs(text)


def test_aliases_in_front_matter_do_not_multiply() -> None:
    levels = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 9))
    assert read(f"---\ntitle: Room\nk0: &k0 x\n{levels}\n---\n\n{BODY}").title == "Room"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("tax-data_sharing.txt", "Tax data sharing"),
        ("/srv/library/Terms of Use.md", "Terms of Use"),
        ("C:\\texts\\report.final.txt", "Report.final"),
        ("2025-04-08-minutes.md", "2025-04-08 minutes"),
        ("harm\u202etxt.exe\x00\n", "Harmtxt"),
        ("../../", "Untitled"),
        ("", "Untitled"),
        ("\u202e\u2066", "Untitled"),
        (".md", "Md"),
    ],
)
def test_title_from_an_untrusted_name(name: str, title: str) -> None:
    assert title_from_name(name) == title
