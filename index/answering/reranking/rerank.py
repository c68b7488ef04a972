"""Puts the first candidates in order once more, by what a model makes of them.

Only English questions that stand alone, and English paragraphs, are read again, for that is what
the model knows; everything else stays where the ranker put it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from index.answering.confidence import confidence
from index.answering.reranking.interface import RerankedText, Reranker, Similarity
from index.model import Paragraph
from index.search.interface import Candidate, ConfidenceFeatures, Ranking
from index.storage.interface import StoredPassage

RankedPassage = tuple[Candidate, StoredPassage]

DEPTH = 8
"""Candidates that are read again. Of XQuAD's questions all have the right one among them, of
SQuAD 2.0's 0.973; with sixteen, two more in a thousand come first, at twice the time."""
LANGUAGE = "en"


class Weights(NamedTuple):
    """What likeness counts beside the ranker's score of a paragraph or sentence, in nats.

    Attributes:
        sentence: of the best sentence.
        paragraph: of all sentences together.
        sense: of the mean of the best sentence.
        base: taken away, so that a passage which is like the question in nothing has about none.
        quoted: of a sentence, when it comes to which one is quoted.
        quoted_base: taken away from that.
    """

    sentence: float
    paragraph: float
    sense: float
    base: float
    quoted: float
    quoted_base: float


# Fitted by tests/benchmarks/fit_semantic.py on SQuAD 2.0's eight articles, each left out in turn,
# and confirmed on XQuAD's articles that are not among those; see there. The bases were chosen so
# that as many characters are quoted as without, and no more passages are shown.
WEIGHTS = Weights(200.0, 200.0, 80.0, 200.0, 75.0, 25.0)
_LEAST = 0.01


class Reranked(msgspec.Struct, frozen=True):
    """Candidates in their new order.

    Attributes:
        found: best first.
        likenesses: of each, in the same order; None where it was not read again.
    """

    found: list[RankedPassage]
    likenesses: list[Similarity | None]

    @property
    def likeness(self) -> Similarity | None:
        """Of the first one."""
        return self.likenesses[0] if self.likenesses else None


async def rerank(
    reader: Reranker, question: str, ranking: Ranking, found: Sequence[RankedPassage]
) -> Reranked:
    """Put the first candidates in the order that the reader's likeness gives them as well.

    Args:
        reader: compares them with the question.
        question: as asked.
        ranking: what the ranker found.
        found: its candidates, with their paragraphs.
    """
    places = rerankable(ranking, found)
    texts = [text_of(found[i][1].article.title, found[i][1].paragraph) for i in places]
    likenesses = await reader.compare(question, texts) if texts else None
    if likenesses is None:
        return Reranked(list(found), [None] * len(found))
    return reorder(found, dict(zip(places, likenesses, strict=True)))


def text_of(title: str, paragraph: Paragraph) -> RerankedText:
    """Return a paragraph as it is read: its innermost heading may say what it is about.

    Of 162 questions of English communities 0.623 have the right section first with the heading,
    0.599 without.
    """
    return RerankedText(": ".join((title, *paragraph.headings[-1:])), paragraph.text)


def rerankable(ranking: Ranking, found: Sequence[RankedPassage]) -> list[int]:
    """Return the places of what is read again; of a follow-up or a foreign question nothing is."""
    if not found or ranking.context or ranking.language != LANGUAGE:
        return []
    return [i for i, (_, s) in enumerate(found[:DEPTH]) if s.article.language == LANGUAGE]


def reorder(found: Sequence[RankedPassage], likenesses: Mapping[int, Similarity]) -> Reranked:
    """Put candidates in order among their own places; all others keep theirs.

    Args:
        found: candidates, best first.
        likenesses: of those that were read again, by their place, at least one.
    """
    known = [(found[place], likeness) for place, likeness in likenesses.items()]
    known.sort(key=lambda one: -_total(one[0][0], one[1]))
    ordered, likely = list(found), list[Similarity | None]([None] * len(found))
    for place, ((candidate, stored), likeness) in zip(sorted(likenesses), known, strict=True):
        ordered[place], likely[place] = (_scored(candidate, likeness), stored), likeness
    return Reranked(_descending(ordered), likely)


def _total(candidate: Candidate, likeness: Similarity) -> float:
    return (
        candidate.score
        + WEIGHTS.sentence * likeness.sentence
        + WEIGHTS.paragraph * likeness.paragraph
        + WEIGHTS.sense * likeness.sense
        - WEIGHTS.base
    )


def _scored(candidate: Candidate, likeness: Similarity) -> Candidate:
    sentences = candidate.sentences
    if len(sentences) == len(likeness.sentences):
        sentences = tuple(
            max(own + WEIGHTS.quoted * near - WEIGHTS.quoted_base, _LEAST)
            for own, near in zip(sentences, likeness.sentences, strict=True)
        )
    return replace(candidate, score=_total(candidate, likeness), sentences=sentences)


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
        lacks_answer_type: of a time or number that is asked for and that the best sentence has not.
        paragraph: of the likeness of all sentences together.
    """

    constant: float
    confidence: float
    lacks_answer_type: float
    paragraph: float


# Fitted by tests/benchmarks/fit_semantic.py; see there. What the likeness of single sentences would
# add is within chance.
COEFFICIENTS = Coefficients(-2.1, 0.61, -0.15, 4.3)


def reranked_confidence(features: ConfidenceFeatures, likeness: Similarity) -> float:
    """Return the probability in [0, 1] that a paragraph which was read again answers."""
    values = (1.0, *reranked_features(features, likeness))
    total = sum(c * value for c, value in zip(COEFFICIENTS, values, strict=True))
    return 1 / (1 + math.exp(-total))


def reranked_features(features: ConfidenceFeatures, likeness: Similarity) -> tuple[float, ...]:
    """Return what `COEFFICIENTS` are for, but for the constant, in their order."""
    likely = min(max(confidence(features), 1e-6), 1 - 1e-6)
    odds = math.log(likely / (1 - likely))
    return odds, features.lacks_answer_type, likeness.paragraph
