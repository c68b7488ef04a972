"""The handful of numbers that mix the levels of evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each level of evidence counts; each level is a BM25 score in nats.

    Attributes:
        words: the question's words in the paragraph.
        grams: their character 4-grams in the paragraph.
        pairs: neighbouring words of the question that are neighbours in the paragraph.
        field: the question's words in the title and headings.
        sentence: the best sentence's own score in the paragraph's.
        sentence_words: the question's words in one sentence.
        sentence_grams: their character 4-grams in one sentence.
        sentence_pairs: neighbouring words in one sentence.
        sentence_kind: a sentence that holds the kind of thing that is asked for.
    """

    words: float = 1.0
    grams: float = 0.35
    pairs: float = 0.5
    field: float = 0.15
    sentence: float = 0.5
    sentence_words: float = 1.0
    sentence_grams: float = 0.35
    sentence_pairs: float = 0.5
    sentence_kind: float = 0.5


WEIGHTS = Weights()
PARAGRAPH_K1, PARAGRAPH_B = 1.2, 0.6
SENTENCE_K1, SENTENCE_B = 0.9, 0.4
FIELD_K1, FIELD_B = 1.0, 0.5
