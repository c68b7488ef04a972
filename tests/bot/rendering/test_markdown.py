from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.limits import one_line, printable
from bot.rendering.markdown import block_quote, bold, escape, escape_sentence, link, safe_url
from tests.bot.rendering import shown
from tests.bot.rendering.samples import ODD, words

ALIVE_ELSEWHERE = [
    "1. one",
    "12) twelve",
    "+ plus",
    "- minus",
    "* star",
    "[a](https://a.example) [b](https://b.example)",
    "<@1> <@!1> <@&2> <#7>",
    "@everyone @here",
    "<t:1:R> <t:1>",
    ":smile: <:smile:3> <a:smile:3>",
    "</ask:1>",
    "https://bare.example/path?q=1",
    "<https://angle.example>",
    "mail me@example.com or <me@example.com>",
    "# big",
    "### small",
    "> quote",
    ">>> all quoted",
    "||spoiler||",
    "```py\ncode\n```",
    "`code` ``code``",
    "**b** __u__ *i* _i_ ~~s~~ ***bi***",
    "under\n===",
    "under\n---",
    "a\n\n    indented",
    "&amp; &#42; &lt;@1&gt;",
    "\\*escaped\\*",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "![image](https://img.example/x.png)",
    "<b>html</b> <!-- comment -->",
]
EDGES = " ()“”「」。*_"


@pytest.mark.parametrize("text", ALIVE_ELSEWHERE)
def test_no_markup_stays_alive(text: str) -> None:
    lines = escape(text).split("\n")
    for line, original in zip(lines, text.split("\n"), strict=True):
        quoted = block_quote(line)
        assert shown.kinds(quoted) <= {"blockquote"}
        assert words(shown.text(quoted)) == words(original)


def test_subtext_is_escaped() -> None:
    # simcord looks for "-# " after it has taken the backslashes away, so it cannot tell.
    assert escape("-# subtext") == "\\-\\# subtext"


@pytest.mark.parametrize(
    "text", ["a normal (short) sentence, 3.5 % of it: well-kept.", "U.S.C. § 6103(i)"]
)
def test_plain_prose_is_left_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(ODD)
def test_escaped_text_reads_the_same(text: str) -> None:
    line = one_line(text, 200)
    quoted = block_quote("x" + escape(line))
    assert shown.kinds(quoted) <= {"blockquote"}
    assert shown.text(quoted) == "x" + line.strip(" \t")


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("", "plain", ""),
        ("Before. ", " spaces at both ends ", " After."),
        ("Before. ", "*stars*", " After."),
        ("Before. ", "_under_", " After."),
        ("Before. ", "“quoted.”", " After."),
        ("glued", "(brackets)", "glued"),
        ("glued", "“quotes”", "glued"),
        ("", "ends in a backslash\\", ""),
        ("**", "**already**", "**"),
        ("好。", "「引用」。", "好"),
    ],
)
def test_bold_survives_awkward_edges(before: str, text: str, after: str) -> None:
    markdown = escape(before) + bold(text, before, after) + escape(after)
    assert shown.kinds(f"x {markdown}") == {"strong_open", "strong_close"}
    assert shown.text(f"x {markdown} x") == f"x {before}{text}{after} x"
    assert shown.bold(f"x {markdown}")[0].strip(EDGES) == text.strip(EDGES)


@given(ODD, ODD, ODD)
def test_bold_never_leaves_its_asterisks_behind(before: str, text: str, after: str) -> None:
    before, text, after = (one_line(part, 80) for part in (before, text, after))
    markdown = "x " + escape(before) + bold(text, before, after) + escape(after) + " x"
    assert words(shown.text(markdown)) == words(f"x {before}{text}{after} x")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("http://a.example/(b) c", "http://a.example/%28b%29%20c"),
        (
            "https://a.example/)[x](https://evil.example)",
            "https://a.example/%29%5Bx%5D%28https://evil.example%29",
        ),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://[broken", None),
        ("ftp://a.example", None),
        ("https://a.example/" + "a" * 500, None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_that_can_be_linked_are(url: str | None, expected: str | None) -> None:
    assert safe_url(url) == expected


@given(ODD, st.sampled_from(["https://a.example/x", "https://a.example/(a)_b*c*", None]))
def test_a_link_goes_where_it_should(label: str, url: str | None) -> None:
    markdown = f"{link(label, url)} · ¶ 1"
    targets = [token["href"] for token in shown.tokens(markdown) if token["type"] == "link_open"]
    assert targets == [safe_url(url)] * (url is not None)
    assert shown.text(markdown).endswith(" · ¶ 1")


def test_what_a_message_cannot_carry_is_left_out() -> None:
    assert printable("a\0b\x1bc\ud800d\n\te") == "abc\ufffdd\n\te"


def test_a_sentence_keeps_the_commands_that_it_names() -> None:
    said = "*x* is gone; `/library list` shows `text`, <@1> and `<@1>`."
    assert escape_sentence(said) == (
        "\\*x\\* is gone; `/library list` shows `text`, \\<\\@1\\> and \\`\\<\\@1\\>\\`."
    )


@given(ODD)
def test_no_sentence_brings_more_to_life_than_words_in_code(said: str) -> None:
    found = shown.tokens(f"x {escape_sentence(said)}")
    assert {token["type"] for token in found} <= {"paragraph", "inline", "text", "break", "code"}
    code = "".join(token["content"] for token in found if token["type"] == "code")
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyz /-`")
