"""Markdown of Obsidian, docsify, Azure DevOps and of README files."""

from __future__ import annotations

import pytest

from tests.index.parsing.helpers import read, seen


def test_obsidian() -> None:
    text = "# Elf\n\nElves %%who?%% sing. ^a1b2\n\n- By night ^n-1\n- 50%% of them, or 10^3\n"
    assert seen(text, "a.md") == [
        ((), "Elves sing."),
        ((), "- By night\n- 50%% of them, or 10^3"),
    ]


def test_docsify() -> None:
    text = "# Oars\n\n!> Never **burn**\nthem.\n\n?> Wax helps.\n\nAfter.\n"
    assert seen(text, "a.md") == [
        ((), "Important: Never burn them."),
        ((), "Tip: Wax helps."),
        ((), "After."),
    ]


def test_azure() -> None:
    text = """# Oars

::: moniker range=">= 3"
Ash is tough.
::: moniker-end

[!INCLUDE [more](../more.md)]

After.
"""
    assert seen(text, "a.md") == [((), "Ash is tough."), ((), "After.")]


def test_badges_and_lines_after_tags() -> None:
    text = """<p align="center">
  [![npm](https://img.example/x.svg)](https://npm.example/x)
</p>

# Oars

Ash is tough.
"""
    assert seen(text, "README.md") == [((), "Ash is tough.")]
    assert seen("# Oars\n\n<br />\nAsh is **tough**.\n", "a.mdx") == [((), "Ash is tough.")]


def test_question_in_an_attribute() -> None:
    text = '# Oars\n\n<Question q="Is it ash?">\n\nIt is.\n\n</Question>\n\nAfter.\n'
    assert seen(text, "a.mdx") == [(("Is it ash?",), "It is."), ((), "After.")]


def test_markdoc() -> None:
    text = """# Oars {% #oars %}

{% callout type="warning" title="Mind the blade" %}
It is **sharp**.
{% /callout %}

{% $page.date %}
After.
"""
    assert seen(text, "a.md") == [(("Warning: Mind the blade",), "It is sharp."), ((), "After.")]


def test_pandoc() -> None:
    text = "% On oars\n% Ann Miller; Bo\n% 2 March 2024\n\nOars of [ash]{.smallcaps} bend.\n"
    draft = read(text, "a.md")
    assert (draft.title, draft.author, draft.date) == ("On oars", "Ann Miller, Bo", "2024-03-02")
    assert seen(text, "a.md") == [((), "Oars of ash bend.")]


def test_front_matter_with_keys_and_quotes_that_no_parser_takes() -> None:
    text = "---\ntítulo: x\n@layout: wide\ntitle: 'It''s: oars'\n---\n\nThey bend.\n"
    assert read(text, "a.md").title == "It's: oars"
    assert seen(text, "a.md") == [((), "They bend.")]


def test_tabs_are_named_by_the_list_of_their_group() -> None:
    text = """# Setup

<Tabs items={['npm', "pnpm"]}>
  <Tab>Use npm.</Tab>
  <Tab>Use pnpm.</Tab>
</Tabs>
"""
    assert seen(text, "a.mdx") == [(("npm",), "Use npm."), (("pnpm",), "Use pnpm.")]


def test_no_box_nor_first_of_several_questions_is_the_title() -> None:
    cards = '<Card title="Start">Begin here.</Card>\n\n<Card title="Stop">End there.</Card>\n'
    assert seen(cards, "a.mdx") == [(("Start",), "Begin here."), (("Stop",), "End there.")]
    questions = "**Where do I park?**\nBehind.\n\n**What does it cost?**\n\nTwo euros.\n"
    assert seen(questions, "a.md") == [
        (("Where do I park?",), "Behind."),
        (("What does it cost?",), "Two euros."),
    ]
    box = "::: tip Astuce\nRincer.\n:::\n\nTexte ici.\n"
    assert seen(box, "a.md") == [(("Tip: Astuce",), "Rincer."), ((), "Texte ici.")]


def test_notes_within_lines_items_with_signs_and_queries_of_obsidian() -> None:
    text = """# Oil

See [[Tower#Lamp room]].^[From the log.]

- [>] Order oil
- [!] Lock up

```dataview
TABLE price FROM #light
```
"""
    assert [words for _, words in seen(text, "a.md")] == [
        "See Tower > Lamp room.",
        "- Order oil\n- Lock up",
        "1. From the log.",
    ]


def test_links_of_wikis_and_changes_of_gitlab() -> None:
    text = "# Wiki\n\nRead [[The list|https://bay.example/l]] {+ daily +}{- weekly -}.\n"
    assert [words for _, words in seen(text, "a.md")] == ["Read The list daily."]


def test_hidden_lines_and_listings_of_mdbook() -> None:
    text = """# Boats

<Listing number="4-1" caption="A boat">

```rust
# fn main() {
let boat = 1;
# }
```

</Listing>

## Rules <a href="#rules">#</a>

One owner.
"""
    assert seen(text, "a.md") == [
        ((), "let boat = 1;"),
        ((), "Listing 4-1: A boat"),
        (("Rules",), "One owner."),
    ]


def test_what_no_browser_shows_is_not_read() -> None:
    text = """# Crane

It lifts <span style="display:none">a secret</span>nine tonnes.

<div hidden>
Nobody sees this.
</div>
"""
    assert [words for _, words in seen(text, "a.md")] == ["It lifts nine tonnes."]


DIAGRAM = "graph TD\n  A[Start] --> B[End]"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"```mermaid\n{DIAGRAM}\n```"),
        ("a.md", f"```{{mermaid}}\n:align: center\n\n{DIAGRAM}\n```"),
        ("a.md", f"::: mermaid\n{DIAGRAM}\n:::"),
        ("a.md", f"{{{{< mermaid >}}}}\n{DIAGRAM}\n{{{{< /mermaid >}}}}"),
        ("a.md", f'{{% @mermaid/diagram content="{DIAGRAM}" %}}'),
        ("a.md", f'<div class="mermaid">\n{DIAGRAM}\n</div>'),
        (
            "a.rst",
            f".. mermaid::\n   :caption: Way\n\n   {DIAGRAM.replace(chr(10), chr(10) + '   ')}",
        ),
    ],
)
def test_the_words_of_a_diagram_are_kept_as_its_lines(name: str, text: str) -> None:
    title = "# Plan\n\n" if name.endswith("md") else "Plan\n====\n\n"
    assert [words for _, words in seen(f"{title}{text}\n", name)] == [DIAGRAM]


def test_headings_in_steps_end_with_them() -> None:
    text = "# Plan\n\n<Steps>\n\n### One\n\nDo one.\n\n</Steps>\n\nAfter it.\n"
    assert seen(text, "a.mdx") == [(("One",), "Do one."), ((), "After it.")]
    text = "# Plan\n\n<details><summary>More</summary>\n\n### In\n\nDo.\n\n</details>\n\nAfter.\n"
    assert seen(text, "a.md") == [(("In",), "Do."), ((), "After.")]
