"""Reading documents as the library calls it."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from index.parsing import MAX_BYTES, read_document, split
from tests.index.parsing.helpers import paragraphs, read

OWNERS = Path(__file__).parents[4] / "shared/articles/jurist-irs-official-resigns.txt"
PARAGRAPHS = [
    "The harbour master of Skagen—the officer who answers for every ship that is moored there—"
    "resigned on Monday over a plan of the council to dredge the old basin before the summer. "
    "She told the council by letter, which it received on Monday morning.",
    "On Friday, the council had published the plan “for the exchange of silt for sand”. It seeks "
    "to let larger boats moor at the inner quay, as § 12(b)(3) of the harbour act has it, and "
    "moves the fishermen to the outer one, where there is neither ice nor water.",
    "“She no longer sees how she could change what is decided,” said a friend, “and some of what "
    "is decided now cannot be mended later.” The council did not answer questions on Tuesday. "
    "The chief pilot is one of several officers who are preparing to resign.",
]


@pytest.mark.parametrize("name", ["article.txt", "article.md", ""])
def test_an_article_as_it_is_copied_from_a_page(name: str) -> None:
    title = "Harbour master resigns after plan to dredge the old basin – The Bay Post"
    draft = read_document("\n".join([title, "", *PARAGRAPHS]).encode(), name)
    assert draft.title == title
    assert [found.text for found in split(draft.text, draft.format)] == PARAGRAPHS
    assert draft.language == "en"


@pytest.mark.skipif(not OWNERS.exists(), reason=f"{OWNERS} is not here")
@pytest.mark.parametrize("name", [OWNERS.name, "article.md", ""])
def test_owners_article(name: str) -> None:
    draft = read_document(OWNERS.read_bytes(), name)
    assert draft.title == (
        "IRS official resigns after agreement to share immigrant tax information with ICE – JURIST"
    )
    found = split(draft.text, draft.format, draft.outline)
    assert len(found) == 9
    assert found[0].text.startswith("The Internal Revenue Service (IRS)—the US")
    assert found[8].text.endswith("preparing to resign.")
    assert draft.language == "en"


def test_words_are_kept_to_the_letter() -> None:
    text = "Title\r\n\r\n“Quoted” – § 6103(i)(2),\tnaïve.  \r\nSecond line of it\r\n"
    stored = "Title\n\n“Quoted” – § 6103(i)(2),\tnaïve.\n\nSecond line of it"
    assert read(text).text == stored
    assert read_document(b"\xef\xbb\xbf" + text.encode(), "a.txt").text == stored


def test_origin_is_the_name_unless_given() -> None:
    assert read("A sentence is here.", "a.txt").origin == "a.txt"
    draft = read_document(b"A sentence is here.", "a.txt", origin="/srv/a.txt")
    assert draft.origin == "/srv/a.txt"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Prices rose 5*3 times.\n\n*Not* all agreed.", "a.txt", "text"),
        ("No markup at all here.", "a.md", "markdown"),
        ("No markup at all here.", "A.MARKDOWN", "markdown"),
        ("# Title\n\nText of it.", "pasted", "markdown"),
        ("See [this](https://example.com/a).\n\n```\ncode\n```\n", "notes.txt", "markdown"),
        ("# a comment in a log\nanother line\n", "notes.txt", "text"),
        ("Just prose, no name.", "", "text"),
    ],
)
def test_format_is_chosen_by_content_and_name(text: str, name: str, expected: str) -> None:
    assert read(text, name).format == expected


def test_unknown_format_is_split_as_plain_text() -> None:
    assert split("# Not a heading.", "papyrus")[0].text == "# Not a heading."


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\r\n ", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        ("\u200b\n".encode(), "a.txt", "empty"),
        (b"# A lonely title\n", "a.md", "title but no text"),
        (b"---\ntitle: Lonely\n---\n", "a.md", "title but no text"),
        (b"<!-- nothing -->\n\n---\n", "a.md", "empty"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "8 MB"),
        (b"x\n" * 200_001, "a.txt", "200,000 lines"),
    ],
)
def test_refusals_say_what_to_do(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=re.escape(says)) as caught:
        read_document(data, name)
    message = str(caught.value)
    assert name in message
    assert message.endswith(".")
    assert "\n" not in message


def test_one_fact_is_an_article() -> None:
    draft = read("The library closes at five.", "closing-time.txt")
    assert draft.title == "Closing time"
    assert paragraphs("The library closes at five.") == ["The library closes at five."]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_paragraph_of_five_megabytes_is_divided_and_nothing_lost(name: str) -> None:
    text = "Herring swim in schools. " * 200_000
    draft = read(text, name)
    found = split(draft.text, draft.format)
    assert max(len(p.text) for p in found) <= 6_000
    assert all(p.text.endswith(".") for p in found)
    assert sum(p.text.count("Herring") for p in found) == 200_000


@pytest.mark.parametrize(
    "unit",
    [
        *("x", "[", "> ", "- ", "*", "<!--", "](", "`", "1. ", "\u0301", '{% a b="', "{{< a "),
        *("{{< comment >}}", "{% comment %}", "```{tab}\n", ":::a\n::\n"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_hostile_input_ends(unit: str, name: str) -> None:
    with suppress(UnreadableDocument):
        read("T\n\n" + unit * 500_000, name)  # what is quadratic takes hours over so much
