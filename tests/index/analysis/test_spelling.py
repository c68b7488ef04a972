"""Putting misspelt words right by what texts say."""

from __future__ import annotations

import pytest

from index.analysis.spelling import respelt

TEXTS = [
    "Melanie Krause announced her resignation. The Lighthouse was painted.",
    "Die Öffnungszeiten",
]


@pytest.mark.parametrize(
    ("question", "missing", "right"),
    [
        ("Who is Melany Kruase?", ["Melany", "Kruase"], "Who is Melanie Krause?"),
        ("when was the resignaton", ["resignaton"], "when was the resignation"),
        ("who painted the lighthosue", ["lighthosue"], "who painted the lighthouse"),
        ("Was sind die Öffnungzeiten?", ["Öffnungzeiten"], "Was sind die Öffnungszeiten?"),
        ("emlanie?", ["emlanie"], "melanie?"),
    ],
)
def test_a_slip_is_put_right(question: str, missing: list[str], right: str) -> None:
    assert respelt(question, missing, TEXTS) == right


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Who is Kowalski?", ["Kowalski"]),
        ("What does LS-4012 mean?", ["LS-4012"]),
        ("Who is Mel?", ["Mel"]),
        ("What is a lantern?", ["lantern"]),
        ("Who is Melanie Krause?", []),
        ("What is a painter?", ["pain"]),
    ],
)
def test_what_is_another_word_stays(question: str, missing: list[str]) -> None:
    assert respelt(question, missing, TEXTS) == ""
