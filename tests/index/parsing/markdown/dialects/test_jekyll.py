"""Markdown of Jekyll: Liquid and Kramdown."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


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
