"""One score from several levels of evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.search.scoring.match_counts import Floats, Texts
from index.search.scoring.scoring import Evidence
from index.search.scoring.weights import PARAGRAPH_LEVELS, SENTENCE_LEVELS


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each paragraph and of each sentence."""

    paragraphs: Floats
    sentences: Floats


def mix(evidence: Evidence, texts: Texts) -> Scores:
    """Add up the levels, each at its weight; a paragraph also has its best sentence's score."""
    sentences = evidence.sentences @ np.asarray(SENTENCE_LEVELS, np.float32)
    best = texts.by_paragraph(sentences, np.maximum)
    levels = np.column_stack([evidence.paragraphs, best])
    return Scores(levels @ np.asarray(PARAGRAPH_LEVELS, np.float32), sentences)
