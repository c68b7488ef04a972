"""Markdown of GitBook."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_hints_tabs_and_code_say_their_kind_and_title() -> None:
    text = """# Oars

{% hint style="danger" %}
They **burn**.
{% endhint %}

{% tabs %}
{% tab title="Oak" %}
Heavy.
{% endtab %}
{% endtabs %}

{% code title="oar.js" lineNumbers="true" %}
```js
row();
```
{% endcode %}

{% stepper %}
{% step %}
### First

Sit down.
{% endstep %}
{% endstepper %}
"""
    assert seen(text, "a.md") == [
        ((), "Danger: They burn."),
        (("Oak",), "Heavy."),
        (("oar.js",), "row();"),
        (("First",), "Sit down."),
    ]


def test_description_of_an_interface() -> None:
    text = """# Oars

{% swagger method="get" path="/oars" summary="List oars" %}
{% swagger-parameter in="query" name="limit" type="integer" %}
How many.
{% endswagger-parameter %}
{% endswagger %}
"""
    assert seen(text, "a.md") == [
        (("List oars",), "/oars"), (("List oars", "limit"), "How many."),
    ]  # fmt: skip


def test_hidden_columns_and_links_to_files_are_not_read() -> None:
    text = """# Oars

<table data-view="cards"><thead><tr><th></th><th></th><th data-hidden data-card-target></th></tr>
</thead><tbody><tr><td><strong>Ash</strong></td><td>tough</td><td><a href="a.md">a.md</a></td></tr>
</tbody></table>

{% content-ref url="elm.md" %}
[elm.md](elm.md)
{% endcontent-ref %}

{% hint style="warning" %}
**Mind the dock**

It is icy.
{% endhint %}

After.
"""
    assert seen(text, "a.md") == [
        ((), "Ash; tough"),
        (("Warning: Mind the dock",), "It is icy."),
        ((), "After."),
    ]


def test_tags_of_integrations_are_left_out() -> None:
    text = '# Plan\n\nWords.\n\n{% @figma/embed url="https://figma.test/x" %}\n'
    assert [words for _, words in seen(text, "a.md")] == ["Words."]


def test_the_last_step_heads_nothing_after_the_steps() -> None:
    text = """# Plan

{% stepper %}
{% step %}
### First

Do one.
{% endstep %}
{% step %}
### Second

Do two.
{% endstep %}
{% endstepper %}

After both.
"""
    assert seen(text, "a.md") == [
        (("First",), "Do one."), (("Second",), "Do two."), ((), "After both."),
    ]  # fmt: skip
