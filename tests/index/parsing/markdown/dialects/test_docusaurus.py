"""Markdown of Docusaurus: MDX, tabs, admonitions, titled code."""

from __future__ import annotations

from tests.index.parsing.helpers import read, seen


def test_tab_is_headed_by_the_label_that_its_group_gives_it() -> None:
    text = """# Boats

<Tabs
  groupId="wood"
  values={[
    {label: 'Oak', value: 'o'},
    {label: 'Elm', value: 'e'},
  ]}>
<TabItem value="o">

Oak lasts for forty years.

</TabItem>
<TabItem value="e">Elm is cheaper.</TabItem>
</Tabs>

After.
"""
    assert seen(text, "a.mdx") == [
        (("Oak",), "Oak lasts for forty years."),
        (("Elm",), "Elm is cheaper."),
        ((), "After."),
    ]


def test_title_of_an_admonition_has_no_marks() -> None:
    text = "# Boats\n\n:::tip[Use *two* `oars`]\n\nOne breaks.\n\n:::\n\nAfter.\n"
    assert seen(text, "a.md") == [(("Tip: Use two oars",), "One breaks."), ((), "After.")]


def test_text_in_braces_is_said_and_a_variable_is_not() -> None:
    text = "# Boats\n\n{/* TODO */}\n\nRow {`twice`} and {'thrice'}, {props.name}!\n"
    assert seen(text, "a.mdx") == [((), "Row twice and thrice, !")]


def test_code_stands_under_its_title_without_what_colours_it() -> None:
    text = """# Boats

```js title="src/oar.js" {2}
// highlight-next-line
row();
stop(); // [!code focus]
```

After.
"""
    assert seen(text, "a.md") == [(("src/oar.js",), "row();\nstop();"), ((), "After.")]


def test_braces_that_are_said_and_components_in_code() -> None:
    text = """---
title: Prices
last_update: {date: 2024-05-06, author: Nora}
---
import Box from './Box';

It costs {'{'}tax{'}'} more. <Badge text="Deprecated" />

<Badge text="Old" /> since version 4.

```mdx-code-block
<Box>

Pay in March.

</Box>
```
"""
    assert read(text, "a.mdx").date == "2024-05-06"
    assert [words for _, words in seen(text, "a.mdx")] == [
        "It costs {tax} more. Deprecated",
        "Old since version 4.",
        "Pay in March.",
    ]


def test_markdown_in_summaries_and_titles_is_read() -> None:
    text = """# Oars

<details>
<summary>`row()`<br/>Row **fast**</summary>

They bend.

</details>

<Tabs>
<TabItem value="a" label="Use `oak`">They break.</TabItem>
</Tabs>
"""
    assert seen(text, "a.mdx") == [
        (("row() Row fast",), "They bend."),
        (("Use oak",), "They break."),
    ]


def test_questions_and_titles_in_code_head_their_texts() -> None:
    filler = "Oars are of wood. " * 300
    text = f"""import Faq from './Faq';

export const faq = [
  {{ question: "Do they float?", answer: "They do, for years." }},
  {{ slug: "oak", name: 'x' }},
];

# Oars

<Faq items={{faq}} />

<Accordion
  items={{[
    {{ title: "Of oak", content: "{filler.strip()}" }},
    {{ title: 'Of \\'ash\\'', content: `They bend.`, icon: "leaf" }},
  ]}}
/>

They rot.
"""
    assert seen(text, "a.mdx") == [
        (("Of oak",), filler.strip()),
        (("Of 'ash'",), "They bend."),
        ((), "They rot."),
        (("Do they float?",), "They do, for years."),
    ]
