"""One score from several levels of evidence, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.ranking.evidence import Floats, Texts
from index.ranking.protocol import Signs
from index.ranking.scoring import Evidence, pair_weights
from index.ranking.weights import PARAGRAPH_LEVELS, SENTENCE_LEVELS


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each paragraph and of each sentence."""

    paragraphs: Floats
    sentences: Floats


def mix(evidence: Evidence, texts: Texts) -> Scores:
    """Add up the levels, each at its weight; a paragraph also has its best sentence's score."""
    sentences = evidence.sentences @ np.asarray(SENTENCE_LEVELS, np.float32)
    best = _highest(sentences, texts)
    levels = np.column_stack([evidence.paragraphs, best])
    return Scores(levels @ np.asarray(PARAGRAPH_LEVELS, np.float32), sentences)


def read_signs(evidence: Evidence, scores: Scores, texts: Texts) -> list[Signs]:
    """Put what was found of the question into shares."""
    idf = evidence.weights
    mass = max(float(idf.sum()), 1e-6)
    pair_idf = pair_weights(idf)
    columns = (
        evidence.held @ idf / mass,
        _highest(evidence.together @ idf, texts) / mass,
        evidence.spelling,
        evidence.pairs @ pair_idf / max(float(pair_idf.sum()), 1e-6),
        evidence.held[:, int(idf.argmax())],
        scores.paragraphs / mass,
    )
    return [Signs(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _highest(sentences: Floats, texts: Texts) -> Floats:
    best = np.zeros(texts.paragraphs, np.float32)
    np.maximum.at(best, texts.paragraph_of, sentences.astype(np.float32))
    return best
