"""Markdown of VitePress: containers, code groups, badges, snippets."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_names_of_a_code_group_head_its_code() -> None:
    text = """# Oars

::: code-group

```sh [npm]
npm add oar
```

```sh [yarn]
yarn add oar
```

:::
"""
    assert seen(text, "a.md") == [(("npm",), "npm add oar"), (("yarn",), "yarn add oar")]


def test_containers_are_told_by_kind_or_title() -> None:
    boxes = ("info\nBlue.", "warning STOP\nRed.", "details Sizes\nThree.")
    text = "# Oars\n\n" + "".join(f"::: {box}\n:::\n\n" for box in boxes)
    assert seen(text, "a.md") == [
        ((), "Info: Blue."), (("Warning: STOP",), "Red."), (("Sizes",), "Three."),
    ]  # fmt: skip


def test_what_only_the_generator_reads_is_left_out() -> None:
    text = """# Oars <Badge type="tip" text="^2.0" />

<script setup>
const count = 3
</script>

[[toc]]

<<< @/snippets/oar.js{2}

<!--@include: ./parts/basics.md-->

Wax them weekly.
"""
    assert seen(text, "a.md") == [((), "Wax them weekly.")]


def test_lowered_and_raised_signs_are_told_apart_from_the_word() -> None:
    text = "# Oars\n\nH~2~O fills 3 x 10^6^ boats, 2 ~ 3 times.\n"
    assert seen(text, "a.md") == [((), "H2O fills 3 x 10⁶ boats, 2 ~ 3 times.")]


def test_tabs_of_plug_ins_head_what_is_in_them() -> None:
    text = """# Oars

::: tabs
== Oak
They break.
== `Ash` key:b
They bend.
:::

::: code-tabs#shell

@tab npm

```sh
npm install oars
```

@tab:active Yarn

```sh
yarn add oars
```

:::

They rot.
"""
    assert seen(text, "a.md") == [
        (("Oak",), "They break."),
        (("Ash",), "They bend."),
        (("npm",), "npm install oars"),
        (("Yarn",), "yarn add oars"),
        ((), "They rot."),
    ]
