"""Fits the coefficients of `index.answering.confidence`.

Run as `python -m tests.benchmarks.fit_confidence`.

Logistic regression by Newton's method. Positive: questions whose article is in the library.
Negative: questions whose article is not. Libraries of one article, of three, and of all (each
article left out in turn), every size and label at the same weight, since small libraries are what
people have. Fitted on SQuAD 2.0's articles; shown as well for those of XQuAD that it does not have.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import astuple, fields

import numpy as np
from numpy.typing import NDArray

from index.answering.confidence import BALANCED
from index.evaluation.metrics import auroc
from index.ranking.engine import InProcessRanker
from index.ranking.protocol import Signs
from tests.benchmarks.labelled import Data, Labelled, index, rank, read_both

Floats = NDArray[np.float64]
SIZES = (1, 3, 0)
RIDGE = 1.0
ROUNDS = 30


def collect(data: Data, size: int, chance: random.Random) -> tuple[Floats, Floats]:
    """Return the signs of answerable and of unanswerable questions in libraries of a size."""
    inside: list[list[float]] = []
    outside: list[list[float]] = []
    for library in data.libraries(size):
        ranker = index(library.articles)
        inside += signs(ranker, library.questions)
        if size:
            ids = {article.id for article in library.articles}
            others = [question for question in data.questions if question.article not in ids]
            wanted = min(len(others), len(library.questions))
            outside += signs(ranker, chance.sample(others, wanted))
    for article in data.articles if not size else ():
        ranker = index([other for other in data.articles if other is not article])
        outside += signs(ranker, [q for q in data.questions if q.article == article.id])
    return np.asarray(inside), np.asarray(outside)


def signs(ranker: InProcessRanker, questions: Iterable[Labelled]) -> list[list[float]]:
    """Return what speaks for the first candidate of each question, with a constant."""
    rankings = (rank(ranker, question.text, limit=1) for question in questions)
    nothing = [0.0] * len(fields(Signs))
    return [[1.0, *(astuple(r.candidates[0].signs) if r.candidates else nothing)] for r in rankings]


def fit(groups: list[Floats], labels: list[bool]) -> Floats:
    """Return the coefficients, constant first, each group as a whole at the same weight."""
    x = np.concatenate(groups)
    y = np.repeat(labels, [len(group) for group in groups])
    weight = np.concatenate([np.full(len(g), 1000 / len(g)) for g in groups])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (weight * (p - y)) + ridge @ w
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        w = w - np.linalg.solve(curve, slope)
    return w


def show(name: str, w: Floats, inside: Floats, outside: Floats) -> None:
    """Print how well the coefficients tell the two apart."""
    here, there = 1 / (1 + np.exp(-inside @ w)), 1 / (1 + np.exp(-outside @ w))
    area = auroc(here.tolist(), there.tolist())
    answered, declined = (here >= BALANCED).mean(), (there < BALANCED).mean()
    print(f"{name:20} AUROC {area:.3f}  answered {answered:.3f}  declined {declined:.3f}")


def main() -> None:
    """Fit, and print coefficients and figures."""
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    squad, xquad = read_both()
    fitted = {size: collect(squad, size, chance) for size in SIZES}
    groups = [group for pair in fitted.values() for group in pair]
    w = fit(groups, [True, False] * len(SIZES))
    names = ["constant", *(sign.name for sign in fields(Signs))]
    print("  ".join(f"{name} {value:.2f}" for name, value in zip(names, w, strict=True)))
    for size in SIZES:
        show(f"SQuAD 2.0, {size or 'all'}", w, *fitted[size])
    for size in SIZES:
        show(f"XQuAD, {size or 'all'}", w, *collect(xquad, size, chance))


if __name__ == "__main__":
    main()
