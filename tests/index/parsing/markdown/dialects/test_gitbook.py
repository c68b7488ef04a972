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
