"""Markdown of MyST, Quarto and R Markdown."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_directives_in_fences_and_roles() -> None:
    text = """(oars)=
# Oars

```{warning} Mind the blade
:class: wide

It is {ref}`sharp <oars>`.
```

```{code-block} toml
:linenos:
wood = 1
```

```{toctree}
other
```

% not shown

Press {kbd}`F5`.

+++

After 5 % more.
"""
    assert seen(text, "a.md") == [
        (("Warning: Mind the blade",), "It is sharp."),
        ((), "wood = 1"),
        ((), "Press F5."),
        ((), "After 5 % more."),
    ]


def test_callouts_and_code_of_quarto() -> None:
    text = """# Oars

::: {.callout-tip collapse="true"}
## Wax
It helps.
:::

```{r}
#| echo: false
summary(oars)
```
"""
    assert seen(text, "a.qmd") == [
        (("Wax",), "Tip: It helps."),
        ((), "summary(oars)"),
    ]


def test_callouts_of_quarto_say_their_kind_and_title() -> None:
    text = """# Oars

::: {.callout-note}
They bend.
:::

:::{.callout-warning title="Mind the blade" icon=false}
It cuts.
:::

They float. {.lead}
"""
    assert seen(text, "a.qmd") == [
        ((), "Note: They bend."),
        (("Warning: Mind the blade",), "It cuts."),
        ((), "They float."),
    ]


def test_directives_within_directives_and_options_between_colons() -> None:
    text = """# Oars

:::{admonition} Of ash
:class: tip
:name: ash
They bend.
:::

````{tab-set}
```{tab-item} Sea
Long ones.
```
```{tab-item} River
Short ones.
```
````
"""
    assert seen(text, "a.md") == [
        (("Of ash",), "They bend."),
        (("Sea",), "Long ones."),
        (("River",), "Short ones."),
    ]


def test_the_file_of_a_figure_between_colons_is_no_title() -> None:
    text = "# Map\n\n:::{figure} map.png\n:name: map\nThe harbour from above.\n:::\n"
    assert seen(text, "a.md") == [((), "The harbour from above.")]


def test_tables_terms_captions_and_versions() -> None:
    text = """# Kiln

```{list-table} Cones
:header-rows: 1
* - Cone
  - Heat
* - 06
  - 999 °C,
    or more
```

```{csv-table}
:header: Wood, Hours
Oak, 12
```

```{glossary}
cone
  Bends at a heat.
```

```{code-block} python
:caption: kiln.py
heat()
```

::::{grid} 2
:::{grid-item-card} Card
Words.
:::
::::

:::{versionadded} 2.3
The fan.
:::

```{seealso}
The handbook.
```
"""
    assert seen(text, "a.md") == [
        ((), "Cones"),
        ((), "Cone: 06; Heat: 999 °C, or more"),
        ((), "Wood: Oak; Hours: 12"),
        (("cone",), "Bends at a heat."),
        (("kiln.py",), "heat()"),
        (("Card",), "Words."),
        ((), "New in version 2.3: The fan."),
        ((), "See also: The handbook."),
    ]


def test_restructured_text_in_a_fence_is_read_as_such() -> None:
    text = """# Oars

```{eval-rst}
.. note:: Wax them.

.. function:: row(n)

   Rows.

.. code-block:: python

   def f():

       return ":x:"
```

After it.
"""
    assert seen(text, "a.md") == [
        ((), "Note: Wax them."),
        (("row(n)",), "Rows."),
        ((), 'def f():\n\n    return ":x:"'),
        ((), "After it."),
    ]


def test_raw_html_is_shown_and_what_is_removed_is_not() -> None:
    text = """# Oars

```{raw} html
<p>Long <b>oars</b>.</p>
```

```{raw} latex
no
```

```{code-cell} python
:tags: [remove-input]
hidden()
```
"""
    assert seen(text, "a.md") == [((), "Long oars.")]


def test_terms_of_a_glossary_and_heads_of_cards() -> None:
    text = """# Oars

```{glossary}
oar
  A tool that is long
  and made of wood.
blade
  Its end.
```

:::{card} Wax
Head
^^^
Body
:::
"""
    assert seen(text, "a.md") == [
        (("oar",), "A tool that is long and made of wood."),
        (("blade",), "Its end."),
        (("Wax",), "Head"),
        (("Wax",), "Body"),
    ]
