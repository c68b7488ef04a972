"""Figures from answers."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from index.answering.confidence import BALANCED
from index.operations.evaluation.model import Asked, Collection, EvaluationReport, Found, Miss

DEPTH = 10
"""Passages, and of graded collections articles, that MRR and nDCG look at."""


def report(
    collection: Collection, asked: Sequence[Asked], hidden: Sequence[Asked]
) -> EvaluationReport:
    """Put the answers to a collection's questions into figures.

    Args:
        collection: where the questions come from.
        asked: its questions with their answers.
        hidden: those asked again with their gold articles left out.
    """
    held = [one for one in asked if one.answerable]
    other = [one for one in (*asked, *hidden) if not one.answerable]
    quotable = [one for one in held if one.question.answers]
    return EvaluationReport(
        file=collection.name,
        questions=len(asked),
        first_paragraph=_mean(recall(one, 1) for one in held),
        recall_at_3=_mean(recall(one, 3) for one in held),
        recall_at_5=_mean(recall(one, 5) for one in held),
        mrr_at_10=_mean(reciprocal_rank(one) for one in held),
        ndcg_at_10=_mean(ndcg(one) for one in held) if collection.graded else None,
        quote_hit=_mean(quote_hit(one, 1) for one in quotable),
        quote_hit_at_3=_mean(quote_hit(one, 3) for one in quotable),
        quoted_characters=_mean(_quoted(one) for one in asked if one.found),
        auroc=auroc([one.confidence for one in held], [one.confidence for one in other]),
        answered_share=_mean(one.confidence >= BALANCED for one in held),
        declined_share=_mean(one.confidence < BALANCED for one in other),
        ms_per_question=_mean(1000 * one.seconds for one in (*asked, *hidden)),
        misses=tuple(_miss(one) for one in held if _missed(one)),
    )


def recall(asked: Asked, depth: int) -> bool:
    """Return whether a gold passage is among the first `depth`."""
    return any(found.grade for found in asked.found[:depth])


def reciprocal_rank(asked: Asked) -> float:
    """Return one over the place of the first gold passage, 0 when it is not among `DEPTH`."""
    rank = _rank(asked.found[:DEPTH])
    return 1 / rank if rank else 0.0


def ndcg(asked: Asked) -> float:
    """Return the normalised discounted cumulative gain at `DEPTH`, `sum grade / log2(1 + place)`.

    An article counts once, at its best passage.
    """
    gains: list[int] = []
    seen: set[str] = set()
    for found in asked.found:
        if found.article not in seen:
            seen.add(found.article)
            gains.append(found.grade)
    ideal = sorted((gold.grade for gold in asked.question.gold), reverse=True)
    return _gain(gains[:DEPTH]) / _gain(ideal[:DEPTH])


def _gain(grades: Iterable[int]) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))


def quote_hit(asked: Asked, depth: int) -> bool:
    """Return whether a gold passage among the first `depth` quotes an answer in full."""
    return any(
        found.grade and any(answer in quote for answer in asked.question.answers)
        for found in asked.found[:depth]
        for quote in found.quoted
    )


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return the chance that a positive is above a negative, ties half (Mann and Whitney's U)."""
    if not positive or not negative:
        return None
    low = sorted(negative)
    below = sum(bisect_left(low, value) + bisect_right(low, value) for value in positive)
    return below / 2 / len(positive) / len(low)


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None


def _quoted(asked: Asked) -> int:
    return sum(map(len, asked.found[0].quoted))


def _rank(found: Sequence[Found]) -> int | None:
    return next((place for place, one in enumerate(found, 1) if one.grade), None)


def _missed(asked: Asked) -> bool:
    hit: Callable[[Asked, int], bool] = quote_hit if asked.question.answers else recall
    return not hit(asked, 1)


def _miss(asked: Asked) -> Miss:
    first = asked.found[0] if asked.found else None
    return Miss(
        question=asked.question.text,
        expected=" / ".join(asked.question.answers) or "(no wording given)",
        got=f"{first.where}: {' … '.join(first.quoted)}" if first else "",
        rank=_rank(asked.found),
    )
