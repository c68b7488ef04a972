"""Puts the first candidates in order once more, by what a model makes of them.

A follow-up, which does not stand alone, stays as the ranker put it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from index.analysis.sentence_splitter import sentences
from index.answering.confidence import confidence
from index.answering.ranked_passages import RankedPassage
from index.answering.reranking.interface import Reranker
from index.model import Paragraph
from index.search.interface import ConfidenceFeatures, Ranking

DEPTH = 16
"""Candidates that are compared with the question."""
CHARACTERS = 800
"""Characters of a paragraph that are compared, some 200 words' pieces: reading time grows with
them."""
PIECE = 80
"""Characters that a piece of a paragraph has at least: sentences that are shorter are read together
with the next."""
LIKENESS = 600.0
"""What a cosine counts beside the ranker's score, in nats; tests/benchmarks/fit_semantic.py shows
what others come to."""
USUAL = 0.8
"""Cosine of a passage that has little to do with a question; it leaves the score as it is."""
_LEAST = 0.01
_HEADINGS = 200
"""Characters of headings before each piece."""


class Reranked(msgspec.Struct, frozen=True):
    """Candidates in their new order.

    Attributes:
        found: best first.
        likenesses: of each, in the same order; None where it was not compared.
    """

    found: list[RankedPassage]
    likenesses: list[float | None]

    def likeness_of(self, article_id: str, paragraph: int) -> float | None:
        """Return the likeness of one of them; None where it is not among them or not compared."""
        place = (article_id, paragraph)
        pairs = zip(self.found, self.likenesses, strict=True)
        return next((near for (c, _), near in pairs if (c.article_id, c.paragraph) == place), None)

    @property
    def median(self) -> float:
        """The likeness of a middling candidate for this question."""
        return median_likeness([near for near in self.likenesses if near is not None])


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
    pieces = [pieces_of(s.article.title, s.paragraph, s.article.language) for _, s in first]
    likenesses = await reader.compare(question, pieces) if pieces else None
    if likenesses is None:
        return Reranked(list(found), [None] * len(found))
    return reorder(found, likenesses)


def pieces_of(title: str, paragraph: Paragraph, language: str) -> list[str]:
    """Return a paragraph's sentences as they are compared: its headings say what they are about.

    Args:
        title: of the article.
        paragraph: of which at most `CHARACTERS` are compared.
        language: ISO 639-1 code, which says where sentences end.
    """
    headings = [heading for heading in paragraph.headings if heading != title]
    before = " > ".join((title, *headings))[:_HEADINGS]
    text = paragraph.text[:CHARACTERS]
    pieces: list[str] = []
    for start, end in sentences(text, language):
        if pieces and len(pieces[-1]) < PIECE:
            pieces[-1] += f" {text[start:end]}"
        else:
            pieces.append(text[start:end])
    if len(pieces) > 1 and len(pieces[-1]) < PIECE / 2:
        pieces[-2:] = [" ".join(pieces[-2:])]
    return [f"{before}\n{piece}" for piece in pieces or [""]]


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


def median_likeness(likenesses: Sequence[float]) -> float:
    """Return the median of `DEPTH` candidates; those that there are not count as any text does."""
    return median([*likenesses, *[USUAL] * (DEPTH - len(likenesses))])


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
        above_median: of the passage's likeness above that of a middling candidate: to some
            questions everything is near.
    """

    constant: float
    confidence: float
    likeness: float
    log_paragraphs: float
    bigram_share: float
    above_median: float


# Fitted as tests/benchmarks/fit_semantic.py does; that of Chinese characters was then chosen on a
# sixth of XQuAD's questions.
COEFFICIENTS = Coefficients(-0.75, 0.5, 13.6, -0.15, -0.8, 33.6)


def reranked_confidence(features: ConfidenceFeatures, likeness: float, middling: float) -> float:
    """Return the probability in [0, 1] that a paragraph which was compared answers.

    Args:
        features: of the paragraph.
        likeness: of it.
        middling: the `median_likeness` of the question's candidates.
    """
    values = (1.0, *reranked_features(features, likeness, middling))
    total = sum(c * value for c, value in zip(COEFFICIENTS, values, strict=True))
    return 1 / (1 + math.exp(-total))


def reranked_features(
    features: ConfidenceFeatures, likeness: float, middling: float
) -> tuple[float, ...]:
    """Return what `COEFFICIENTS` are for, but for the constant, in their order."""
    likely = min(max(confidence(features), 1e-6), 1 - 1e-6)
    odds = math.log(likely / (1 - likely))
    return (
        odds,
        likeness - USUAL,
        features.log_paragraphs,
        features.bigram_share,
        likeness - middling,
    )
