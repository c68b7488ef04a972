"""What holds for every text and all bytes."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableDocument
from index.model import Draft, Paragraph
from index.parsing import read_document, split
from index.parsing.lines import BREAKS
from index.parsing.metadata.metadata import one_line
from index.parsing.paragraph_splitter import PARAGRAPH_LIMIT

PIECES = st.sampled_from([
    *BREAKS, "\n\n", "\r\n", " ", "\t", "    ", "\u3000", "\xa0", "\u200b", "\ufeff", "\0",
    "\u202e", "- ", "* ", "1. ", "1.2 Scope", "# ", "## ", "---", "===", "> ", "```", "|", "|-|-|",
    "a | b", "<!-- x -->", "<!--", "<div>", "[a]: http://x.y", "[", "](", "`", "_", "\\", "***",
    "**Bold**", "https://example.com/a", "By Jane Doe", "April 8, 2025", "title: x\n", "Options:",
    "BACKGROUND", "The cat sat on the mat.", "A short line", "word " * 30, "long. " * 1_500,
    "x" * 7_000, "é", "e\u0301", "😀",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join),
)
NAMES = st.one_of(st.sampled_from(["a.txt", "b.md", "", "../../a/b.md"]), st.text(max_size=30))


def check(text: str, found: tuple[Paragraph, ...]) -> None:
    """Assert what every division of `text` into paragraphs must keep to."""
    end = 0
    for number, paragraph in enumerate(found, start=1):
        assert paragraph.number == number
        assert end <= paragraph.start < paragraph.end <= len(text)
        assert paragraph.text == text[paragraph.start : paragraph.end]
        assert paragraph.text == paragraph.text.strip()
        assert len(paragraph.text) <= PARAGRAPH_LIMIT
        assert all(heading == one_line(heading) for heading in paragraph.headings)
        end = paragraph.end


@pytest.mark.parametrize("format", ["text", "markdown"])
@given(text=TEXTS)
@settings(deadline=None)
def test_paragraphs_are_exact_stretches_in_order(format: str, text: str) -> None:  # noqa: A002
    found = split(text, format)
    check(text, found)
    assert split(text, format) == found


BYTES = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(str.encode),
    TEXTS.map(lambda text: text.encode("utf-16")),
    TEXTS.map(lambda text: text.encode("cp1252", errors="ignore")),
    TEXTS.map(lambda text: b"---\ntitle: " + text.encode() + b"\n---\nSome text."),
)


def read_or_refuse(data: bytes, name: str) -> Draft | UnreadableDocument:
    try:
        return read_document(data, name)
    except UnreadableDocument as error:
        return error


@given(data=BYTES, name=NAMES)
@example(data=b"# \x7f\n!", name="b.md")  # a title of which nothing is seen
@settings(deadline=None, max_examples=200)
def test_bytes_are_read_or_refused_in_one_sentence(data: bytes, name: str) -> None:
    draft = read_or_refuse(data, name)
    if isinstance(draft, UnreadableDocument):
        assert str(draft).endswith(".")
        assert str(draft) == one_line(str(draft), 1_000)
        return
    assert draft.title == one_line(draft.title) != ""
    assert draft.text.encode("utf-8")
    assert draft.url is None or draft.url.startswith(("http://", "https://"))
    assert split(draft.text, draft.format, draft.outline)
    check(draft.text, split(draft.text, draft.format, draft.outline))


WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=9)
LINES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
PLAIN = st.lists(
    st.tuples(
        st.sampled_from(["", "- ", "1. ", "    ", "CHAPTER ", "By ", "1.2 "]),
        LINES,
        st.sampled_from(["", ".", ":", "?”"]),
        st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\u2029", "\n\f", "\x85"]),
    ),
    max_size=30,
)


@given(lines=PLAIN)
@settings(deadline=None)
def test_no_word_of_plain_text_is_lost(lines: list[tuple[str, str, str, str]]) -> None:
    """All but the title, which read_document shows, and the headings, which paragraphs carry."""
    opening = "The title that stands above\n\nThe first words of the text are here.\n\n"
    numbered = (f"{a}{words} w{n}{b}{end}" for n, (a, words, b, end) in enumerate(lines))
    text = opening + "".join(numbered)
    kept = opening[: opening.index("\n")].split()
    path: tuple[str, ...] = ()
    for paragraph in split(text, "text"):
        kept += [word for h in paragraph.headings if h not in path for word in h.split()]
        path = paragraph.headings
        kept += paragraph.text.split()
    assert kept == text.split()


MARKS = st.sampled_from(
    ["{}", "## {}", "- {}", "> {}", "1. {}", "```\n{}\n```", "| {} |\n|--|\n| x |"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b", "\f"])


@given(blocks=st.lists(st.tuples(MARKS, LINES), min_size=1, max_size=20), end=ENDS)
@settings(deadline=None)
def test_no_word_of_markdown_is_lost_or_doubled(blocks: list[tuple[str, str]], end: str) -> None:
    numbered = [(mark, f"{line} w{n}w") for n, (mark, line) in enumerate(blocks)]
    text = "# Title\n\n" + "\n\n".join(mark.format(line) for mark, line in numbered)
    found = split(text.replace("\n", end), "markdown")
    body = " ".join(paragraph.text for paragraph in found)
    for n, (mark, line) in enumerate(numbered):
        assert body.count(f" w{n}w") == (0 if mark == "## {}" else 1)
        if mark == "{}":
            assert any(line in paragraph.text for paragraph in found)
