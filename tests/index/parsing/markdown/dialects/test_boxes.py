"""Boxes of all dialects say once what kind they are of."""

from __future__ import annotations

import pytest

from tests.index.parsing.helpers import seen


@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("a.md", "> [!WARNING]\n> **Warning** Mind the gap."),
        ("a.md", "> [!warning]- Warning:\n> Mind the gap."),
        ("a.md", "> [!warning|right]\n> Warning: Mind the gap."),
        ("a.md", "!!! warning\n    **Warning:** Mind the gap."),
        ("a.md", '!!! info "Warning"\n    Mind the gap.'),
        ("a.md", "!!! warning\n    **Warning**\n\n    Mind the gap."),
        ("a.md", "::: warning ⚠️ Warning\nMind the gap.\n:::"),
        ("a.mdx", ":::warning[Warning]\nWarning: Mind the gap.\n:::"),
        ("a.mdx", "<Warning>**Warning**: Mind the gap.</Warning>"),
        ("a.mdx", '<Aside type="warning" title="Warning!">Mind the gap.</Aside>'),
        ("a.md", "{{< warning >}}\n**Warning:** Mind the gap.\n{{< /warning >}}"),
        ("a.md", '{{% alert title="Warning:" color="info" %}}Mind the gap.{{% /alert %}}'),
        ("a.md", '{% hint style="warning" %}\n**Warning:** Mind the gap.\n{% endhint %}'),
        ("a.md", "```{warning} Warning\nMind the gap.\n```"),
        ("a.rst", ".. warning:: **Warning**: Mind the gap."),
        ("a.wiki", "{{Warning|'''Warning:''' Mind the gap.}}"),
    ],
)
def test_a_kind_is_said_once(name: str, box: str) -> None:
    title = "Gaps\n====\n" if name == "a.rst" else "= Gaps =\n" if name == "a.wiki" else "# Gaps\n"
    assert seen(f"{title}\nOf gaps.\n\n{box}\n", name)[1:] == [((), "Warning: Mind the gap.")]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Note that it is wide.", "Note: Note that it is wide."),
        ("Note-taking helps.", "Note: Note-taking helps."),
        ("Notes: see below.", "Note: Notes: see below."),
        ("⚠️ Note! It is wide.", "⚠️ Note! It is wide."),
    ],
)
def test_words_that_only_begin_like_a_kind_are_no_label(body: str, shown: str) -> None:
    assert seen(f"# Gaps\n\nOf gaps.\n\n> [!NOTE]\n> {body}\n", "a.md")[1:] == [((), shown)]


def test_a_tab_that_is_called_like_a_kind_keeps_its_heading() -> None:
    text = '# Gaps\n\n=== "Note"\n    Mind it.\n\n!!! note "Note: the gap"\n    It is wide.\n'
    assert seen(text, "a.md") == [(("Note",), "Mind it."), (("Note: the gap",), "It is wide.")]
