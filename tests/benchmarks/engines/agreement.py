"""How far an engine's best paragraphs are those of rank-bm25's formula, with Lucene's idf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.engines.corpus import Corpus, Ints
from tests.benchmarks.engines.engine import K1, B

Floats = NDArray[np.float64]

_SAME = 1e-9
"""Scores that differ by less, relatively, are a tie."""


class Formula:
    """Scores by the definition, in double precision, for the terms of some queries."""

    def __init__(self, corpus: Corpus, queries: Sequence[Sequence[str]]) -> None:
        """Find the paragraphs that hold the terms of these queries."""
        self._lengths = np.diff(corpus.starts)
        self._norm = K1 * (1 - B + B * self._lengths / (self._lengths.mean() or 1))
        self._postings = _postings(corpus, {word for query in queries for word in query})

    def scores(self, query: Sequence[str]) -> Floats:
        """Return the score of every paragraph."""
        scores = np.zeros(len(self._lengths))
        for word in query:
            documents, frequencies = self._postings[word]
            idf = np.log1p((len(scores) - len(documents) + 0.5) / (len(documents) + 0.5))
            norm = self._norm[documents]
            scores[documents] += idf * frequencies * (K1 + 1) / (frequencies + norm)
        return scores

    def agreement(self, query: Sequence[str], found: Sequence[int], count: int) -> float | None:
        """Return the share of the `count` best paragraphs that were found.

        Any of those that tie for the last place may be found. None where no paragraph matches.
        """
        return agreement(self.scores(query), found, count)


def agreement(scores: Floats, found: Sequence[int], count: int) -> float | None:
    """Return the share of the `count` best of positive scores that were found, ties forgiven."""
    due = min(count, int((scores > 0).sum()))
    if not due:
        return None
    bar = float(np.partition(scores, -due)[-due]) * (1 - _SAME)
    distinct = np.array(sorted(set(found)), np.int64)
    return min(1.0, int((scores[distinct] >= bar).sum()) / due)


def _postings(corpus: Corpus, words: set[str]) -> Mapping[str, tuple[Ints, Ints]]:
    """Return the paragraphs that hold each word, and how often."""
    wanted = np.array([word in words for word in corpus.words], bool)
    places = np.flatnonzero(wanted[corpus.terms])
    terms = corpus.terms[places].astype(np.int64)
    documents = np.searchsorted(corpus.starts, places, side="right") - 1
    pairs, often = np.unique(terms * len(corpus) + documents, return_counts=True)
    owners, holders = np.divmod(pairs, len(corpus))
    position = {word: term for term, word in enumerate(corpus.words) if word in words}
    postings = {}
    for word in words:
        term = position.get(word, -1)
        span = slice(*np.searchsorted(owners, (term, term + 1)))
        postings[word] = holders[span], often[span]
    return postings
