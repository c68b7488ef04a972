"""Fits the coefficients of `index.answering.confidence`.

Run as `python -m tests.benchmarks.fit_confidence [FILE ...]`, where each file is of SQuAD's form.

Logistic regression by Newton's method. Positive: questions whose article is in the library.
Negative: questions whose article is not. SQuAD 2.0 in libraries of four paragraphs, of one article,
of three and of all; each file in libraries of ten articles and of all. In a library of all, some
articles at a time are left out for their questions to be negative. Every library and label has the
same weight, whatever it holds, and SQuAD 2.0 as a whole has that of `OWN` files. The constant is
then moved to where `ANSWERED` of SQuAD 2.0's questions are answered.

How well a set is told apart is shown as all others would have it, and for SQuAD 2.0 each article
as all other sets and articles would. Nothing is ever fitted on XQuAD: it confirms.

The coefficients in use were fitted with nine files, of each at most 1,500 questions by whole
articles: DRCD (test), CMRC 2018 (dev), TQuAD (train), ARCD, iapp-wiki-qa-squad (test) and CovidQA,
their long contexts cut at blank lines, and of SQuADShifts the new Wikipedia, the reviews and the
forum posts, each post an article.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from index.answering.confidence import BALANCED
from index.evaluation.metrics import auroc
from index.ranking.engine import InProcessRanker
from index.ranking.protocol import Signs
from tests.benchmarks.labelled import (
    SQUAD,
    XQUAD,
    Data,
    Labelled,
    index,
    rank,
    read,
    read_both,
    read_unanswerable,
)

Floats = NDArray[np.float64]
SIZES, OTHERS = (1, 3, 0), (10, 0)
FEW = 4
"""Paragraphs of the smallest libraries."""
OWN = 12.0
"""Weight of SQuAD 2.0, where a file has 1."""
ANSWERED = 0.95
LANGUAGES = ("ar", "de", "es", "ru", "th", "tr", "zh")
FOLDS = 24
"""Parts of a set of many articles, of which one at a time is left out."""
RIDGE = 1.0
ROUNDS = 30
SIGNS = Signs.__struct_fields__
SIZE = 1 + SIGNS.index("size")
NONE = [1.0, *(-3.0 if sign in ("score", "strength") else 0.0 for sign in SIGNS)]

Signed = Callable[[InProcessRanker, Sequence[Labelled]], list[list[float]]]
"""Returns a row a question."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions about the articles of one set, asked of libraries of one size.

    Attributes:
        name: of the set and the libraries.
        rows: the signs of each question, after a constant 1.
        inside: whether the article of each is in the library.
        articles: which that is.
    """

    name: str
    rows: Floats
    inside: NDArray[np.bool_]
    articles: NDArray[np.str_]

    def without(self, article: str) -> Group:
        """Return the part that is not about an article."""
        return self._part(self.articles != article)

    def only(self, article: str) -> Group:
        """Return the part that is about an article."""
        return self._part(self.articles == article)

    def _part(self, kept: NDArray[np.bool_]) -> Group:
        return replace(
            self, rows=self.rows[kept], inside=self.inside[kept], articles=self.articles[kept]
        )

    def weights(self) -> Floats:
        """Return the weight of each row, so that both labels have 1,000 together."""
        shares = (1000 / max(int(part.sum()), 1) for part in (self.inside, ~self.inside))
        weights: Floats = np.where(self.inside, *shares)
        return weights


def gather(
    name: str, data: Data, size: int, chance: random.Random, signed: Signed | None = None
) -> Group:
    """Ask a set's questions of libraries of a size, with and without their articles.

    Args:
        name: of the set.
        data: its articles and questions.
        size: how many articles a library has; 0 for all.
        chance: chooses the questions that are asked of libraries without their article.
        signed: what is known of each question; `signs` by default.
    """
    signed = signed or signs
    asked = list(_everywhere(data) if not size else _elsewhere(data, data.libraries(size), chance))
    group = _group(f"{name}, {size or 'all'}", asked, signed)
    if not size and signed is signs:
        # The library is a little smaller where the article is left out, which must not tell.
        group.rows[:, SIZE] = group.rows[group.inside, SIZE].max()
    return group


def gather_few(name: str, data: Data, chance: random.Random) -> Group:
    """Ask a set's questions of libraries of `FEW` paragraphs, theirs and others."""
    return _group(f"{name}, {FEW} paragraphs", _elsewhere(data, _pieces(data), chance), signs)


Asked = tuple[Data, Sequence[Labelled], bool]
"""A library, questions, and whether they are about it."""


def _everywhere(data: Data) -> Iterator[Asked]:
    yield data, data.questions, True
    parts = min(FOLDS, len(data.articles))
    for part in range(parts):
        gone = {article.id for article in data.articles[part::parts]}
        left = tuple(article for article in data.articles if article.id not in gone)
        yield Data(left, ()), [q for q in data.questions if q.article in gone], False


def _elsewhere(data: Data, libraries: Iterable[Data], chance: random.Random) -> Iterator[Asked]:
    for library in libraries:
        own = set(library.questions)
        others = [question for question in data.questions if question not in own]
        yield library, library.questions, True
        yield library, chance.sample(others, min(len(others), len(own))), False


def _pieces(data: Data) -> Iterator[Data]:
    """Cut articles into libraries of a few paragraphs."""
    for article in data.articles:
        for start in range(0, len(article.paragraphs), FEW):
            kept = article.paragraphs[start : start + FEW]
            numbers = {paragraph.number for paragraph in kept}
            questions = tuple(
                q for q in data.questions if q.article == article.id and q.paragraph in numbers
            )
            if questions:
                yield Data((structs.replace(article, paragraphs=kept),), questions)


def _group(name: str, asked: Iterable[Asked], signed: Signed) -> Group:
    rows: list[list[float]] = []
    inside: list[bool] = []
    articles: list[str] = []
    for library, questions, known in asked:
        rows += signed(index(library.articles), questions)
        inside += [known] * len(questions)
        articles += [question.article for question in questions]
    return Group(name, np.asarray(rows), np.asarray(inside), np.asarray(articles))


def collect(
    data: Data, size: int, chance: random.Random, signed: Signed | None = None
) -> tuple[Floats, Floats]:
    """Return the signs of answerable and of unanswerable questions in libraries of a size."""
    group = gather("", data, size, chance, signed)
    return group.rows[group.inside], group.rows[~group.inside]


def signs(ranker: InProcessRanker, questions: Iterable[Labelled]) -> list[list[float]]:
    """Return what speaks for the first candidate of each question, with a constant.

    Where nothing at all is found, no answer is given whatever the coefficients: such questions
    have the signs of the least likely.
    """
    rankings = (rank(ranker, question.text, limit=1) for question in questions)
    return [
        [1.0, *structs.astuple(r.candidates[0].signs)] if r.candidates else NONE for r in rankings
    ]


def fit(groups: list[Floats], labels: list[bool], weights: list[float]) -> Floats:
    """Return the coefficients, constant first, each group as a whole at its weight."""
    return newton(
        np.concatenate(groups),
        np.repeat(labels, [len(group) for group in groups]),
        np.concatenate(
            [np.full(len(g), 1000 * v / len(g)) for g, v in zip(groups, weights, strict=True)]
        ),
    )


def newton(x: Floats, y: NDArray[np.bool_], weight: Floats) -> Floats:
    """Return the coefficients of a logistic regression.

    Args:
        x: a row a question, the first column constant.
        y: the label of each.
        weight: how much each counts.
    """
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (weight * (p - y)) + ridge @ w
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        w = w - np.linalg.solve(curve, slope)
    return w


@dataclass(frozen=True, slots=True)
class Sets:
    """What is fitted on.

    Attributes:
        own: SQuAD 2.0, a group a size of library.
        others: the files, each a group a size.
    """

    own: list[Group]
    others: list[list[Group]]

    def fitted(self) -> Floats:
        """Return the coefficients, constant first, with `ANSWERED` of `own` answered."""
        sets = [(self.own, OWN), *((other, 1.0) for other in self.others)]
        groups = [(group, weight / len(some)) for some, weight in sets for group in some]
        w = newton(
            np.concatenate([group.rows for group, _ in groups]),
            np.concatenate([group.inside for group, _ in groups]),
            np.concatenate([weight * group.weights() for group, weight in groups]),
        )
        whole = self.own[-1]
        w[0] -= np.quantile(whole.rows[whole.inside] @ w, 1 - ANSWERED)
        return w

    def without(self, article: str) -> Sets:
        """Return them without an article of SQuAD 2.0."""
        return replace(self, own=[group.without(article) for group in self.own])


def show(name: str, there: Floats, here: Floats) -> None:
    """Print how well two groups are told apart, given the log-odds of their questions."""
    area = auroc(here.tolist(), there.tolist())
    answered, declined = (here >= 0).mean(), (there < 0).mean()
    print(f"{name:36} AUROC {area:.4f}  answered {answered:.3f}  declined {declined:.3f}")


def show_group(group: Group, w: Floats) -> None:
    """Print how well coefficients tell a group's questions apart."""
    odds = group.rows @ w
    show(group.name, odds[~group.inside], odds[group.inside])


def show_left_out(sets: Sets) -> None:
    """Print how well each set is told apart by coefficients that were fitted without it."""
    parts = [(article, sets.without(article).fitted()) for article in set(sets.own[0].articles)]
    for group in sets.own:
        odds = [(group.only(article), w) for article, w in parts]
        here = np.concatenate([part.rows[part.inside] @ w for part, w in odds])
        there = np.concatenate([part.rows[~part.inside] @ w for part, w in odds])
        show(group.name, there, here)
    for place, groups in enumerate(sets.others):
        rest = replace(sets, others=[*sets.others[:place], *sets.others[place + 1 :]])
        for group in groups:
            show_group(group, rest.fitted())


def main() -> None:
    """Fit, and print coefficients and figures."""
    parser = argparse.ArgumentParser(description="Fits confidence.")
    parser.add_argument("files", nargs="*", type=Path, help="of SQuAD's form")
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    squad, xquad = read_both()
    own = [gather_few("SQuAD 2.0", squad, chance)]
    own += [gather("SQuAD 2.0", squad, size, chance) for size in SIZES]
    others = [(path.stem, read(path, None)) for path in parser.parse_args().files]
    sets = Sets(own, [[gather(*o, size, chance) for size in OTHERS] for o in others])
    w = sets.fitted()
    print("  ".join(f"{n} {v:.2f}" for n, v in zip(("constant", *SIGNS), w, strict=True)))
    print("Fitted on all:")
    for group in [*own, *(group for groups in sets.others for group in groups)]:
        show_group(group, w)
    asked = np.asarray(signs(index(squad.articles), read_unanswerable(SQUAD)))
    whole = own[-1]
    show("SQuAD 2.0, its own unanswerable", asked @ w, whole.rows[whole.inside] @ w)
    print("Each as those would have it that were fitted without it:")
    show_left_out(sets)
    print("Never fitted on:")
    for size in SIZES:
        show_group(gather("XQuAD", xquad, size, chance), w)
    for language in LANGUAGES:
        data = read(XQUAD.with_stem(language), language)
        show_group(gather(f"XQuAD {language}", data, 0, chance), w)
    print(f"(The threshold is {BALANCED}.)")


if __name__ == "__main__":
    main()
