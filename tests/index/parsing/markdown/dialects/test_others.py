"""Markdown of Obsidian, docsify, Azure DevOps and of README files."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


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
