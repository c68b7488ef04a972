"""Markdown of Hugo: shortcodes and front matter in TOML."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_boxes_of_all_spellings_say_their_kind() -> None:
    text = """# Oars

{{% alert title="Warning" color="warning" %}}
Wet wood.
{{% /alert %}}

{{< callout type="info" >}}
Dry it.
{{< /callout >}}

{{< notice tip >}}Wax it.{{< /notice >}}

{{< admonition type=danger title="Fire" >}}
It burns.
{{< /admonition >}}
"""
    assert seen(text, "a.md") == [
        ((), "Warning: Wet wood."),
        ((), "Info: Dry it."),
        ((), "Tip: Wax it."),
        (("Danger: Fire",), "It burns."),
    ]


def test_tabs_have_names_of_their_own_or_from_their_group() -> None:
    text = """# Oars

{{< tabs "some-id" >}}
{{< tab "Oak" >}}Heavy.{{< /tab >}}
{{< /tabs >}}

{{< tabs items="Elm, Ash" >}}
{{< tab >}}Cheap.{{< /tab >}}
{{< tab >}}Tough.{{< /tab >}}
{{< /tabs >}}
"""
    assert seen(text, "a.md") == [
        (("Oak",), "Heavy."), (("Elm",), "Cheap."), (("Ash",), "Tough."),
    ]  # fmt: skip


def test_caption_code_and_a_card_that_nothing_closes() -> None:
    text = """# Oars

{{< figure src="a.jpg" caption="An oar of 1910" >}}

{{< card link="x" title="Setup" subtitle="In a day." >}}

{{< highlight go "linenos=table" >}}
for {
    row()
}
{{< /highlight >}}

After {{< ref "other.md" >}} all.
"""
    assert seen(text, "a.md") == [
        ((), "An oar of 1910"),
        ((), "Setup: In a day."),
        ((), "for {\n    row()\n}"),
        ((), "After all."),
    ]


def test_tab_that_closes_itself_heads_nothing_and_words_in_line_are_kept() -> None:
    text = """# Oars

{{< tabpane >}}
{{% tab header="Woods" disabled=true /%}}
{{% tab header="Ash" %}}
Tough.
{{% /tab %}}
{{< /tabpane >}}

A {{< term text="blade" id="b" >}} is wet.

{{< columns >}}
Left.
<--->
Right.
{{< /columns >}}

{{< figure src="a.jpg" title="An oar" caption="of 1910" >}}

{{% comment %}}Not shown.{{% /comment %}}
"""
    assert seen(text, "a.md") == [
        ((), "Woods"),
        (("Ash",), "Tough."),
        ((), "A blade is wet."),
        ((), "Left."),
        ((), "Right."),
        ((), "An oar: of 1910"),
    ]


def test_a_shortcode_that_is_told_of_is_shown_and_steps_end() -> None:
    text = """# Boats

Write {{</* figure src="x.png" */>}} for it.

{{% steps %}}

### One

Do it.

{{% /steps %}}

After it.
"""
    assert seen(text, "a.md") == [
        ((), 'Write {{< figure src="x.png" >}} for it.'),
        (("One",), "Do it."),
        ((), "After it."),
    ]


def test_boxes_have_titles_without_a_name_and_looks_that_are_no_kinds() -> None:
    text = """# Oars

{{< admonition tip "Of ash" false >}}
They bend.
{{< /admonition >}}

{{% alert title="Of oak" color="primary" %}}
They break.
{{% /alert %}}

{{< alert "circle-info" >}}They float.{{< /alert >}}

{{< hint type=[warning] icon=gdoc >}}They drift.{{< /hint >}}

{{< callout context="caution" title="Warning: Of elm" >}}They rot.{{< /callout >}}
"""
    assert seen(text, "a.md") == [
        (("Tip: Of ash",), "They bend."),
        (("Of oak",), "They break."),
        ((), "Note: They float."),
        ((), "Warning: They drift."),
        (("Warning: Of elm",), "They rot."),
    ]


def test_cards_that_are_links_say_what_they_lead_to() -> None:
    text = """# Oars

{{< link-card title="Of oak" description="They break." href="/oak" >}}
"""
    assert seen(text, "a.md") == [((), "Of oak: They break.")]
