"""The order of candidates once their likeness is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from index.answering.ranked_passages import RankedPassage
from index.answering.reranking.rerank import (
    CHARACTERS,
    DEPTH,
    PIECE,
    USUAL,
    median_likeness,
    nearness,
    pieces_of,
    reorder,
    rerank,
    reranked_confidence,
)
from index.model import ArticleSummary, Paragraph
from index.search.interface import Candidate, ConfidenceFeatures, Ranking
from index.storage.interface import StoredPassage

FEATURES = ConfidenceFeatures(*[0.5] * len(ConfidenceFeatures.__struct_fields__))
NEAR, FAR = 0.9, 0.82


class Recorded:
    """Says of every text that it is near, and keeps what it was asked."""

    def __init__(self) -> None:
        self.passages: list[Sequence[str]] = []

    async def compare(self, question: str, passages: Sequence[Sequence[str]]) -> list[float] | None:
        self.passages = list(passages)
        return [NEAR] * len(passages)

    async def close(self) -> None: ...


def found(name: str, score: float) -> RankedPassage:
    article = ArticleSummary(
        name, "shared", name, None, None, None, "en", name, 1, 10, datetime(2026, 1, 1, tzinfo=UTC)
    )
    candidate = Candidate(name, 1, score, (20.0, 10.0), FEATURES, 0)
    return candidate, StoredPassage(article, Paragraph(1, 0, 8, "One. Two"))


def names(ordered: list[RankedPassage]) -> list[str]:
    return [candidate.article_id for candidate, _ in ordered]


def test_what_is_nearer_in_meaning_comes_first() -> None:
    again = reorder([found("a", 90), found("b", 80)], [FAR, NEAR])
    assert names(again.found) == ["b", "a"]
    assert again.likeness_of("b", 1) == NEAR
    assert again.likenesses == [NEAR, FAR]
    (first, _), (second, _) = again.found
    assert first.score > second.score > 0


def test_equal_likeness_leaves_the_order() -> None:
    again = reorder([found("a", 90), found("b", 80), found("c", 70)], [FAR] * 3)
    assert names(again.found) == ["a", "b", "c"]


def test_what_was_not_compared_follows() -> None:
    again = reorder([found("a", 90), found("b", 80), found("c", 79)], [FAR - 0.1, NEAR])
    assert names(again.found) == ["b", "a", "c"]
    assert again.likenesses == [NEAR, FAR - 0.1, None]
    scores = [candidate.score for candidate, _ in again.found]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


async def test_a_follow_up_is_left_as_it_is() -> None:
    reader = Recorded()
    candidates = [found(str(i), 50) for i in range(DEPTH + 2)]
    again = await rerank(reader, "And then?", Ranking(context={"tower": 1.0}), candidates)
    assert reader.passages == []
    assert again.likeness_of("0", 1) is None
    again = await rerank(reader, "When?", Ranking(), candidates)
    assert again.likeness_of("0", 1) == NEAR
    assert len(reader.passages) == DEPTH


def test_headings_say_what_a_paragraph_is_about() -> None:
    paragraph = Paragraph(1, 0, 3, "It is red.", ("Handbook", "Colours", "Buoy"))
    assert pieces_of("Handbook", paragraph, "en") == ["Handbook > Colours > Buoy\nIt is red."]


def test_a_long_paragraph_is_compared_sentence_by_sentence() -> None:
    told = "The lamp of the northern tower is lit by the keeper at dusk on every day of the year."
    text = f"{told} In fog, too. {told} {told} Really."
    pieces = pieces_of("Tower", Paragraph(1, 0, len(text), text), "en")
    assert pieces == [f"Tower\n{told}", f"Tower\nIn fog, too. {told}", f"Tower\n{told} Really."]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 100_000, "A. " * 50_000])
def test_what_is_compared_is_bounded(text: str) -> None:
    pieces = pieces_of("T" * 5000, Paragraph(1, 0, len(text), text, ("H" * 5000,)), "en")
    assert 1 <= len(pieces) <= 1 + CHARACTERS / PIECE
    assert sum(map(len, pieces)) < CHARACTERS + len(pieces) * 300


def test_confidence_grows_with_likeness() -> None:
    far, near = (reranked_confidence(FEATURES, likeness, FAR) for likeness in (FAR, NEAR))
    assert 0 < far < near < 1


def test_confidence_is_less_where_everything_is_near() -> None:
    usual, all_near = (reranked_confidence(FEATURES, NEAR, median) for median in (FAR, NEAR))
    assert all_near < usual
    assert median_likeness([NEAR]) == median_likeness([]) == USUAL
    assert median_likeness([NEAR] * DEPTH) == NEAR


def test_likeness_is_told_as_a_share() -> None:
    assert nearness(USUAL - 0.1) == 0 < nearness(NEAR) < nearness(1.0) == 1
