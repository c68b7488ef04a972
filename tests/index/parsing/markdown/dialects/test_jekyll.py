"""Markdown of Jekyll: Liquid and Kramdown."""

from __future__ import annotations

from tests.index.parsing.helpers import paragraphs, read, seen


def test_code_and_raw_text_are_kept_and_tags_are_not() -> None:
    text = """---
title: Oars
---
* TOC
{:toc}

{% highlight ruby %}
def row
  2
end
{% endhighlight %}

{% if site.wet %}Wet {{ site.title }} words.{% endif %}
{: .lead}

{% raw %}Write {{ oars }} so.{% endraw %}
"""
    assert seen(text, "a.md") == [
        ((), "def row\n  2\nend"), ((), "Wet words."), ((), "Write {{ oars }} so."),
    ]  # fmt: skip


def test_words_of_an_included_box_are_said() -> None:
    text = '# Oars\n\n{% include note.html content="Oars are 100% wood." %}\n\nAfter.\n'
    assert seen(text, "a.md") == [((), "Note: Oars are 100% wood."), ((), "After.")]


def test_box_that_says_its_kind_and_a_comment() -> None:
    text = """# Oars

{% include alert.html type="danger" content="The dock is icy." %}

{% comment %}
Not shown.
{% endcomment %}

After.
"""
    assert seen(text, "a.md") == [((), "Danger: The dock is icy."), ((), "After.")]


def test_what_only_kramdown_reads() -> None:
    text = """---
title: "Open &amp; closed"
---
Words.

{::comment}
hidden
{:/comment}

|---
| Day | Opens
|:-|:-
| Monday | nine
|=====
| Sunday | closed

^
The block ends.
"""
    assert read(text, "a.md").title == "Open & closed"
    assert [words for _, words in seen(text, "a.md")] == [
        "Words.",
        "Day: Monday; Opens: nine\nDay: Sunday; Opens: closed",
        "The block ends.",
    ]


def test_rows_without_a_header_are_a_table() -> None:
    rows = "| Small | 4 m |\n| Large | 9 m |\n{: .wide}\n"
    text = f"# Sizes\n\n{rows}\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert [words for _, words in seen(text, "a.md")] == [
        "Small; 4 m\nLarge; 9 m", "a: 1; b: 2",
    ]  # fmt: skip


def test_place_holders_are_shown_and_variables_are_not() -> None:
    text = """# Oars

Say {{user}} to {{ page.title }}greet, {{#Oar}} and {{/Oar}} around it{{site.name}}.

    {{Front}}
"""
    assert paragraphs(text, "a.md") == [
        "Say {{user}} to greet, {{#Oar}} and {{/Oar}} around it.",
        "{{Front}}",
    ]
