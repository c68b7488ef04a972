"""Fits the coefficients of `index.answering.confidence`.

Run as `python -m tests.benchmarks.fit_confidence`.

Logistic regression by Newton's method. Positive: questions whose article is in the library.
Negative: questions whose article is not. Libraries of one article, of three, and of all (each
article left out in turn), every size and label at the same weight, since small libraries are what
people have. Fitted on SQuAD 2.0's articles and, at a third of the weight, on every second article
of XQuAD in four languages; shown as well for the English articles of XQuAD that SQuAD 2.0 does not
have, and for XQuAD's other articles in seven languages.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, fields

import numpy as np
from numpy.typing import NDArray

from index.answering.confidence import BALANCED
from index.evaluation.metrics import auroc
from index.ranking.engine import InProcessRanker
from index.ranking.protocol import Signs
from tests.benchmarks.labelled import Data, Labelled, index, rank, read_both, read_halves

Floats = NDArray[np.float64]
SIZES = (1, 3, 0)
FITTED, SHOWN = ("de", "ru", "th", "zh"), ("ar", "de", "es", "ru", "th", "tr", "zh")
LESS = 0.34
"""Weight of a language's questions, as a share of English ones'."""
RIDGE = 1.0
ROUNDS = 30


Signed = Callable[[InProcessRanker, Sequence[Labelled]], list[list[float]]]
"""Returns a row a question."""


def collect(
    data: Data, size: int, chance: random.Random, signed: Signed | None = None
) -> tuple[Floats, Floats]:
    """Return the signs of answerable and of unanswerable questions in libraries of a size."""
    signed = signed or signs
    inside: list[list[float]] = []
    outside: list[list[float]] = []
    for library in data.libraries(size):
        ranker = index(library.articles)
        inside += signed(ranker, library.questions)
        if size:
            ids = {article.id for article in library.articles}
            others = [question for question in data.questions if question.article not in ids]
            wanted = min(len(others), len(library.questions))
            outside += signed(ranker, chance.sample(others, wanted))
    for article in data.articles if not size else ():
        ranker = index([other for other in data.articles if other is not article])
        outside += signed(ranker, [q for q in data.questions if q.article == article.id])
    return np.asarray(inside), np.asarray(outside)


def signs(ranker: InProcessRanker, questions: Iterable[Labelled]) -> list[list[float]]:
    """Return what speaks for the first candidate of each question, with a constant."""
    rankings = (rank(ranker, question.text, limit=1) for question in questions)
    nothing = [0.0] * len(fields(Signs))
    return [[1.0, *(astuple(r.candidates[0].signs) if r.candidates else nothing)] for r in rankings]


def fit(groups: list[Floats], labels: list[bool], weights: list[float]) -> Floats:
    """Return the coefficients, constant first, each group as a whole at its weight."""
    x = np.concatenate(groups)
    y = np.repeat(labels, [len(group) for group in groups])
    weight = np.concatenate(
        [np.full(len(g), 1000 * v / len(g)) for g, v in zip(groups, weights, strict=True)]
    )
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
    halves = {language: read_halves(language) for language in SHOWN}
    foreign = [collect(halves[language][0], 0, chance) for language in FITTED]
    pairs = [*fitted.values(), *foreign]
    weights = [1.0] * 2 * len(SIZES) + [LESS] * 2 * len(FITTED)
    w = fit([group for pair in pairs for group in pair], [True, False] * len(pairs), weights)
    names = ["constant", *(sign.name for sign in fields(Signs))]
    print("  ".join(f"{name} {value:.2f}" for name, value in zip(names, w, strict=True)))
    for size in SIZES:
        show(f"SQuAD 2.0, {size or 'all'}", w, *fitted[size])
    for size in SIZES:
        show(f"XQuAD, {size or 'all'}", w, *collect(xquad, size, chance))
    for language, (_, other) in halves.items():
        show(f"XQuAD, {language}", w, *collect(other, 0, chance))


if __name__ == "__main__":
    main()
