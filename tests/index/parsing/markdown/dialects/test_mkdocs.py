"""Markdown of MkDocs and its Material theme."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


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
