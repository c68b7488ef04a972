"""Taking text apart at its spaces finds what looking at every sentence by itself would."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.acronyms import find_acronyms
from index.analysis.answer_types.answer_types import UNIT, Kind, defines, is_signed, kinds_of
from index.analysis.batch import analyzer as stretches
from index.analysis.batch import token_ids as pieces
from index.analysis.batch.analyzer import Stretches, Taken
from index.analysis.batch.sentence_features import kinds_held, may_abbreviate
from index.analysis.tokenizer import surfaces
from index.search.segments.term_ids import Numbering
from index.search.segments.vocabulary import Word

PIECE = st.sampled_from(
    ["Internal Revenue Service (IRS)", "the Bank of England", "is a ", "are the", "eBay Inc Ltd",
     "O'Neil Smith Co", "Jean-Luc Picard X", "AT&T Bell Labs", "xU.S.C.", "U.S.", "1,250.50",
     "5.5a.b.", "$5", "$ 5", "5 %", "aged 5", "age of 9", "five", "long", "years", "million", "²",
     "東京都", "ประเทศไทย", "कि", "e\u0301cole", "😀", "§", "US", "Foo Bar (FB)", "Foo Bar(FB)",
     "１２３", "de la Cruz Vega", "\0", "ǅungla", "means", "1870s", "\u2028", "\x1c", "-", "'", "(",
     ".", ",", "Of", "x" * 50]
) | st.text(max_size=4)  # fmt: skip
SENTENCE = st.lists(
    st.tuples(PIECE, st.sampled_from([" ", " ", "", "\n", "\u00a0"])), max_size=9
).map(lambda pieces: "".join(piece + space for piece, space in pieces))
SENTENCES = st.lists(SENTENCE, max_size=4)
LENGTHS = partial(map, len)


@given(SENTENCES)
def test_the_words_are_those_of_each_sentence(sentences: Sequence[str]) -> None:
    met: list[str] = []

    def number(words: Sequence[str]) -> Sequence[int]:
        met.extend(words)
        return range(len(met) - len(words), len(met))

    taken = Stretches(number).take(sentences)
    found: list[list[str]] = [[] for _ in sentences]
    for word, sentence in zip(taken.words.tolist(), taken.sentence_of.tolist(), strict=True):
        found[sentence].append(met[word])
    assert found == [surfaces(sentence) for sentence in sentences]


@given(SENTENCES)
def test_the_kinds_are_those_of_each_sentence(sentences: Sequence[str]) -> None:
    held = kinds_held(sentences, Stretches(LENGTHS).take(sentences))
    assert held.tolist() == [_held(sentence) for sentence in sentences]


@settings(max_examples=300)
@given(st.lists(SENTENCES, max_size=3))
def test_many_stretches_at_once_are_read_as_one_by_one(batches: Sequence[Sequence[str]]) -> None:
    plain, fast = Numbering(), Numbering()
    with pytest.MonkeyPatch.context() as patched:
        for sentences in batches:
            one = plain.stretches("en").take(sentences)
            patched.setattr(pieces, "_LARGE", 0)
            patched.setattr(pieces, "_MANY", 0)
            many = fast.stretches("en").take(sentences)
            patched.undo()
            assert _words(many, fast) == _words(one, plain)
            for name in ("kinds", "sentence_of", "marks", "sentence_of_stretch"):
                assert getattr(many, name).tolist() == getattr(one, name).tolist()
                assert getattr(many, name).dtype == getattr(one, name).dtype


@settings(max_examples=300)
@given(SENTENCES)
def test_no_acronym_is_passed_over(sentences: Sequence[str]) -> None:
    chosen = may_abbreviate(Stretches(LENGTHS).take(sentences))
    for number, sentence in enumerate(sentences):
        assert number in chosen or not list(find_acronyms(sentence))


def test_few_sentences_are_looked_at_for_acronyms() -> None:
    plain = ["Melanie Krause left.", "The tower was tall.", "Nobody, not even Tom, came."]
    assert may_abbreviate(Stretches(LENGTHS).take(plain)) == []


def test_a_stretch_is_analysed_once_until_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[str] = []

    def number(words: Sequence[str]) -> Sequence[int]:
        counted.extend(words)
        return [7] * len(words)

    table = Stretches(number)
    for _ in range(3):
        assert table.take(["oak, elm oak,"]).words.tolist() == [7, 7, 7]
    assert counted == ["oak", "elm"]
    monkeypatch.setattr(stretches, "_MOST", 1)
    assert table.take(["oak, elm"]).words.tolist() == [7, 7]
    assert counted == ["oak", "elm", "oak", "elm"]


def _words(taken: Taken, numbering: Numbering) -> list[Word | None]:
    words = list(numbering.words)
    return [None if number < 0 else words[number] for number in taken.words.tolist()]


def _held(sentence: str) -> int:
    """Return what a sentence holds, word by word."""
    kinds, measured = kinds_of(surfaces(sentence)), is_signed(sentence)
    for i, kind in enumerate(kinds):
        numbers = [before & int(Kind.NUMBER) for before in kinds[max(i - 2, 0) : i]]
        measured |= bool(kind & UNIT and any(numbers))
    held = int(Kind.MEASURE) * measured | int(Kind.MEANING) * defines(sentence)
    for i, kind in enumerate(kinds):
        held |= kind & 0b11111 & ~(int(Kind.NAME) if i == 0 else 0)
    return held
