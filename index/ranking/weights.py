"""The handful of numbers that shape and mix the levels of evidence."""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """BM25's two parameters.

    Attributes:
        k1: how soon repetition stops to count.
        b: how much a text's length counts, in [0, 1].
    """

    k1: float
    b: float


PARAGRAPH = Shape(1.2, 0.6)
SENTENCE = Shape(0.9, 0.4)
FIELD = Shape(1.0, 0.0)


class ParagraphLevels(NamedTuple):
    """How much each level of evidence counts for a paragraph; each is a BM25 score in nats.

    Attributes:
        words: the question's words in the paragraph.
        grams: their character 4-grams in the paragraph.
        pairs: neighbouring words of the question that are neighbours in the paragraph.
        field: the question's words in the title and headings.
        sentence: the score of the paragraph's best sentence.
    """

    words: float
    grams: float
    pairs: float
    field: float
    sentence: float


class SentenceLevels(NamedTuple):
    """How much each level of evidence counts for a sentence.

    Attributes:
        words: the question's words in the sentence.
        grams: their character 4-grams in the sentence.
        pairs: neighbouring words of the question that are neighbours in the sentence.
        kind: 1 where the sentence holds the kind of thing that is asked for.
    """

    words: float
    grams: float
    pairs: float
    kind: float


PARAGRAPH_LEVELS = ParagraphLevels(words=1.0, grams=0.35, pairs=0.5, field=0.15, sentence=0.5)
SENTENCE_LEVELS = SentenceLevels(words=1.0, grams=0.35, pairs=0.5, kind=0.5)
