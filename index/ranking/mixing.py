"""One score from several levels of evidence, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ranking.evidence import Floats, Texts
from index.ranking.protocol import Signs
from index.ranking.query import Wanted
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
    evidence: Evidence,
    scores: Scores,
    sought: Sought,
    texts: Texts,
    articles: NDArray[np.int64],
    paragraphs: Sequence[int],
) -> list[Signs]:
    """Say what speaks for some of the paragraphs.

    Args:
        evidence: what was found in all candidates.
        scores: what that made.
        sought: what was looked for.
        texts: the candidates.
        articles: a number for the article of each.
        paragraphs: those wanted.
    """
    idf, terms = evidence.weights, [want.term for want in sought.wanted]
    total = max(float(idf.sum()), 1e-6)
    names = idf * np.asarray([term.is_name for term in terms])
    counted = 0 < sought.kind == sought.kind & _COUNTED
    pieces = [piece_of(term.form) for term in terms]
    worth = np.asarray([_WORDS_A_PIECE.get(piece, 1.0) for piece in pieces])
    unknown = _share(np.asarray([_strangeness(w) for w in sought.wanted], np.float32), idf)
    signs = []
    for i in paragraphs:
        held = evidence.held[i]
        best, near = _best_sentence(evidence, scores, texts, i)
        ahead, alone = _leads(scores.paragraphs, articles, i)
        signs.append(
            Signs(
                spelling=float(evidence.spelling[best]),
                names=_share(held, names) if names.any() else 1.0,
                unknown=unknown,
                missing=float((1 - held) @ worth),
                words=float(np.log1p(near @ worth)),
                lacking=float(counted and not texts.kinds[best] & sought.kind),
                score=float(scores.paragraphs[i]) / total / 10,
                ahead=ahead * (1 - 1 / max(float(worth.sum()), 1.0)),
                alone=alone,
                size=float(np.log(max(sought.paragraphs, 1))),
                foreign=float(sought.language != "en"),
                pairs=pieces.count(2) / max(len(terms), 1),
                runs=pieces.count(3) / max(len(terms), 1),
            )
        )
    return signs


def _strangeness(want: Wanted) -> float:
    """Return 0 for a word that is known, else how unlike it is to what stands in for it."""
    return 0.0 if want.known else 1 - max((value for _, value in want.stems), default=0.0)


def _leads(scores: Floats, articles: NDArray[np.int64], paragraph: int) -> tuple[float, float]:
    """Return by how much a paragraph is ahead of all others, and of those of other articles."""
    own = max(float(scores[paragraph]), 1e-6)
    others = np.delete(scores, paragraph)
    elsewhere = scores[articles != articles[paragraph]]
    best = (float(one.max(initial=0)) for one in (others, elsewhere))
    ahead, alone = (max(1 - score / own, 0.0) for score in best)
    return ahead, alone


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
