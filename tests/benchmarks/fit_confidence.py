"""Fits the coefficients of `index.answering.confidence`.

Run as `python -m tests.benchmarks.fit_confidence [FILE ...]`, where each file is of SQuAD's form.

Logistic regression by Newton's method, twice, with other features and other questions; what is used
is the mean of both, of which the first counts for `EARLY_SHARE`. They go wrong differently: the
first is wary of short questions, the second of large libraries. Positive: questions whose answer is
in the library. Negative: questions whose article is not, or, the second time, whose paragraph is
not. Every library and label has the same weight, whatever it holds.

The first, on `EARLY`: SQuAD 2.0 in libraries of one article, of three and of all, and at a third of
the weight every second article of XQuAD in four languages. The second, on `LATE`: SQuAD 2.0 in
libraries of four paragraphs as well, and each file in libraries of ten articles and of all. SQuAD
2.0 without the articles has the weight of `OWN` files, since English is what most have, and without
the paragraphs that of `TOPICAL`. The constant is then moved to where `ANSWERED` of SQuAD 2.0's
questions are answered.

How well a set is told apart is shown as all others would have it, and for SQuAD 2.0 each article
as all other sets and articles would. Of XQuAD the articles are shown that nothing was fitted on.

The coefficients in use were fitted with nine files, of each at most 1,500 questions by whole
articles: DRCD (test), CMRC 2018 (dev), TQuAD (train), ARCD, iapp-wiki-qa-squad (test) and CovidQA,
their long contexts cut at blank lines, and of SQuADShifts the new Wikipedia, the reviews and the
forum posts, each post an article.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.answering.confidence import BALANCED
from index.operations.evaluation.metrics import auroc
from tests.benchmarks.labelled import SQUAD, index, read, read_both, read_halves, read_unanswerable
from tests.benchmarks.labelled_features import (
    FEATURES,
    Floats,
    Group,
    features,
    of_few,
    without_articles,
    without_paragraphs,
)

SIZES, OTHERS = (1, 3, 0), (10, 0)
OWN, TOPICAL = 12.0, 1.0
ANSWERED = 0.95
FITTED, SHOWN = ("de", "ru", "th", "zh"), ("ar", "de", "es", "ru", "th", "tr", "zh")
LESS = 0.34
"""Weight of a language's questions, as a share of English ones', the first time."""
EARLY = (
    "ngram_coverage",
    "name_coverage",
    "unknown_terms",
    "missing_terms",
    "matched_terms",
    "lacks_answer_type",
    "relative_score",
    "paragraph_margin",
    "article_margin",
    "log_paragraphs",
    "not_english",
    "bigram_share",
    "trigram_share",
)
LATE = (
    "log_relative_score",
    "log_score",
    "other_article_score",
    "paragraph_margin",
    "long_query_margin",
    "match_information",
    "missing_names",
    "title_coverage",
    "rare_term_coverage",
    "mean_rarity",
    "log_query_terms",
    "asks_answer_type",
    "lacks_answer_type",
    "log_relative_length",
    "log_sentences",
    "log_paragraphs",
    "bigram_share",
)
EARLY_SHARE = 0.6
RIDGE = 1.0
ROUNDS = 30


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
        own: SQuAD 2.0 with and without articles, a group a size of library, the largest last.
        topical: SQuAD 2.0 with and without paragraphs, likewise.
        halves: every second article of XQuAD, a group a language.
        others: the files, each a group a size.
    """

    own: list[Group]
    topical: list[Group]
    halves: list[Group]
    others: list[list[Group]]

    def fitted(self) -> Floats:
        """Return the coefficients, constant first, with `ANSWERED` of `own` answered."""
        early = [(group, 1.0) for group in self.own[1:]] + [(group, LESS) for group in self.halves]
        sets = [(self.own, OWN), (self.topical, TOPICAL), *((other, 1.0) for other in self.others)]
        late = [(group, weight / len(some)) for some, weight in sets for group in some]
        w = EARLY_SHARE * _fitted(EARLY, early) + (1 - EARLY_SHARE) * _fitted(LATE, late)
        whole = self.own[-1]
        w[0] -= np.quantile(whole.rows[whole.inside] @ w, 1 - ANSWERED)
        return w

    def without(self, article: str) -> Sets:
        """Return them without an article of SQuAD 2.0."""
        own, topical = (
            [group.without(article) for group in some] for some in (self.own, self.topical)
        )
        return replace(self, own=own, topical=topical)


def _fitted(features: Sequence[str], groups: Sequence[tuple[Group, float]]) -> Floats:
    """Return coefficients of some of the features, 0 for others, from groups and their weights."""
    columns = [0, *(1 + FEATURES.index(feature) for feature in features)]
    w = np.zeros(1 + len(FEATURES))
    w[columns] = newton(
        np.concatenate([group.rows for group, _ in groups])[:, columns],
        np.concatenate([group.inside for group, _ in groups]),
        np.concatenate([weight * group.weights() for group, weight in groups]),
    )
    return w


def show(name: str, there: Floats, here: Floats) -> None:
    """Print how well two groups are told apart, given the log-odds of their questions."""
    area = auroc(here.tolist(), there.tolist())
    answered, declined = (here >= 0).mean(), (there < 0).mean()
    print(f"{name:40} AUROC {area:.4f}  answered {answered:.3f}  declined {declined:.3f}")


def show_groups(groups: list[Group], w: Floats) -> None:
    """Print how well coefficients tell the questions of each group apart."""
    for group in groups:
        odds = group.rows @ w
        show(group.name, odds[~group.inside], odds[group.inside])


def show_left_out(sets: Sets) -> None:
    """Print how well each set is told apart by coefficients that were fitted without it."""
    parts = [(article, sets.without(article).fitted()) for article in set(sets.own[0].articles)]
    for group in (*sets.own, *sets.topical):
        odds = [(group.only(article), w) for article, w in parts]
        here = np.concatenate([part.rows[part.inside] @ w for part, w in odds])
        there = np.concatenate([part.rows[~part.inside] @ w for part, w in odds])
        show(group.name, there, here)
    for place, groups in enumerate(sets.others):
        rest = replace(sets, others=[*sets.others[:place], *sets.others[place + 1 :]])
        show_groups(groups, rest.fitted())


def show_unseen(w: Floats, chance: random.Random) -> None:
    """Print how well coefficients tell XQuAD's questions apart."""
    _, xquad = read_both()
    show_groups([of_few("XQuAD", xquad, chance, same=same) for same in (False, True)], w)
    show_groups([without_articles("XQuAD", xquad, size, chance) for size in SIZES], w)
    show_groups([without_paragraphs("XQuAD", xquad, size) for size in (1, 0)], w)
    for language in SHOWN:
        _, other = read_halves(language)
        show_groups([without_articles(f"XQuAD {language}", other, 0, chance)], w)


def main() -> None:
    """Fit, and print coefficients and figures."""
    parser = argparse.ArgumentParser(description="Fits confidence.")
    parser.add_argument("files", nargs="*", type=Path, help="of SQuAD's form")
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    squad, _ = read_both()
    own = [of_few("SQuAD 2.0", squad, chance, same=False)]
    own += [without_articles("SQuAD 2.0", squad, size, chance) for size in SIZES]
    topical = [of_few("SQuAD 2.0", squad, chance, same=True)]
    topical += [without_paragraphs("SQuAD 2.0", squad, size) for size in (1, 0)]
    others = [(path.stem, read(path, None)) for path in parser.parse_args().files]
    report = [[without_articles(*o, size, chance) for size in OTHERS] for o in others]
    halves = [
        without_articles(f"XQuAD {language}", read_halves(language)[0], 0, chance)
        for language in FITTED
    ]
    sets = Sets(own, topical, halves, report)
    w = sets.fitted()
    print("  ".join(f"{n} {v:.2f}" for n, v in zip(("constant", *FEATURES), w, strict=True)))
    print("Fitted on all:")
    show_groups([*own, *topical, *(group for groups in report for group in groups)], w)
    asked = np.asarray(features(index(squad.articles), read_unanswerable(SQUAD)))
    show("SQuAD 2.0, its own unanswerable", asked @ w, own[-1].rows[own[-1].inside] @ w)
    print("Each as those would have it that were fitted without it:")
    show_left_out(sets)
    print("Never fitted on:")
    show_unseen(w, chance)
    print(f"(The threshold is {BALANCED}.)")


if __name__ == "__main__":
    main()
