"""Stop words are spelt as the words of a text are, or they would stop nothing."""

from __future__ import annotations

import pytest

from index.analysis.normalization import normalize
from index.analysis.stop_words import LANGUAGES, stop_words
from index.analysis.tokenizer import fold, tokenize


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_word_is_a_word_as_it_is_read(language: str) -> None:
    for word in stop_words(language):
        assert [fold(surface) for surface in tokenize(word)] == [word]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "إلى الى أن ان إذا ماهي ماهى"),
        ("el", "ο η και στη για είναι πότε"),
        ("pl", "kto gdzie jest"),
        ("ro", "și în către unde"),
        ("tr", "altmış nasıl şey şunu kimdir mı nda"),
    ],
)
def test_small_words_do_not_count(language: str, words: str) -> None:
    assert [word for word in words.split() if normalize(word, language) is not None] == []


@pytest.mark.parametrize(("language", "name"), [("ar", "علي"), ("tr", "altın")])
def test_names_do(language: str, name: str) -> None:
    assert normalize(name, language) is not None
