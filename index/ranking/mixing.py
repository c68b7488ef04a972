"""One score from several levels of evidence, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.ranking.evidence import Floats, Texts
from index.ranking.protocol import Signs
from index.ranking.scoring import Evidence, Sought, pair_weights
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


def read_signs(
    evidence: Evidence, sought: Sought, texts: Texts, paragraphs: Sequence[int]
) -> list[Signs]:
    """Put what some of the paragraphs have of the question into shares."""
    idf, pair_idf = evidence.weights, pair_weights(evidence.weights)
    terms = [want.term for want in sought.wanted]
    names = idf * np.asarray([term.is_name for term in terms])
    held, ones = _share(evidence.held, idf), np.ones(texts.paragraphs)
    columns = (
        held,
        _highest(_share(evidence.together, idf), texts),
        evidence.spelling,
        _share(evidence.pairs, pair_idf) if len(idf) > 1 else held,
        _share(evidence.held, names) if names.any() else ones,
        ones * np.log(max(sought.paragraphs, 1)),
        ones / (1 + sum(term.is_telling for term in terms)),
    )
    return [Signs(*(float(column[i]) for column in columns)) for i in paragraphs]


def _share(held: Floats, weights: Floats) -> Floats:
    return np.asarray(held @ weights / max(float(weights.sum()), 1e-6), np.float32)


def _highest(sentences: Floats, texts: Texts) -> Floats:
    best = np.zeros(texts.paragraphs, np.float32)
    np.maximum.at(best, texts.paragraph_of, sentences.astype(np.float32))
    return best
