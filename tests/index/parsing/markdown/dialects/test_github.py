"""Markdown of GitHub and Obsidian: alerts."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_alerts_are_boxes_with_a_kind_and_a_title() -> None:
    text = """# Oars

> [!NOTE]
> They are
> **wet**.
>
> - oak
> - elm

> [!faq]- Do they float?
> Yes.

> A quotation.
"""
    assert seen(text, "a.md") == [
        ((), "Note: They are wet."),
        ((), "- oak\n- elm"),
        (("Faq: Do they float?",), "Yes."),
        ((), "A quotation."),
    ]


def test_struck_out_words_are_not_said() -> None:
    assert seen("# Oars\n\nFour ~~six~~ oars.\n", "a.md") == [((), "Four oars.")]


def test_boxes_in_boxes_and_in_quotations() -> None:
    text = """# Locks

> [!quote]
> Nested
> > [!tip] Deep
> > inner

- [ ] oil it

> quoted
>
> > [!note]
> > in a quotation
>
> more
"""
    assert seen(text, "a.md") == [
        ((), "Quote: Nested"),
        (("Tip: Deep",), "inner"),
        ((), "- oil it"),
        ((), "quoted"),
        ((), "Note: in a quotation"),
        ((), "more"),
    ]
