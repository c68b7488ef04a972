"""Whether a question is in a language that a library has."""

from __future__ import annotations

import pytest

from index.analysis.language_detection import is_foreign


@pytest.mark.parametrize(
    ("question", "known", "foreign"),
    [
        ("Wie lange hat die Bibliothek geöffnet?", ["en"], True),
        ("Was kostet der Eintritt?", ["en"], True),
        ("Was kostet der Eintritt?", ["en", "de"], False),
        ("¿Quién dimitió?", ["en"], True),
        ("Combien coûte l'entrée du musée ?", ["en", "de"], True),
        ("Combien coûte l'entrée du musée ?", ["fr"], False),
        ("誰が辞任しましたか？", ["en"], True),
        ("誰が辞任しましたか？", ["ja", "en"], False),
        ("Кто ушёл в отставку?", ["en"], True),
        ("박물관은 언제 열어요?", ["en"], True),
        ("was the museum open", ["en"], False),
        ("how do i install die hard", ["en"], False),
        ("des moines la la land", ["en"], False),
        ("Roanoke", ["en"], False),
        ("", ["en"], False),
        ("Wie spät ist es?", [], False),
    ],
)
def test_a_language_is_foreign_only_where_that_is_sure(
    question: str, known: list[str], foreign: bool
) -> None:
    assert is_foreign(question, known) is foreign
