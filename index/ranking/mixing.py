"""One score from several levels of evidence, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.ranking.evidence import Floats, Texts
from index.ranking.protocol import Signs
from index.ranking.scoring import Evidence, Sought
from index.ranking.weights import PARAGRAPH_LEVELS, SENTENCE_LEVELS
from index.text.kinds import Kind
from index.text.tokens import piece_of

_COUNTED = int(Kind.TIME | Kind.NUMBER | Kind.MEASURE)
_WORDS_A_PIECE = {2: 1 / 2, 3: 1 / 4.5}
"""Words that a piece of a run without spaces is, about, by the length of the piece."""


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


def read_signs(
    evidence: Evidence, scores: Scores, sought: Sought, texts: Texts, paragraphs: Sequence[int]
) -> list[Signs]:
    """Say what speaks for some of the paragraphs."""
    idf, terms = evidence.weights, [want.term for want in sought.wanted]
    total = max(float(idf.sum()), 1e-6)
    names = idf * np.asarray([term.is_name for term in terms])
    strange = float(names @ np.asarray([not want.known for want in sought.wanted])) / total
    counted = 0 < sought.kind == sought.kind & _COUNTED
    pieces = [piece_of(term.form) for term in terms]
    worth = np.asarray([_WORDS_A_PIECE.get(piece, 1.0) for piece in pieces])
    common = (
        float(np.log(max(sought.paragraphs, 1))),
        float(sought.language != "en"),
        pieces.count(2) / max(len(terms), 1),
        pieces.count(3) / max(len(terms), 1),
    )
    signs = []
    for i in paragraphs:
        held = evidence.held[i]
        best, near = _best_sentence(evidence, scores, texts, i)
        shares = (
            float(evidence.spelling[best]),
            _share(near, idf),
            _share(held, names) if names.any() else 1.0,
            strange,
            float(counted and not texts.kinds[best] & sought.kind),
        )
        score = float(scores.paragraphs[i]) / total / 10
        signs.append(Signs(*shares, score, float(np.log1p(held @ worth)), *common))
    return signs


def _best_sentence(
    evidence: Evidence, scores: Scores, texts: Texts, paragraph: int
) -> tuple[int, Floats]:
    """Return the best sentence of a paragraph, and the words it has with the one before."""
    first, last = texts.starts[paragraph : paragraph + 2].tolist()
    best = first + int(np.argmax(scores.sentences[first:last]))
    before = max(best - 1, first)
    return best, np.maximum(evidence.together[best], evidence.together[before])


def _share(held: Floats, weights: Floats) -> float:
    return float(held @ weights) / max(float(weights.sum()), 1e-6)
