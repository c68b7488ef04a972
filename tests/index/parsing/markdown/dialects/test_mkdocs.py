"""Markdown of MkDocs and its Material theme."""

from __future__ import annotations

from tests.index.parsing.helpers import read, seen


def test_boxes_and_tabs_are_headed_by_their_titles() -> None:
    text = """# Oars

!!! danger "Never *burn* them"

    They are wet.

=== ":material-tree: Oak"

    Oak is heavy.

???+ note

    Wax helps.

After.
"""
    assert seen(text, "a.md") == [
        (("Danger: Never burn them",), "They are wet."),
        (("Oak",), "Oak is heavy."),
        ((), "Note: Wax helps."),
        ((), "After."),
    ]


def test_grid_of_cards_with_pictures_is_a_list() -> None:
    text = """# Oars

<div class="grid cards" markdown>

-   :material-clock:{ .lg .middle } __Quick__

    ---

    Ready in a day.

-   __Light__

    Two pounds.

</div>
"""
    assert seen(text, "a.md") == [((), "- Quick\n  Ready in a day.\n- Light\n  Two pounds.")]


def test_keys_changes_and_abbreviations() -> None:
    text = """# Oars

Press ++ctrl+alt+del++ in the {++new++}{--old--} boat; {~~two~>four~~} oars{>>why?<<}. Say i++ + j.

*[HTML]: Hyper Text
"""
    assert seen(text, "a.md") == [
        ((), "Press Ctrl+Alt+Del in the new boat; four oars. Say i++ + j.")
    ]


def test_what_is_made_of_source_code_is_left_out() -> None:
    text = "# Oars\n\n::: boats.oars.Oar\n    options:\n      show_source: false\n\nAfter.\n"
    assert seen(text, "a.md") == [((), "After.")]


def test_blocks_between_slashes() -> None:
    text = """# Oars

/// warning | Mind the *blades*
They cut.
///

/// details | Which wood?
    type: note
    open: true
Ash.
///

![Oar](a.png)
/// caption
An oar of 1910
///

/// html | div.wide
Wide.
///

After / all.
"""
    assert seen(text, "a.md") == [
        (("Warning: Mind the blades",), "They cut."),
        (("Which wood?",), "Ash."),
        ((), "An oar of 1910"),
        ((), "Wide."),
        ((), "After / all."),
    ]


def test_keys_at_the_top_without_lines_around_them() -> None:
    top = "Title: Oar care\nAuthors: Ida Moe\n    Max Roe\nDate: 2021-02-03\n"
    draft = read(f"{top}\nDry them.\n", "a.md")
    assert (draft.title, draft.author, draft.date) == ("Oar care", "Ida Moe", "2021-02-03")
    assert seen("Note: dry them.\nRule: wax them.\n\nAfter.\n", "a.md")[-1] == ((), "After.")
    assert "Note: dry them." in read("Note: dry them.\nRule: wax them.\n\nAfter.\n", "a.md").text


def test_html_that_holds_markdown_and_marks_within_lines() -> None:
    text = """# Relay

<figure markdown="span">
  ![Relay](relay.png){ width="300" }
  <figcaption>The relay</figcaption>
</figure>

Run `lsof -i`{ .sh } or `#!sh ls`, press ++ctrl+"My Key"++.

```sh
apt install relay # (1)!
```

| Port | Meaning |
|------|---------|
| 7070 | Taken[^1] |

[^1]: By default.
"""
    assert [words for _, words in seen(text, "a.md")] == [
        "The relay",
        "Run lsof -i or ls, press Ctrl+My Key.",
        "apt install relay",
        "Port: 7070; Meaning: Taken",
        "1. By default.",
    ]
