"""Fits the mix of evidence in `index.search.scoring.weights`: `python -m
tests.benchmarks.fit_weights`.

Sentence weights first: the likelihood, under a softmax over a gold paragraph's sentences, that the
sentence with the answer is taken. Then paragraph weights: the same over the candidates. Both
likelihoods are concave, weights are kept at or above zero, and climbing the gradient finds the top.
Fitted on SQuAD 2.0's articles, together and one at a time; every level is then switched off in
turn, and the figures are given as well for the articles of XQuAD that SQuAD 2.0 does not have.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysis.sentence_splitter import sentences
from index.search.engine import InProcessRanker
from index.search.scoring.candidate_matches import gather_matches
from index.search.scoring.query_terms import query_words
from index.search.scoring.rank_candidates import build_query, find_candidates, weigh_words
from index.search.scoring.scoring import score_levels
from index.search.scoring.segment_lookup import SegmentReader
from index.search.scoring.weights import (
    PARAGRAPH_LEVELS,
    SENTENCE_LEVELS,
    ParagraphLevels,
    SentenceLevels,
)
from tests.benchmarks.labelled import LIBRARY, Data, Labelled, index, read_both

Floats = NDArray[np.float64]
RIDGE = 1e-3
ROUNDS = 3000


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence for one question.

    Attributes:
        paragraphs: a row a candidate, without the level of the best sentence.
        sentences: a row a sentence.
        paragraph_of: the candidate each sentence belongs to.
        gold: which candidate answers, or -1 when none does.
        answering: whether each sentence of that candidate has the answer.
    """

    paragraphs: Floats
    sentences: Floats
    paragraph_of: NDArray[np.intp]
    gold: int
    answering: Floats


def cases(data: Data, size: int) -> list[Case]:
    """Return the evidence for all questions, asked of libraries of `size` articles."""
    made = []
    for library in data.libraries(size):
        ranker = index(library.articles)
        texts = {(a.id, p.number): p.text for a in library.articles for p in a.paragraphs}
        for question in library.questions:
            text = texts[question.article, question.paragraph]
            made += _case(ranker, question, text)
    return made


def _case(ranker: InProcessRanker, question: Labelled, text: str) -> list[Case]:
    readers = [SegmentReader(part) for part in ranker.snapshot(LIBRARY).segments]
    words = query_words(question.text, "en")
    terms = weigh_words(words, readers)
    places = find_candidates(terms, readers)
    if not places:
        return []
    query = build_query(question.text, terms, words, readers)
    matches = gather_matches(places, query)
    levels = score_levels(matches, query)
    names = [reader.name(row) for reader, rows in places for row in rows.tolist()]
    key = (question.article, question.paragraph)
    answering = [any(a in text[s:e] for a in question.answers) for s, e in sentences(text)]
    gold = names.index(key) if key in names else -1
    return [
        Case(
            levels.paragraphs.astype(float),
            levels.sentences.astype(float),
            np.repeat(np.arange(matches.paragraphs), np.diff(matches.starts)),
            gold,
            np.asarray(answering, float),
        )
    ]


def best_sentences(case: Case, weights: Floats) -> Floats:
    """Return the candidates' evidence with the score of their best sentences as last level."""
    best = np.zeros(len(case.paragraphs))
    np.maximum.at(best, case.paragraph_of, case.sentences @ weights)
    return np.column_stack((case.paragraphs, best))


def climb(rows: list[Floats], right: list[Floats]) -> Floats:
    """Return the weights, none below zero, that make the right rows of each set most likely."""
    x, good = np.concatenate(rows), np.concatenate(right)
    sizes = [len(one) for one in rows]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(rows)), sizes)
    scale = x.std(axis=0) + 1e-9
    x, w = x / scale, np.full(x.shape[1], 0.3)
    for _ in range(ROUNDS):
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[owner])
        p = e / np.add.reduceat(e, starts)[owner]
        q = e * good / np.maximum(np.add.reduceat(e * good, starts), 1e-30)[owner]
        w = np.maximum(w + 0.5 * ((q - p) @ x / len(rows) - RIDGE * w), 0)
    return np.asarray(w / scale)


def fit(data: list[Case]) -> tuple[Floats, Floats]:
    """Return sentence and paragraph weights."""
    found = [case for case in data if case.gold >= 0]
    taught = [case for case in found if case.answering.any() and len(case.answering) > 1]
    own = [case.sentences[case.paragraph_of == case.gold] for case in taught]
    of_sentences = climb(own, [case.answering for case in taught])
    of_sentences /= of_sentences[0]
    levels = [best_sentences(case, of_sentences) for case in found]
    of_paragraphs = climb(levels, [np.eye(len(c.paragraphs))[c.gold] for c in found])
    return of_sentences, of_paragraphs / of_paragraphs[0]


def accuracy(data: list[Case], of_sentences: Floats, of_paragraphs: Floats) -> str:
    """Return the shares of first paragraphs and of first sentences that are right."""
    paragraphs = quoted = 0
    for case in data:
        top = int(np.argmax(best_sentences(case, of_sentences) @ of_paragraphs))
        if top == case.gold:
            paragraphs += 1
            own = case.sentences[case.paragraph_of == top] @ of_sentences
            quoted += bool(case.answering[int(np.argmax(own))])
    return f"{paragraphs / len(data):.3f} {quoted / len(data):.3f}"


def main() -> None:
    """Fit, print the weights, and the figures with every level and without each."""
    squad, xquad = read_both()
    shown = [cases(squad, 0), cases(squad, 1), cases(xquad, 0), cases(xquad, 1)]
    s, p = fit(shown[0] + shown[1])
    print("sentence", dict(zip(SentenceLevels._fields, s.round(2).tolist(), strict=True)))
    print("paragraph", dict(zip(ParagraphLevels._fields, p.round(2).tolist(), strict=True)))
    print("first paragraph and sentence: SQuAD 2.0 all, one article; XQuAD all, one article")
    used = np.asarray(SENTENCE_LEVELS), np.asarray(PARAGRAPH_LEVELS)
    print(f"{'as in use':24}", *(accuracy(data, *used) for data in shown), sep="   ")
    print(f"{'everything':24}", *(accuracy(data, s, p) for data in shown), sep="   ")
    for i, name in enumerate(SentenceLevels._fields):
        without = np.where(np.arange(len(s)) == i, 0, s)
        print(f"- sentence {name:13}", *(accuracy(d, without, p) for d in shown), sep="   ")
    for i, name in enumerate(ParagraphLevels._fields):
        without = np.where(np.arange(len(p)) == i, 0, p)
        print(f"- paragraph {name:12}", *(accuracy(d, s, without) for d in shown), sep="   ")


if __name__ == "__main__":
    main()
