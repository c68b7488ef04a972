"""The order of candidates and sentences once their likeness is known."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from index.answering.reranking.interface import Similarity
from index.answering.reranking.rerank import (
    DEPTH,
    RankedPassage,
    reorder,
    rerankable,
    reranked_confidence,
)
from index.model import ArticleSummary, Paragraph
from index.search.interface import Candidate, ConfidenceFeatures, Ranking
from index.storage.interface import StoredPassage

FEATURES = ConfidenceFeatures(*[0.5] * len(ConfidenceFeatures.__struct_fields__))
LACKING = msgspec.structs.replace(FEATURES, lacks_answer_type=1.0)
NEAR = Similarity((0.5, 0.8), 0.85, 0.8, 0.4)
FAR = Similarity((0.3, 0.2), 0.35, 0.1, 0.1)


def found(
    name: str, score: float, language: str = "en", features: ConfidenceFeatures = FEATURES
) -> RankedPassage:
    article = ArticleSummary(
        name,
        "shared",
        name,
        None,
        None,
        None,
        language,
        name,
        1,
        10,
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    candidate = Candidate(name, 1, score, (20.0, 10.0), features, 0)
    return candidate, StoredPassage(article, Paragraph(1, 0, 8, "One. Two"))


def names(ordered: list[RankedPassage]) -> list[str]:
    return [candidate.article_id for candidate, _ in ordered]


def test_what_is_nearer_in_meaning_comes_first() -> None:
    again = reorder([found("a", 90), found("b", 80)], {0: FAR, 1: NEAR})
    assert names(again.found) == ["b", "a"]
    assert again.likeness == NEAR
    assert again.likenesses == [NEAR, FAR]
    (first, _), (second, _) = again.found
    assert first.score > second.score > 0


def test_equal_likeness_leaves_the_order() -> None:
    again = reorder([found("a", 90), found("b", 80), found("c", 70)], dict.fromkeys(range(3), FAR))
    assert names(again.found) == ["a", "b", "c"]


def test_the_sentence_that_is_nearer_in_meaning_is_the_better_one() -> None:
    (candidate, _), *_ = reorder([found("a", 90)], {0: NEAR}).found
    assert candidate.sentences[1] > candidate.sentences[0] > 0


def test_what_was_not_read_keeps_its_place() -> None:
    candidates = [found("x", 95, "de"), found("a", 90), found("y", 85, "de"), found("b", 80)]
    again = reorder(candidates, {1: FAR, 3: NEAR})
    assert names(again.found) == ["x", "b", "y", "a"]
    assert again.likeness is None
    assert again.likenesses == [None, NEAR, None, FAR]
    assert again.found[0] == candidates[0]
    scores = [candidate.score for candidate, _ in again.found]
    assert scores == sorted(scores, reverse=True)


def test_english_is_read_again_and_nothing_else() -> None:
    candidates = [found("a", 90), found("b", 80, "de"), *(found(str(i), 9) for i in range(DEPTH))]
    assert rerankable(Ranking(), candidates) == [0, *range(2, DEPTH)]
    assert rerankable(Ranking(context={"tower": 1.0}), candidates) == []
    assert rerankable(Ranking(language="de"), candidates) == []
    assert rerankable(Ranking(), []) == []


@pytest.mark.parametrize("features", [FEATURES, LACKING])
def test_confidence_grows_with_likeness(features: ConfidenceFeatures) -> None:
    assert 0 < reranked_confidence(features, FAR) < reranked_confidence(features, NEAR) < 1
