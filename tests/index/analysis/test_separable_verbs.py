"""German verbs whose particle stands at the end of a question."""

from __future__ import annotations

import pytest

from index import Library, read_document
from index.analysis.separable_verbs import verbs_joined

GUIDE = """\
# Handbuch der Segelgruppe

## Einrichtung der App

Öffne die Einstellungen und scanne das Bild an der Tür.

## Abmelden

Schreibe bis Freitag an die Bootswartin.

## Boote

Richte das Boot nach dem Wind aus.
"""


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("wie richte ich die app ein", "scanne das Bild"),
        ("wie melde ich mich wieder ab?", "Bootswartin"),
        ("wo meldet man sich denn ab", "Bootswartin"),
    ],
)
async def test_a_verb_in_two_parts_is_found_in_one(
    library: Library, question: str, quoted: str
) -> None:
    await library.add(read_document(GUIDE.encode(), "handbuch.md"))
    answer = await library.ask(question)
    assert answer.answered
    assert quoted in answer.passages[0].quotes[0].text


@pytest.mark.parametrize(
    ("question", "language"),
    [("where do I log in", "en"), ("wie richte ich die app", "de"), ("komm mit", "de")],
)
def test_nothing_else_is_put_together(question: str, language: str) -> None:
    assert not list(verbs_joined(question.split(), language))


def test_the_forms_of_a_verb() -> None:
    made = dict(verbs_joined(["wie", "richte", "ich", "es", "ein"], "de"))
    assert set(made["richte"]) >= {"einrichten", "einzurichten", "eingerichtet"}
