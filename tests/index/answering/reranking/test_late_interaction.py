"""How near a paragraph comes to a question, worked out by hand on vectors of two numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from index.answering.reranking.late_interaction import EncodedQuestion, EncodedText, compare

EAST, NORTH = [1.0, 0.0], [0.0, 1.0]
HALF = 1 / math.sqrt(2)


def asked(*pieces: list[float]) -> EncodedQuestion:
    vectors = np.asarray(pieces, np.float32)
    mean = vectors.mean(axis=0)
    return EncodedQuestion(vectors, mean / np.linalg.norm(mean))


def read(*sentences: list[list[float]], unread: int = 0) -> EncodedText:
    pieces = np.asarray([piece for sentence in sentences for piece in sentence])
    starts = np.cumsum([0, *(len(sentence) for sentence in sentences[:-1])])
    means = np.asarray([np.mean(sentence, axis=0) for sentence in sentences], np.float32)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    whole = np.rint(pieces * 127).astype(np.int8)
    return EncodedText(whole, 127.0, starts, means, len(sentences) + unread)


def test_each_piece_of_a_question_looks_for_the_nearest_in_a_sentence() -> None:
    likeness = compare(asked(EAST, NORTH), read([EAST, EAST], [EAST, NORTH]))
    assert likeness.sentences == pytest.approx((0.5, 1.0))
    assert likeness.sentence == pytest.approx(1.0)
    assert likeness.sense == pytest.approx(1.0)
    assert likeness.least == pytest.approx(1.0)


def test_a_paragraph_has_what_its_sentences_have_between_them() -> None:
    likeness = compare(asked(EAST, NORTH), read([EAST], [NORTH]))
    assert likeness.sentences == pytest.approx((0.5, 0.5))
    assert likeness.paragraph == pytest.approx(1.0)
    assert likeness.sense == pytest.approx(HALF)
    assert likeness.least == pytest.approx(0.0)


def test_a_sentence_that_was_not_read_is_like_the_least_of_those_that_were() -> None:
    likeness = compare(asked(EAST), read([EAST], [[HALF, HALF]], [NORTH], unread=2))
    assert likeness.sentences == pytest.approx((1.0, HALF, 0.0, 0.0, 0.0), abs=0.01)
