"""Paragraphs and headings of Markdown."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import split
from tests.index.parsing.helpers import outline, paragraphs, read, seen

NAME = "a.md"
DOCUMENT = """# The *Harbour* Library

The library opened again on Tuesday
after a closure of two years.

## Hours and `rules`

The library is open:

* Monday to Friday

  from nine to eight
* Saturday
    - morning
\t- noon
* Sunday, closed

[ref]: https://example.com/x "never shown"

<!-- a comment
over two lines -->

***

### Details

| Day | Hours |
|-----|-------|
| Mon | 9-20  |

> A quotation
of two lines

```python
# not a heading

x = 1
```

**In short**

Second heading
--------------

The last one with a hard break\x20\x20
and more.

<p align="center"><img src="x.png"></p>

<details>Some more words</details>
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\v"])
def test_blocks_and_their_headings(end: str) -> None:
    hours, details = ("Hours and rules",), ("Hours and rules", "Details")
    assert outline(DOCUMENT.replace("\n", end), NAME) == [
        ((), "The library opened"),
        (hours, "The library is"),
        (details, "Day: Mon; Hours:"),
        (details, "A quotation of"),
        (details, "# not a"),
        (details, "In short"),
        (("Second heading",), "The last one"),
        (("Second heading",), "Some more words"),
    ]


def test_list_stands_with_its_lead_in() -> None:
    assert paragraphs(DOCUMENT, NAME)[1] == (
        "The library is open: - Monday to Friday from nine to eight - Saturday - morning - noon "
        "- Sunday, closed"
    )


def test_long_list_is_divided_between_top_level_items() -> None:
    items = "".join(f"- item {n}\n  - part {'word ' * 40}\n" for n in range(12))
    found = split(f"# L\n\nItems:\n\n{items}\nAfter.", "markdown")
    assert len(found) == 4
    assert found[0].text.startswith("Items:\n\n- item 0")
    assert all(p.text.startswith("- item") for p in found[1:3])
    assert sum(p.text.count("- item") for p in found) == 12


def test_long_quotation_is_divided_between_its_paragraphs() -> None:
    quotation = "\n>\n".join("> " + "word " * 80 for _ in range(5))
    assert len(split(f"# Q\n\n{quotation}\n\nAfter.", "markdown")) == 6


def test_bold_line_above_text_is_a_heading() -> None:
    text = "# T\n\n## A\n\n**In short:**\n\nIt opened.\n\n## B\n\nIt closed.\n"
    assert outline(text, NAME) == [(("A", "In short"), "It opened."), (("B",), "It closed.")]


def test_first_paragraph_may_come_right_under_headings_of_any_level() -> None:
    text = "## T\n\n#### Deep\n\nOne.\n\n## Next\n\nTwo.\n"
    assert outline(text, NAME) == [(("Deep",), "One."), (("Next",), "Two.")]


def test_rule_right_under_a_paragraph_does_not_make_it_a_heading() -> None:
    long = "The library, which had been closed for two years, opened again on Tuesday, at nine."
    assert paragraphs(f"# T\n\n{long}\n---\n\nAfter that.\n", NAME) == [long, "After that."]


def test_line_of_paragraph_length_is_a_paragraph() -> None:
    line = "The library opened again on Tuesday, after two years. " * 5
    assert len(paragraphs(f"# T\n\n{line}\n{line}\n{line}\n", NAME)) == 3


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "# T\n\nIt opened on Tuesday.\nIt had been closed.\nNobody knew why.\n"
    assert len(paragraphs(text, NAME)) == 1


def test_nesting_without_end_is_kept_as_text() -> None:
    text = "# T\n\n" + "> " * 500 + "deep\n\n" + "- " * 500 + "deeper\n"
    assert [p.text.split()[-1] for p in split(text, "markdown")] == ["deep", "deeper"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("About ~5 or ~6 boats lie in ~/harbour~.", ["About ~5 or ~6 boats lie in ~/harbour~."]),
        ("Two ~~sank~~ left.", ["Two left."]),
        ("It rises.[^1]\n\n[^1]: By six metres.", ["It rises.", "1. By six metres."]),
        ("Tide\n: The sea rises.\n\nQuay\n: A wall.", ["The sea rises.", "A wall."]),
        ("- [ ] paint the boat\n- [x] row", ["- paint the boat - row"]),
        ("> " * 30 + "Deep down.", ["Deep down."]),
    ],
)
def test_what_renderers_disagree_on(body: str, shown: list[str]) -> None:
    assert paragraphs(f"# The sea\n\n{body}\n", NAME) == shown


def test_an_indent_is_no_code_in_mdx() -> None:
    body = "# The sea\n\n<Card>\n\n    The tide *rises*.\n\n</Card>\n"
    assert paragraphs(body, "a.mdx") == ["The tide rises."]


@pytest.mark.parametrize("deep", ["> " * 1_000, "**a " * 1_000, "<div>\n\n" * 400])
def test_elements_that_are_nested_too_deep_are_refused(deep: str) -> None:
    with pytest.raises(UnreadableDocument, match="500 deep or more"):
        paragraphs(f"# The sea\n\n{deep}b{' b**' * 1_000}\n", NAME)


def test_what_only_says_that_it_unfolds_heads_nothing() -> None:
    page = "# Oars\n\n## Care\n\n<details><summary>{}</summary>\n\nOil them.\n\n</details>\n"
    for words in ("Click to expand", "Expand For Example", "クリックで展開", "Details"):
        assert seen(page.format(words), "a.md") == [(("Care",), "Oil them.")]
    assert seen(page.format("Why oil?"), "a.md") == [(("Care", "Why oil?"), "Oil them.")]


def test_a_bold_sentence_of_its_own_heads_nothing() -> None:
    page = (
        "# Oars\n\n**Here you learn how to care for oars.**\n\nOil them.\n\n**Salt.**\n\nRinse.\n"
    )
    assert [headings for headings, _ in seen(page, "a.md")] == [(), (), ("Salt.",)]


def test_a_long_list_of_tasks_is_gone_through_once() -> None:
    text = "It rises.\n\n" + "- [ ] a\n- [x] b\n" * 10_000  # what is quadratic takes minutes
    assert read(text, "a.mdx").text.endswith("- a\n- b")


def test_code_that_never_ends_is_looked_for_once() -> None:
    with pytest.raises(UnreadableDocument, match="deep"):
        read("It rises.\n\n" + "<pre>" * 100_000, NAME)  # what is quadratic takes hours
