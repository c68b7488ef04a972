"""Markdown of Mintlify and of Starlight: components in MDX."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_questions_as_elements_and_as_attributes() -> None:
    text = """# Oars

<Q>Do they float?</Q>
<A>Yes, for a day.</A>

Between.

<FAQ question="Are they oak?" answer="Some are." />

After.
"""
    assert seen(text, "a.mdx") == [
        (("Do they float?",), "Yes, for a day."),
        ((), "Between."),
        (("Are they oak?",), "Some are."),
        ((), "After."),
    ]


def test_field_has_its_type_and_default() -> None:
    text = """# Oars

<ParamField path="limit" type="integer" default="10" required>
  How many oars are listed.
</ParamField>

After.
"""
    assert seen(text, "a.mdx") == [
        (("limit",), "integer, default: 10, required"),
        (("limit",), "How many oars are listed."),
        ((), "After."),
    ]


def test_captions_labels_and_unknown_components_keep_their_words() -> None:
    text = """# Oars

<Frame caption="An oar of 1910">
  <img src="/a.png" />
</Frame>

<Update label="May 2024" description="v0.2">
  Lighter oars.
</Update>

<Chapter title="Care">

Wax them.

</Chapter>

A <Term>blade</Term> is wide. <Badge text="New" />

<LinkCard title="Boats" description="More on boats." href="/x" />
"""
    assert seen(text, "a.mdx") == [
        ((), "An oar of 1910"),
        (("May 2024",), "v0.2"),
        (("May 2024",), "Lighter oars."),
        (("Care",), "Wax them."),
        ((), "A blade is wide. New"),
        ((), "Boats: More on boats."),
    ]


def test_steps_and_asides() -> None:
    text = """# Oars

<Aside type="caution" title="Wet">Dry it.</Aside>

<Steps>

1. Open the door.

   Step back.

2. Go in.

</Steps>
"""
    assert seen(text, "a.mdx") == [
        (("Caution: Wet",), "Dry it."),
        ((), "1. Open the door.\n  Step back.\n2. Go in."),
    ]


def test_fields_are_headed_by_their_names_and_code_by_its_tab() -> None:
    text = """# Oars

<ParamField body="wood" type="string">Of the oar.</ParamField>

<CodeGroup>
```bash Shell
row
```
```python Python theme={null}
row()
```
</CodeGroup>

```js filename="row.js" {2}
row();
```
"""
    assert seen(text, "a.mdx") == [
        (("wood",), "string"),
        (("wood",), "Of the oar."),
        (("Shell",), "row"),
        (("Python",), "row()"),
        (("row.js",), "row();"),
    ]


def test_code_of_several_lines_is_no_text() -> None:
    text = """# Oars

{oars.map((oar) => (
  <li key={oar.id}>{oar.name}</li>
))}

<head>
  <title>Other</title>
</head>

## Woods [#the-woods]

Ash and elm.
"""
    assert seen(text, "a.mdx") == [(("Woods",), "Ash and elm.")]
