"""MDC, the Markdown of Nuxt."""

from __future__ import annotations

import pytest

from tests.index.parsing.helpers import paragraphs, seen

TEXT = """# Oars

::alert{type="warning"}
They bend.
::

::callout
---
icon: i-lucide-anchor
title: Of oak
---
They break.
::

::card-group
  :::card{title="Of ash" icon="i-x"}
  They float.
  :::

  :::card
  ---
  title: "Of elm"
  description: Cheap ones.
  ---
  They rot.
  :::
::

::code-group
```bash [npm]
npm install oars
::
```
::

::hero
#title
Row :icon{name="x"} :badge[faster]{color="red"}

#description
With better oars.
::

::steps
### Push
Lean back.
::

They sink.
"""


def test_components_head_what_is_in_them_and_leave_nothing_of_theirs() -> None:
    assert seen(TEXT, "a.md") == [
        ((), "Warning: They bend."),
        (("Of oak",), "They break."),
        (("Of ash",), "They float."),
        (("Of elm",), "Cheap ones."),
        (("Of elm",), "They rot."),
        (("npm",), "npm install oars\n::"),
        ((), "Row faster"),
        ((), "With better oars."),
        (("Push",), "Lean back."),
        ((), "They sink."),
    ]


@pytest.mark.parametrize("text", ["It is std::\n::\nso.", "::youtube{#abc}\n\nIt floats."])
def test_colons_of_others_are_left_alone(text: str) -> None:
    found = paragraphs(f"# Oars\n\nThey bend.\n\n{text}\n", "a.md")
    assert found[-1] == text.replace("\n", " ").removeprefix("::youtube{#abc}").strip()


def test_what_is_never_closed_is_gone_through_once() -> None:
    text = "# Oars\n\nThey bend.\n\n" + ":::card\n" * 50 + "::a\n---\na: b\n" * 20 + "::\nAll.\n"
    assert "All." in paragraphs(text, "a.md")[-1]
