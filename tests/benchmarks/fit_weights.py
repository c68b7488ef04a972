"""Fits the weights in `index.search.scoring.weights`.

Run as `python -m tests.benchmarks.fit_weights FOLDER`, where the folder has documents and questions
in the form of ../shared/communities.

Sentence weights first, with `--sentences`: the likelihood, under a softmax over a gold paragraph's
sentences, that the sentence with the answer is taken, on SQuAD 2.0. Then paragraph weights: the
same over the candidates, on SQuAD 2.0 and on the communities' questions, of which any paragraph of
a right section will do. Both halves count the same; sets count by the square root of their
questions. The likelihoods are concave, weights are kept at or above zero, and climbing the gradient
finds the top. Families of sets are left out in turn, every level is then switched off in turn, and
figures are given as well for ../shared/communities and for the articles of XQuAD that SQuAD 2.0
does not have. `fit_confidence` says which documents the weights in use were fitted on.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis.sentence_splitter import sentences
from index.search.scoring.candidate_matches import gather_matches
from index.search.scoring.rank_candidates import prepare
from index.search.scoring.scoring import score_levels
from index.search.scoring.segment_lookup import SegmentReader
from index.search.scoring.weights import (
    PARAGRAPH_LEVELS,
    SENTENCE_LEVELS,
    ParagraphLevels,
    SentenceLevels,
)
from tests.benchmarks.communities import SHARED, Corpus, Place, read_corpora
from tests.benchmarks.labelled import Data, read_both
from tests.benchmarks.masked import MaskedLibrary

Floats = NDArray[np.float64]
RIDGE, ROUNDS, FOLDS = 1e-2, 3000, 6


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence for one question.

    Attributes:
        name: of the set it is from.
        paragraphs: a row a candidate, without the level of the best sentence.
        sentences: a row a sentence.
        paragraph_of: the candidate each sentence belongs to.
        right: whether each candidate answers.
        answering: whether each sentence of the one that answers has the answer, where known.
    """

    name: str
    paragraphs: Floats
    sentences: Floats
    paragraph_of: NDArray[np.intp]
    right: Floats
    answering: Floats


def cases(data: Data, size: int) -> list[Case]:
    """Return the evidence for all questions, asked of libraries of `size` articles."""
    made = []
    for library in data.libraries(size):
        masked = MaskedLibrary(library.articles)
        texts = {(a.id, p.number): p.text for a in library.articles for p in a.paragraphs}
        for question in library.questions:
            place = (question.article, question.paragraph)
            text = texts[place]
            has = [any(a in text[s:e] for a in question.answers) for s, e in sentences(text)]
            made += _case("SQuAD", masked, question.text, {place}, has)
    return made


def of_corpus(corpus: Corpus) -> list[Case]:
    """Return the evidence for a community's questions that are answered."""
    library = MaskedLibrary(corpus.articles)
    asked = [question for question in corpus.questions if question.right]
    return [case for q in asked for case in _case(corpus.name, library, q.text, q.right, [])]


def _case(
    name: str, library: MaskedLibrary, text: str, right: Collection[Place], has: Sequence[bool]
) -> list[Case]:
    places, query, _ = prepare(text, [SegmentReader(library.live)])
    if not places:
        return []
    matches = gather_matches(places, query)
    levels = score_levels(matches, query)
    names = [reader.name(row) for reader, rows in places for row in rows.tolist()]
    return [
        Case(
            name,
            levels.paragraphs.astype(float),
            levels.sentences.astype(float),
            np.repeat(np.arange(matches.paragraphs), np.diff(matches.starts)),
            np.asarray([one in right for one in names], float),
            np.asarray(has, float),
        )
    ]


def best_sentences(case: Case, weights: Floats) -> Floats:
    """Return the candidates' evidence with the score of their best sentences as last level."""
    best = np.zeros(len(case.paragraphs))
    np.maximum.at(best, case.paragraph_of, case.sentences @ weights)
    return np.column_stack((case.paragraphs, best))


def climb(rows: list[Floats], right: list[Floats], counts: Floats | None = None) -> Floats:
    """Return the weights, none below zero, that make the right rows of each set most likely.

    Args:
        rows: the candidates of each set.
        right: which of them are right.
        counts: how much each set counts; all the same by default.
    """
    x, good = np.concatenate(rows), np.concatenate(right)
    sizes = [len(one) for one in rows]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(rows)), sizes)
    share = np.full(len(rows), 1 / len(rows)) if counts is None else counts / counts.sum()
    scale = x.std(axis=0) + 1e-9
    x, w, each = x / scale, np.full(x.shape[1], 0.3), share[owner]
    for _ in range(ROUNDS):
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[owner])
        p = e / np.add.reduceat(e, starts)[owner]
        q = e * good / np.maximum(np.add.reduceat(e * good, starts), 1e-30)[owner]
        w = np.maximum(w + 0.5 * (((q - p) * each) @ x - 2 * RIDGE * w), 0)
    return np.asarray(w / scale)


def fit_sentences(data: Sequence[Case]) -> Floats:
    """Return sentence weights."""
    taught = [c for c in data if c.right.any() and c.answering.any() and len(c.answering) > 1]
    own = [c.sentences[c.paragraph_of == int(np.argmax(c.right))] for c in taught]
    weights = climb(own, [case.answering for case in taught])
    return np.asarray(weights / max(weights[0], 1e-6))


def fit_paragraphs(squad: Sequence[Case], corpora: Sequence[Case], of_sentences: Floats) -> Floats:
    """Return paragraph weights."""
    sizes = Counter(case.name for case in corpora)
    shares = np.asarray([sizes[case.name] ** -0.5 for case in corpora])
    shares = np.concatenate((shares / shares.sum(), np.full(len(squad), 1 / len(squad))))
    every = [*corpora, *squad]
    found = [bool(case.right.any()) for case in every]
    kept = [case for case, one in zip(every, found, strict=True) if one]
    weights = climb(
        [best_sentences(case, of_sentences) for case in kept],
        [case.right for case in kept],
        shares[found],
    )
    return np.asarray(weights / max(weights[0], 1e-6))


def accuracy(data: Sequence[Case], of_sentences: Floats, of_paragraphs: Floats) -> str:
    """Return the shares of questions of which the first, and one of the first three, is right."""
    first = three = 0
    for case in data:
        order = np.argsort(-(best_sentences(case, of_sentences) @ of_paragraphs), kind="stable")
        first += bool(case.right[order[:1]].any())
        three += bool(case.right[order[:3]].any())
    return f"{first / len(data):.3f} {three / len(data):.3f}"


def left_out(squad: Sequence[Case], corpora: Sequence[Case], of_sentences: Floats) -> str:
    """Return the same of communities, each as weights would have it fitted without its family."""
    families = sorted({case.name.partition("_")[0] for case in corpora})
    random.Random(0).shuffle(families)  # noqa: S311 - reproducible, not secret
    scored: list[tuple[float, float, int]] = []
    for part in range(FOLDS):
        gone = set(families[part::FOLDS])
        rest = [case for case in corpora if case.name.partition("_")[0] not in gone]
        own = [case for case in corpora if case.name.partition("_")[0] in gone]
        weights = fit_paragraphs(squad, rest, of_sentences)
        first, three = map(float, accuracy(own, of_sentences, weights).split())
        scored.append((first, three, len(own)))
    total = sum(n for _, _, n in scored)
    return " ".join(f"{sum(one[i] * one[2] for one in scored) / total:.3f}" for i in (0, 1))


def main() -> None:
    """Fit, print the weights, and the figures with every level and without each."""
    parser = argparse.ArgumentParser(description="Fits the weights of levels.")
    parser.add_argument("folder", type=Path, help="of documents and questions")
    parser.add_argument("--sentences", action="store_true", help="fit those of sentences as well")
    options = parser.parse_args()
    squad, xquad = (cases(data, 0) for data in read_both())
    corpora, shown = (
        [case for corpus in read_corpora(folder) for case in of_corpus(corpus)]
        for folder in (options.folder, SHARED)
    )
    s = np.asarray(SENTENCE_LEVELS)
    if options.sentences:
        s = fit_sentences(squad)
        print("sentence", dict(zip(SentenceLevels._fields, s.round(2).tolist(), strict=True)))
    p = fit_paragraphs(squad, corpora, s)
    print("paragraph", dict(zip(ParagraphLevels._fields, p.round(2).tolist(), strict=True)))
    print("first, one of three: fitted communities, shared ones, SQuAD 2.0, XQuAD's other articles")
    sets = (corpora, shown, squad, xquad)
    used = np.asarray(PARAGRAPH_LEVELS)
    print(f"{'as in use':26}", *(accuracy(data, s, used) for data in sets), sep="   ")
    print(f"{'everything':26}", *(accuracy(data, s, p) for data in sets), sep="   ")
    print(f"{'communities left out':26}", left_out(squad, corpora, s), sep="   ")
    for i, name in enumerate(ParagraphLevels._fields):
        without = np.where(np.arange(len(p)) == i, 0, p)
        print(f"- {name:24}", *(accuracy(data, s, without) for data in sets), sep="   ")


if __name__ == "__main__":
    main()
