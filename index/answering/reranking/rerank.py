"""Puts the first candidates in order once more, by what a model makes of them.

A follow-up, which does not stand alone, stays as the ranker put it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from index.answering.confidence import confidence
from index.answering.ranked_passages import RankedPassage
from index.answering.reranking.interface import Reranker
from index.model import Paragraph
from index.search.interface import ConfidenceFeatures, Ranking

DEPTH = 16
"""Candidates that are compared with the question."""
LIKENESS = 350.0
"""What a cosine counts beside the ranker's score, in nats; tests/benchmarks/fit_semantic.py shows
what others come to."""
USUAL = 0.8
"""Cosine of a passage that has little to do with a question; it leaves the score as it is."""
_LEAST = 0.01


class Reranked(msgspec.Struct, frozen=True):
    """Candidates in their new order.

    Attributes:
        found: best first.
        likenesses: of each, in the same order; None where it was not compared.
    """

    found: list[RankedPassage]
    likenesses: list[float | None]

    def likeness_of(self, wanted: RankedPassage) -> float | None:
        """Return the likeness of one of them, whatever its score is said to be."""
        place = (wanted[0].article_id, wanted[0].paragraph)
        pairs = zip(self.found, self.likenesses, strict=True)
        return next((near for (c, _), near in pairs if (c.article_id, c.paragraph) == place), None)


async def rerank(
    reader: Reranker, question: str, ranking: Ranking, found: Sequence[RankedPassage]
) -> Reranked:
    """Put the first candidates in the order that their likeness gives them as well.

    Args:
        reader: compares them with the question.
        question: as asked.
        ranking: what the ranker found.
        found: its candidates, with their paragraphs.
    """
    first = [] if ranking.context else found[:DEPTH]
    texts = [text_of(stored.article.title, stored.paragraph) for _, stored in first]
    likenesses = await reader.compare(question, texts) if texts else None
    if likenesses is None:
        return Reranked(list(found), [None] * len(found))
    return reorder(found, likenesses)


def text_of(title: str, paragraph: Paragraph) -> str:
    """Return a paragraph as it is compared: its headings say what it is about."""
    headings = [heading for heading in paragraph.headings if heading != title]
    return f"{' > '.join((title, *headings))}\n{paragraph.text}"


def reorder(found: Sequence[RankedPassage], likenesses: Sequence[float]) -> Reranked:
    """Put the candidates in order of which the likeness is known; the others follow.

    Args:
        found: candidates, best first.
        likenesses: of the first of them.
    """
    known = [
        (replace(candidate, score=_total(candidate.score, likeness)), stored, likeness)
        for (candidate, stored), likeness in zip(found, likenesses, strict=False)
    ]
    known.sort(key=lambda one: -one[0].score)
    ordered = [(candidate, stored) for candidate, stored, _ in known]
    rest = list(found[len(known) :])
    least = [one[2] for one in known] + [None] * len(rest)
    return Reranked(_descending([*ordered, *rest]), least)


def nearness(likeness: float) -> float:
    """Return a likeness as a share, from that of any text to that of the same words."""
    return min(max((likeness - USUAL) / (1 - USUAL), 0.0), 1.0)


def _total(score: float, likeness: float) -> float:
    return score + LIKENESS * (likeness - USUAL)


def _descending(found: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Let no score be above one before it, since the ranker's own and the new ones differ."""
    lowered = []
    most = math.inf
    for candidate, stored in found:
        most = max(min(most, candidate.score), _LEAST)
        lowered.append((replace(candidate, score=most), stored))
    return lowered


class Coefficients(NamedTuple):
    """How much everything speaks for an answer, in nats.

    Attributes:
        constant: where nothing speaks for it.
        confidence: of the confidence without the model, in nats.
        likeness: of the passage's likeness above `USUAL`.
        log_paragraphs: of how many paragraphs were searched: of many, one is like any question.
        bigram_share: of a question in Chinese characters, of which all texts are more alike.
    """

    constant: float
    confidence: float
    likeness: float
    log_paragraphs: float
    bigram_share: float


# Fitted as tests/benchmarks/fit_semantic.py does; that of Chinese characters was then chosen on 60
# of XQuAD's questions.
COEFFICIENTS = Coefficients(1.53, 0.47, 22.4, -0.37, -1.0)


def reranked_confidence(features: ConfidenceFeatures, likeness: float) -> float:
    """Return the probability in [0, 1] that a paragraph which was compared answers."""
    values = (1.0, *reranked_features(features, likeness))
    total = sum(c * value for c, value in zip(COEFFICIENTS, values, strict=True))
    return 1 / (1 + math.exp(-total))


def reranked_features(features: ConfidenceFeatures, likeness: float) -> tuple[float, ...]:
    """Return what `COEFFICIENTS` are for, but for the constant, in their order."""
    likely = min(max(confidence(features), 1e-6), 1 - 1e-6)
    odds = math.log(likely / (1 - likely))
    return odds, likeness - USUAL, features.log_paragraphs, features.bigram_share
