"""Taking text apart at its spaces finds what looking at every sentence by itself would."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.acronyms import find_acronyms
from index.analysis.answer_types.answer_types import (
    UNIT,
    AnswerType,
    has_definition,
    has_measure_sign,
    word_types,
)
from index.analysis.batch import analyzer as analyzer
from index.analysis.batch.analyzer import BatchAnalyzer, TokenBatch
from index.analysis.batch.sentence_features import sentence_answer_types, sentences_with_acronyms
from index.analysis.tokenizer import tokenize
from index.search.segments.term_ids import TermIds
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

    batch = BatchAnalyzer(number).analyze(sentences)
    found: list[list[str]] = [[] for _ in sentences]
    for word, sentence in zip(batch.word_ids.tolist(), batch.sentence_of.tolist(), strict=True):
        found[sentence].append(met[word])
    assert found == [tokenize(sentence) for sentence in sentences]


@given(SENTENCES)
def test_the_kinds_are_those_of_each_sentence(sentences: Sequence[str]) -> None:
    held = sentence_answer_types(sentences, BatchAnalyzer(LENGTHS).analyze(sentences))
    assert held.tolist() == [_held(sentence) for sentence in sentences]


@given(st.lists(SENTENCES, max_size=3))
def test_tokens_that_are_known_are_read_as_those_that_are_new(
    batches: Sequence[Sequence[str]],
) -> None:
    known = TermIds()
    for sentences in batches:
        fresh = TermIds()
        one, other = (ids.analyzer("en").analyze(sentences) for ids in (known, fresh))
        assert _words(one, known) == _words(other, fresh)
        for name in ("answer_types", "sentence_of", "flags", "sentence_of_token"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()


@settings(max_examples=300)
@given(SENTENCES)
def test_no_acronym_is_passed_over(sentences: Sequence[str]) -> None:
    chosen = sentences_with_acronyms(BatchAnalyzer(LENGTHS).analyze(sentences))
    for number, sentence in enumerate(sentences):
        assert number in chosen or not list(find_acronyms(sentence))


def test_few_sentences_are_looked_at_for_acronyms() -> None:
    plain = ["Melanie Krause left.", "The tower was tall.", "Nobody, not even Tom, came."]
    assert sentences_with_acronyms(BatchAnalyzer(LENGTHS).analyze(plain)) == []


def test_a_token_is_analysed_once_until_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[str] = []

    def number(words: Sequence[str]) -> Sequence[int]:
        counted.extend(words)
        return [7] * len(words)

    table = BatchAnalyzer(number)
    for _ in range(3):
        assert table.analyze(["oak, elm oak,"]).word_ids.tolist() == [7, 7, 7]
    assert counted == ["oak", "elm"]
    monkeypatch.setattr(analyzer, "_CACHE_SIZE", 1)
    assert table.analyze(["oak, elm"]).word_ids.tolist() == [7, 7]
    assert counted == ["oak", "elm", "oak", "elm"]


def _words(batch: TokenBatch, term_ids: TermIds) -> list[Word | None]:
    words = list(term_ids.words)
    return [None if number < 0 else words[number] for number in batch.word_ids.tolist()]


def _held(sentence: str) -> int:
    """Return what a sentence holds, word by word."""
    kinds, measured = word_types(tokenize(sentence)), has_measure_sign(sentence)
    for i, kind in enumerate(kinds):
        numbers = [before & int(AnswerType.NUMBER) for before in kinds[max(i - 2, 0) : i]]
        measured |= bool(kind & UNIT and any(numbers))
    held = int(AnswerType.MEASURE) * measured | int(AnswerType.MEANING) * has_definition(sentence)
    for i, kind in enumerate(kinds):
        held |= kind & 0b11111 & ~(int(AnswerType.NAME) if i == 0 else 0)
    return held
