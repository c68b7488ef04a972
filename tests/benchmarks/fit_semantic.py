"""Fits how much meaning counts, in `index.answering.reranking.rerank`; needs `quoth[semantic]`.

Run as `python -m tests.benchmarks.fit_semantic FOLDER --vectors DIR`, where FOLDER has documents
and questions in the form of ../shared/communities, for instance those of `fit_confidence`, and DIR
keeps the vectors of paragraphs for the next time: the first time takes most of an hour.

Order: the shares of first passages that are right are shown for several weights of a cosine, on
FOLDER, on every sixth question of SQuAD 2.0 and of XQuAD in three languages, and on the shown
communities. Confidence: logistic regression on FOLDER, which counts twice, and on Wikipedia's with
the article and without; a first passage that does not answer is negative. The constant is then
moved to where `WRONG` of FOLDER's unanswerable are answered, each corpus as the others would have
it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.answering.reranking.e5 import E5
from index.answering.reranking.rerank import (
    COEFFICIENTS,
    DEPTH,
    LIKENESS,
    median_likeness,
    pieces_of,
    reranked_features,
)
from index.model import Article
from index.operations.evaluation.metrics import auroc
from index.search.engine import InProcessRanker
from tests.benchmarks.communities import SHARED, Corpus, Place, read_corpora
from tests.benchmarks.fit_confidence import SCALE, newton
from tests.benchmarks.labelled import SQUAD, XQUAD, Data, Labelled, index, rank, read
from tests.benchmarks.labelled_features import without_articles

Floats = NDArray[np.float64]
LIKENESSES = (0.0, 100.0, 200.0, 300.0, 350.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0)
WRONG = 0.1
THINNED = 6


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of the candidates for one question.

    Attributes:
        name: of the corpus.
        kind: "answerable", "unanswerable" or "hidden".
        scores: of the candidates.
        likenesses: of them.
        right: whether each is a right one.
        rows: what confidence is fitted on, of each.
    """

    name: str
    kind: str
    scores: Floats
    likenesses: Floats
    right: NDArray[np.bool_]
    rows: Floats

    def first(self, weight: float = LIKENESS) -> int:
        """Return which candidate comes first."""
        return int(np.argmax(self.scores + weight * self.likenesses))


class Comparer:
    """Ranks and compares, as an answer does."""

    def __init__(self, folder: Path) -> None:
        self._reader = E5(folder)
        self._pieces: dict[Place, list[str]] = {}

    def add(self, articles: Sequence[Article]) -> None:
        """Take in articles that are asked about."""
        for a in articles:
            self._pieces |= {
                (a.id, p.number): pieces_of(a.title, p, a.language) for p in a.paragraphs
            }

    def case(
        self, name: str, kind: str, ranker: InProcessRanker, question: str, right: frozenset[Place]
    ) -> Case | None:
        """Return what is known of the candidates; None where there are none."""
        candidates = rank(ranker, question, DEPTH).candidates
        places = [(c.article_id, c.paragraph) for c in candidates]
        if not places:
            return None
        near = asyncio.run(self._reader.compare(question, [self._pieces[one] for one in places]))
        if not near:
            return None
        middling = median_likeness(near)
        rows = [
            [1.0, *reranked_features(c.features, like, middling)]
            for c, like in zip(candidates, near, strict=True)
        ]
        return Case(
            name, kind, np.asarray([c.score for c in candidates]), np.asarray(near),
            np.asarray([place in right for place in places], np.bool_), np.asarray(rows),
        )  # fmt: skip


def of_communities(comparer: Comparer, corpora: Sequence[Corpus]) -> Iterator[Case]:
    """Ask communities."""
    for corpus in corpora:
        comparer.add(corpus.articles)
        ranker = index(corpus.articles)
        for asked in corpus.questions:
            if asked.kind != "chat" and (
                case := comparer.case(corpus.name, asked.kind, ranker, asked.text, asked.right)
            ):
                yield case


def of_wikipedia(comparer: Comparer, name: str, data: Data) -> list[Case]:
    """Ask questions with their article and without."""
    comparer.add(data.articles)
    cases: list[Case] = []

    def note(ranker: InProcessRanker, questions: Sequence[Labelled]) -> list[list[float]]:
        found = []
        for one in questions:
            place = frozenset({(one.article, one.paragraph)})
            case = comparer.case(name, "", ranker, one.text, place)
            found.append([float(case is not None)])
            cases.extend([case] if case else [])
        return found

    group = without_articles("", data, 0, random.Random(0), note)  # noqa: S311
    inside = group.inside[group.rows[:, 0] > 0]
    kinds = ["answerable" if own else "hidden" for own in inside]
    return [
        Case(c.name, kind, c.scores, c.likenesses, c.right, c.rows)
        for c, kind in zip(cases, kinds, strict=True)
    ]


def show_order(name: str, cases: Sequence[Case]) -> None:
    """Print how often the first passage is right, for several weights."""
    asked = [case for case in cases if case.kind == "answerable"]
    shares = (np.mean([case.right[case.first(w)] for case in asked]) for w in LIKENESSES)
    print(f"{name:12}", *(f"{w:.0f}: {s:.3f}" for w, s in zip(LIKENESSES, shares, strict=True)))


def rows_of(cases: Sequence[Case]) -> tuple[Floats, NDArray[np.bool_], Floats]:
    """Return features, whether the first passage is right, and weights that add up to 1."""
    firsts = [case.first() for case in cases]
    weights = np.asarray([2.0 if case.kind == "unanswerable" else 1.0 for case in cases])
    return (
        np.asarray([case.rows[i] for case, i in zip(cases, firsts, strict=True)]),
        np.asarray([case.right[i] for case, i in zip(cases, firsts, strict=True)]),
        weights / weights.sum(),
    )


def fit(own: Sequence[Case], wikipedia: Sequence[Case]) -> Floats:
    """Return coefficients."""
    parts = [rows_of(own), rows_of(own), rows_of(wikipedia)]
    x, right, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return newton(x, right, SCALE * weight / weight.sum(), x.var(axis=0))


def left_out(own: Sequence[Case], wikipedia: Sequence[Case]) -> list[float]:
    """Return the odds of the unanswerable, each corpus as the others would have it."""
    odds: list[float] = []
    for name in dict.fromkeys(case.name for case in own):
        w = fit([case for case in own if case.name != name], wikipedia)
        unsaid = [case for case in own if case.name == name and case.kind == "unanswerable"]
        odds += [float(case.rows[case.first()] @ w) for case in unsaid]
    return odds


def show_confidence(name: str, w: Floats, cases: Sequence[Case]) -> None:
    """Print how well coefficients tell what is to be shown from what is not."""
    x, right, _ = rows_of(cases)
    odds = x @ w
    asked = np.asarray([case.kind == "answerable" for case in cases], np.bool_)
    print(
        f"{name:20} AUROC {auroc(odds[right].tolist(), odds[~right].tolist()):.3f}"
        f"  right shown {(right & (odds >= 0))[asked].mean():.3f}"
        f"  answered {(odds[asked] >= 0).mean():.3f}  wrongly {(odds[~asked] >= 0).mean():.3f}"
    )


def main() -> None:
    """Fit both and print."""
    parser = argparse.ArgumentParser(description="Fits how much meaning counts.")
    parser.add_argument("folder", type=Path, help="of documents and questions")
    parser.add_argument("--vectors", type=Path, default=Path(tempfile.mkdtemp()), metavar="DIR")
    options = parser.parse_args()
    comparer = Comparer(options.vectors)
    own = list(of_communities(comparer, list(read_corpora(options.folder))))
    shown = list(of_communities(comparer, list(read_corpora(SHARED))))
    wikipedia = {
        name: of_wikipedia(comparer, name, _thinned(data))
        for name, data in (
            ("SQuAD", read(SQUAD)),
            ("XQuAD", read(XQUAD)),
            ("XQuAD de", read(XQUAD.with_stem("de"), "de")),
            ("XQuAD zh", read(XQUAD.with_stem("zh"), "zh")),
        )
    }
    sets = {"fitted": own, "shared": shown, **wikipedia}
    for name, cases in sets.items():
        show_order(name, cases)
    every = [case for cases in wikipedia.values() for case in cases]
    w = fit(own, every)
    w[0] -= np.quantile(left_out(own, every), 1 - WRONG)
    print("COEFFICIENTS:", dict(zip(COEFFICIENTS._fields, w.round(2).tolist(), strict=True)))
    for label, used in (("fitted", w), ("in use", np.asarray(COEFFICIENTS))):
        for name, cases in sets.items():
            show_confidence(f"{name}, {label}", used, cases)


def _thinned(data: Data) -> Data:
    return Data(data.articles, data.questions[::THINNED])


if __name__ == "__main__":
    main()
