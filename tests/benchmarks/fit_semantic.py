"""Fits how much re-reading counts, in `index.answering.reranking.rerank`; needs `quoth[semantic]`.

Run as `python -m tests.benchmarks.fit_semantic`, which takes some minutes.

Order and quotes: the likelihood, under a softmax, of the right candidate and of the sentence with
the answer, as in fit_weights. Confidence: logistic regression as in fit_confidence, on every second
question, in libraries of one article, three and all. Positive: answerable questions. Negative:
questions whose article is not in the library, and at three quarters of their weight SQuAD 2.0's own
unanswerable ones, whose paragraph is. The constant is then moved to where as many are answered of
the first as are declined of the second.

Fitted on SQuAD 2.0's eight articles; the order is shown for each of them as the others would have
it, too. Confirmed on the articles of XQuAD that SQuAD 2.0 does not have.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysis.sentence_splitter import sentences
from index.answering.reranking.interface import RerankedText
from index.answering.reranking.model import Model
from index.answering.reranking.rerank import COEFFICIENTS, DEPTH, WEIGHTS, reranked_features
from index.operations.evaluation.metrics import auroc
from index.search.engine import InProcessRanker
from tests.benchmarks.fit_confidence import SIZES, fit
from tests.benchmarks.fit_weights import climb
from tests.benchmarks.labelled import (
    SQUAD,
    Data,
    Labelled,
    index,
    rank,
    read_both,
    read_unanswerable,
)
from tests.benchmarks.labelled_features import without_articles

Floats = NDArray[np.float64]
OWN = 0.75
"""Weight of SQuAD 2.0's own unanswerable questions, as a share of the others'."""
ORDER = np.asarray([1.0, WEIGHTS.sentence, WEIGHTS.paragraph, WEIGHTS.sense])


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of the candidates for one question.

    Attributes:
        article: the one that the question is about.
        levels: a row a candidate: its score and the three kinds of likeness.
        right: whether each candidate is the right one.
        quoted: a row a sentence of the right one: its score and its likeness.
        answering: whether each of them has the answer.
    """

    article: str
    levels: Floats
    right: Floats
    quoted: Floats
    answering: Floats


class Rereader:
    """Ranks and reads again, as an answer does."""

    def __init__(self, *everything: Data) -> None:
        self._model = Model()
        articles = [article for data in everything for article in data.articles]
        self._texts = {
            (a.id, p.number): RerankedText(a.title, p.text) for a in articles for p in a.paragraphs
        }

    def case(self, ranker: InProcessRanker, question: Labelled) -> Case:
        """Return what the order of candidates and sentences is fitted on."""
        key = (question.article, question.paragraph)
        text = self._texts[key].text
        levels, right, quoted = [], [], np.zeros((0, 2))
        candidates = rank(ranker, question.text, DEPTH).candidates
        texts = [self._texts[c.article_id, c.paragraph] for c in candidates]
        likenesses = self._model.compare(question.text, texts)
        for candidate, like in zip(candidates, likenesses, strict=True):
            levels.append((candidate.score, like.sentence, like.paragraph, like.sense))
            right.append((candidate.article_id, candidate.paragraph) == key)
            if right[-1]:
                quoted = np.column_stack([candidate.sentences, like.sentences])
        answering = [any(a in text[s:e] for a in question.answers) for s, e in sentences(text)]
        return Case(
            question.article,
            np.asarray(levels, float).reshape(-1, 4),
            np.asarray(right, float),
            quoted,
            np.asarray(answering, float),
        )

    def features(self, ranker: InProcessRanker, questions: Sequence[Labelled]) -> list[list[float]]:
        """Return what confidence is fitted on, a row a question."""
        rows = []
        for question in questions:
            candidates = rank(ranker, question.text, DEPTH).candidates
            texts = [self._texts[c.article_id, c.paragraph] for c in candidates]
            likenesses = self._model.compare(question.text, texts)
            if not candidates:
                rows.append([1.0, *[0.0] * (len(COEFFICIENTS) - 1)])
                continue
            first, like = max(
                zip(candidates, likenesses, strict=True),
                key=lambda pair: (
                    np.asarray([pair[0].score, pair[1].sentence, pair[1].paragraph, pair[1].sense])
                    @ ORDER
                ),
            )
            rows.append([1.0, *reranked_features(first.features, like)])
        return rows


def cases(rereader: Rereader, data: Data) -> list[Case]:
    """Return the cases of all questions, asked of all articles together."""
    ranker = index(data.articles)
    return [rereader.case(ranker, question) for question in data.questions]


def fit_order(data: list[Case]) -> tuple[Floats, Floats]:
    """Return the weights of the levels and of a sentence's likeness, the ranker's own first."""
    found = [case for case in data if case.right.any()]
    levels = climb([case.levels for case in found], [case.right for case in found])
    taught = [case for case in found if case.answering.any() and len(case.quoted) > 1]
    quoted = climb([case.quoted for case in taught], [case.answering for case in taught])
    return levels / levels[0], quoted / quoted[0]


def accuracy(data: list[Case], levels: Floats, quoted: Floats) -> tuple[float, float]:
    """Return the shares of first paragraphs and of first sentences of the right ones."""
    first = [bool(c.right[np.argmax(c.levels @ levels)]) for c in data if len(c.levels)]
    best = [bool(c.answering[np.argmax(c.quoted @ quoted)]) for c in data if len(c.quoted)]
    return sum(first) / len(data), sum(best) / len(best)


def show_order(name: str, data: list[Case], levels: Floats, quoted: Floats) -> None:
    """Print how well weights order."""
    paragraph, sentence = accuracy(data, levels, quoted)
    print(f"{name:44} first paragraph {paragraph:.4f}  best sentence {sentence:.4f}")


def order(rereader: Rereader, squad: Data, xquad: Data) -> None:
    """Fit the order and print figures."""
    fitted, unseen = cases(rereader, squad), cases(rereader, xquad)
    levels, quoted = fit_order(fitted)
    print("WEIGHTS: levels", levels.round(1), "sentence", quoted.round(1))
    alone = np.asarray([1.0, 0, 0, 0]), np.asarray([1.0, 0])
    used = ORDER, np.asarray([1.0, WEIGHTS.quoted])
    for name, data in (("SQuAD 2.0", fitted), ("XQuAD", unseen)):
        show_order(f"{name}, as ranked", data, *alone)
        show_order(f"{name}, fitted", data, levels, quoted)
        show_order(f"{name}, in use", data, *used)
        for i, level in enumerate(("sentence", "paragraph", "sense"), 1):
            show_order(f"{name}, fitted, without {level}", data, _without(levels, i), quoted)
    hits = []
    for article in {case.article for case in fitted}:
        rest = [case for case in fitted if case.article != article]
        own = [case for case in fitted if case.article == article]
        hits.append((len(own), *accuracy(own, *fit_order(rest))))
    total = np.asarray(hits)
    means = (total[:, :1] * total[:, 1:]).sum(axis=0) / total[:, 0].sum()
    print(f"SQuAD 2.0, each article by the others: {means.round(4)}")


def _without(weights: Floats, place: int) -> Floats:
    return np.where(np.arange(len(weights)) == place, 0, weights)


def fit_judgement(groups: list[tuple[Floats, Floats]], own: list[Floats]) -> Floats:
    """Return coefficients from (answerable, hidden) of each size and from own unanswerables."""
    rows = [group for pair in groups for group in pair] + own
    labels = [True, False] * len(groups) + [False] * len(own)
    weights = [1.0] * 2 * len(groups) + [OWN * len(groups) / len(own)] * len(own)
    w = fit(rows, labels, weights)
    here = np.sort(np.concatenate([inside @ w for inside, _ in groups]))
    there = np.sort(np.concatenate([outside @ w for _, outside in groups]))
    shares = [((here >= t).mean() - (there < t).mean()) ** 2 for t in here]
    w[0] -= here[int(np.argmin(shares))]
    return w


def show_judgement(name: str, w: Floats, inside: Floats, outside: Floats) -> None:
    """Print how well coefficients tell the two apart."""
    here, there = inside @ w, outside @ w
    area = auroc(here.tolist(), there.tolist())
    print(
        f"{name:44} AUROC {area:.4f}  answered {(here >= 0).mean():.4f}"
        f"  declined {(there < 0).mean():.4f}"
    )


def judgement(rereader: Rereader, squad: Data, xquad: Data) -> None:
    """Fit confidence and print figures."""
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    groups = {size: _collect(rereader, squad, size, chance) for size in SIZES}
    asked = read_unanswerable(SQUAD)[::2]
    whole = np.asarray(rereader.features(index(squad.articles), asked))
    single = np.concatenate(
        [
            np.asarray(rereader.features(index(one.articles), [q for q in asked if one.has(q)]))
            for one in squad.libraries(1)
        ]
    )
    w = fit_judgement(list(groups.values()), [whole, single])
    print("COEFFICIENTS:", dict(zip(COEFFICIENTS._fields, w.round(2).tolist(), strict=True)))
    for name, used in (("fitted", w), ("in use", np.asarray(COEFFICIENTS))):
        for size, pair in groups.items():
            show_judgement(f"SQuAD 2.0, {size or 'all'}, {name}", used, *pair)
        show_judgement(f"SQuAD 2.0, its own unanswerable, {name}", used, groups[0][0], whole)
    for size in SIZES:
        pair = _collect(rereader, xquad, size, chance)
        show_judgement(f"XQuAD, {size or 'all'}, fitted", w, *pair)
        show_judgement(f"XQuAD, {size or 'all'}, in use", np.asarray(COEFFICIENTS), *pair)


def _collect(
    rereader: Rereader, data: Data, size: int, chance: random.Random
) -> tuple[Floats, Floats]:
    """Return the features of answerable and of unanswerable questions in libraries of a size."""
    group = without_articles("", data, size, chance, rereader.features)
    return group.rows[group.inside], group.rows[~group.inside]


def main() -> None:
    """Fit both and print."""
    squad, xquad = read_both()
    rereader = Rereader(squad, xquad)
    order(rereader, squad, xquad)
    judgement(rereader, _thinned(squad), _thinned(xquad))


def _thinned(data: Data) -> Data:
    return Data(data.articles, data.questions[::2])


if __name__ == "__main__":
    main()
