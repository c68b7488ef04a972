"""Fits how much re-reading counts, in `index.answering.reranking.rerank`; needs `quoth[semantic]`.

Run as `python -m tests.benchmarks.fit_semantic FOLDER`, where the folder has documents and
questions in the form of ../shared/communities, for instance those of `fit_confidence`; it takes
some minutes.

Order and quotes: the likelihood, under a softmax, of the right candidate and of the sentence with
the answer, as in fit_weights; fitted on SQuAD 2.0's eight articles, the order shown for each of
them as the others would have it, too, and confirmed on the articles of XQuAD that are not in it.
Confidence: logistic regression as in fit_confidence, on English communities, and on every sixth
question of SQuAD and XQuAD with the article and without. Of communities, a first passage that does
not answer is negative. The constant is then moved to where `WRONG` of the unanswerable are
answered.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis.sentence_splitter import sentences
from index.answering.reranking.interface import RerankedText
from index.answering.reranking.model import Model
from index.answering.reranking.rerank import (
    COEFFICIENTS,
    DEPTH,
    WEIGHTS,
    reranked_features,
    text_of,
)
from index.model import Article
from index.operations.evaluation.metrics import auroc
from index.search.engine import InProcessRanker
from tests.benchmarks.communities import SHARED, Corpus, Place, read_corpora
from tests.benchmarks.fit_confidence import SCALE, WRONG, newton
from tests.benchmarks.fit_weights import climb
from tests.benchmarks.labelled import (
    Data,
    Labelled,
    index,
    rank,
    read_both,
)
from tests.benchmarks.labelled_features import without_articles

Floats = NDArray[np.float64]
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
        self._texts: dict[Place, RerankedText] = {}
        for data in everything:
            self.add(data.articles)

    def add(self, articles: Sequence[Article]) -> None:
        """Take in articles that are asked about."""
        for a in articles:
            self._texts |= {(a.id, p.number): text_of(a.title, p) for p in a.paragraphs}

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
        found = (self.first(ranker, question.text) for question in questions)
        return [one[1] if one else [1.0, *[0.0] * (len(COEFFICIENTS) - 1)] for one in found]

    def first(self, ranker: InProcessRanker, question: str) -> tuple[Place, list[float]] | None:
        """Return the first passage, and what its confidence is fitted on."""
        candidates = rank(ranker, question, DEPTH).candidates
        places = [(c.article_id, c.paragraph) for c in candidates]
        if not places:
            return None
        likenesses = self._model.compare(question, [self._texts[place] for place in places])
        levels = [
            (c.score, like.sentence, like.paragraph, like.sense)
            for c, like in zip(candidates, likenesses, strict=True)
        ]
        best = int(np.argmax(np.asarray(levels) @ ORDER))
        return places[best], [1.0, *reranked_features(candidates[best].features, likenesses[best])]


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


@dataclass(frozen=True, slots=True)
class Judged:
    """First passages, and what they are.

    Attributes:
        name: of the questions they answer.
        rows: what confidence is fitted on.
        right: whether each is to be shown.
        weights: how much each counts.
    """

    name: str
    rows: Floats
    right: NDArray[np.bool_]
    weights: Floats


def of_communities(rereader: Rereader, corpora: Sequence[Corpus]) -> Judged:
    """Ask English communities; what they do not answer counts twice."""
    rows: list[list[float]] = []
    right, weights = [], []
    for corpus in corpora:
        ranker = index(corpus.articles)
        rereader.add(corpus.articles)
        for question in corpus.questions:
            found = rereader.first(ranker, question.text) if question.kind != "chat" else None
            if found:
                rows.append(found[1])
                right.append(found[0] in question.right)
                weights.append(1.0 if question.right else 2.0)
    return Judged("communities", np.asarray(rows), np.asarray(right), np.asarray(weights))


def of_wikipedia(rereader: Rereader, name: str, data: Data, chance: random.Random) -> Judged:
    """Ask questions with their article and without."""
    group = without_articles("", data, 0, chance, rereader.features)
    return Judged(name, group.rows, group.inside, np.ones(len(group.rows)))


def judgement(rereader: Rereader, fitted: Sequence[Corpus], squad: Data, xquad: Data) -> None:
    """Fit confidence and print figures; communities count as much as both others."""
    chance = random.Random(0)  # noqa: S311 - reproducible, not secret
    own = of_communities(rereader, fitted)
    wikipedia = [
        of_wikipedia(rereader, n, d, chance) for n, d in (("SQuAD", squad), ("XQuAD", xquad))
    ]
    sets = [own, own, *wikipedia]
    x = np.concatenate([one.rows for one in sets])
    weight = np.concatenate([one.weights / one.weights.sum() for one in sets])
    right = np.concatenate([one.right for one in sets])
    w = newton(x, right, SCALE * weight / weight.sum(), x.var(axis=0))
    unsaid = own.rows[own.weights > 1] @ w
    w[0] -= np.quantile(unsaid, 1 - WRONG)
    print("COEFFICIENTS:", dict(zip(COEFFICIENTS._fields, w.round(2).tolist(), strict=True)))
    shown = of_communities(rereader, list(read_corpora(SHARED)))
    for name, used in (("fitted", w), ("in use", np.asarray(COEFFICIENTS))):
        for one in (own, Judged("shared", shown.rows, shown.right, shown.weights), *wikipedia):
            show_judgement(f"{one.name}, {name}", used, one)


def show_judgement(name: str, w: Floats, judged: Judged) -> None:
    """Print how well coefficients tell what is to be shown from what is not."""
    odds = judged.rows @ w
    here, there = odds[judged.right], odds[~judged.right]
    unsaid = odds[judged.weights > 1]
    print(
        f"{name:32} AUROC {auroc(here.tolist(), there.tolist()):.3f}"
        f"  right and shown {(here >= 0).mean():.3f}  others shown {(there >= 0).mean():.3f}"
        + (f"  unanswerable shown {(unsaid >= 0).mean():.3f}" if len(unsaid) else "")
    )


def main() -> None:
    """Fit both and print."""
    parser = argparse.ArgumentParser(description="Fits how much re-reading counts.")
    parser.add_argument("folder", type=Path, help="of documents and questions")
    corpora = [one for one in read_corpora(parser.parse_args().folder) if _is_english(one)]
    squad, xquad = read_both()
    rereader = Rereader(squad, xquad)
    order(rereader, squad, xquad)
    judgement(rereader, corpora, _thinned(squad), _thinned(xquad))


def _is_english(corpus: Corpus) -> bool:
    english = sum(article.language == "en" for article in corpus.articles)
    return english > len(corpus.articles) / 2


def _thinned(data: Data) -> Data:
    return Data(data.articles, data.questions[::6])


if __name__ == "__main__":
    main()
