"""Formulas in Markdown: what is one, and how it is read."""

from __future__ import annotations

import time

import pytest

from tests.index.parsing.helpers import paragraphs, seen


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"The drag is $F = \frac{1}{2} k v^2$ here.", "The drag is F = 1/2kv² here."),
        (r"Take $$a_i \le \beta$$ now.", "Take a_i ≤ β now."),
        (r"GitHub: $`\sqrt{7}`$ feet.", "GitHub: √7 feet."),
        (r"MathJax: \(r^2 + h^2\) feet.", "MathJax: r² + h² feet."),
        (r"MkDocs: \\(p_1\\) too.", "MkDocs: p₁ too."),
        (r"Angle $30^\circ$, mean $\bar{x}$.", "Angle 30°, mean x̄."),
        (r"Not known: $\strange{3}$.", r"Not known: \strange{3}."),
        ("It costs $5, or $10 with oars.", "It costs $5, or $10 with oars."),
        ("Set $HOME and $PATH first.", "Set $HOME and $PATH first."),
        ("From $20-$30 or 5$ and 6$.", "From $20-$30 or 5$ and 6$."),
        ("Type `$x = 1$` there.", "Type $x = 1$ there."),
        (r"An \[optional\] word, \(so\).", "An [optional] word, (so)."),
        ("$a * b$ and $c * d$", "a*b and c*d"),
    ],
)
def test_formula_in_a_sentence(written: str, said: str) -> None:
    assert paragraphs(f"# Oars\n\nWe row. {written}\n", "a.md") == [f"We row. {said}"]


@pytest.mark.parametrize(
    "block",
    ["$$\nv = \\frac{d}{t}\n$$", "\\\\[\nv = d/t\n\\\\]", "```math\nv = d/t\n```"],
)
def test_formula_of_its_own_is_a_paragraph(block: str) -> None:
    assert paragraphs(f"# Oars\n\nIt goes:\n\n{block}\n\nAfter.", "a.md") == [
        "It goes:", "v = d/t", "After.",
    ]  # fmt: skip


def test_formula_in_an_item_stays_there() -> None:
    text = "# Oars\n\n- one:\n  $$\n  a = b\n  $$\n  after\n- two $x_1$\n"
    assert seen(text, "a.md") == [((), "- one:\n  a = b\n  after\n- two x₁")]


@pytest.mark.parametrize("unit", ["$$", "$a", "\\(", "$$x", "\n$$\n", "\\[", "$`"])
def test_hostile_formulas_take_no_time(unit: str) -> None:
    began = time.process_time()
    paragraphs("# Oars\n\nWords. " + unit * 20_000, "a.md")
    assert time.process_time() - began < 5
