"""BM25 as rank-bm25 defines it, with the idf that is right at every size, over postings."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
T = TypeVar("T")

_NONE: Ints = np.zeros(0, np.int64)


def inverse_document_frequency(documents: int, holding: int) -> float:
    """Return Lucene's idf, `log(1 + (N - n + 0.5) / (n + 0.5))`: positive even when n = N.

    Args:
        documents: N, documents in the collection.
        holding: n, documents that hold the term.
    """
    return math.log1p((documents - holding + 0.5) / (holding + 0.5))


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 takes from a whole collection, which may span several indexes.

    Attributes:
        average_length: terms a document, repeats counted.
        weights: inverse document frequency by term.
    """

    average_length: float
    weights: Mapping[Hashable, float]


class BM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 is untyped
    """rank-bm25's BM25Okapi with Lucene's idf and a list of documents for each term.

    Of rank-bm25's classes this is the one to build on. BM25Okapi's term frequency part is the
    formula everyone means by BM25, but its own idf is wrong for small collections: a term in more
    than half of the documents gets a negative idf, replaced by a quarter of the average, which
    itself is zero for two documents and negative for three, so that true matches score nothing or
    less. BM25Plus gives a positive score to documents *without* the term, so that "no match"
    cannot be seen; BM25L ranks questions much worse. Lucene's idf is positive at every size.
    An empty collection is a `ZeroDivisionError` there and an index without matches here.

    The parent scans all documents for every term; here only those that hold it are touched.
    `get_scores` and `get_batch_scores` give the parent's formula with that idf.

    Attributes:
        vocabulary: position of each term in the postings.
        doc_len: terms of each document.
    """

    doc_len: Ints
    idf: dict[Hashable, float]
    corpus_size: int
    avgdl: float

    def __init__(
        self, corpus: Iterable[Sequence[Hashable]], k1: float = 1.5, b: float = 0.75
    ) -> None:
        super().__init__(corpus, k1=k1, b=b)

    def _initialize(self, corpus: Iterable[Sequence[Hashable]]) -> dict[Hashable, int]:
        """Build the postings; called by the parent's constructor."""
        self.vocabulary: dict[Hashable, int] = {}
        number = self.vocabulary.setdefault
        documents = [[number(term, len(self.vocabulary)) for term in text] for text in corpus]
        lengths = np.fromiter(map(len, documents), np.int64, len(documents))
        terms = np.fromiter((t for text in documents for t in text), np.int64, lengths.sum())
        self.corpus_size, self.doc_len = len(documents), lengths
        self.avgdl = float(lengths.mean()) if lengths.any() else 1.0
        self._post(terms, np.repeat(np.arange(len(documents)), lengths))
        holding = np.diff(self._starts).tolist()
        return dict(zip(self.vocabulary, holding, strict=True))

    def _post(self, terms: Ints, documents: Ints) -> None:
        """Sort (term, document) pairs into lists of documents with term frequencies."""
        pairs, frequencies = np.unique(
            terms * (self.corpus_size or 1) + documents, return_counts=True
        )
        owners, holders = np.divmod(pairs, self.corpus_size or 1)
        self._documents = holders.astype(np.int32)
        self._frequencies = frequencies.astype(np.int32)
        self._starts = np.searchsorted(owners, np.arange(len(self.vocabulary) + 1))

    def _calc_idf(self, nd: Mapping[Hashable, int]) -> None:
        """Give every term Lucene's idf; called by the parent's constructor."""
        self.idf = {t: inverse_document_frequency(self.corpus_size, n) for t, n in nd.items()}

    def postings(self, term: Hashable) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return the documents that hold a term, in ascending order, and how often they do."""
        position = self.vocabulary.get(term)
        if position is None:
            return _NONE, _NONE
        span = slice(self._starts[position], self._starts[position + 1])
        return self._documents[span], self._frequencies[span]

    def get_scores(self, query: Iterable[Hashable], statistics: Statistics | None = None) -> Floats:
        """Return the score of every document, zero where it shares no term with the query.

        Args:
            query: terms; one that is repeated counts as often.
            statistics: those of a larger collection this index is a part of; its own by default.
        """
        known = statistics or Statistics(self.avgdl, self.idf)
        scores = np.zeros(self.corpus_size)
        for term in query:
            documents, frequencies = self.postings(term)
            if len(documents):
                relative = self.doc_len[documents] / known.average_length
                norm = self.k1 * (1 - self.b + self.b * relative)
                scores[documents] += known.weights[term] * (
                    frequencies * (self.k1 + 1) / (frequencies + norm)
                )
        return scores

    def get_batch_scores(self, query: Iterable[Hashable], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some documents, in the order asked for."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, np.int64)].tolist()
        return scores

    def get_top_n(self, query: Iterable[Hashable], documents: Sequence[T], n: int = 5) -> list[T]:
        """Return the best of `documents` that share a term with the query, earlier ones on ties.

        Raises:
            ValueError: `documents` are not as many as were indexed.
        """
        if len(documents) != self.corpus_size:
            raise ValueError("The documents given don't match the indexed corpus.")
        return [documents[i] for i in best(self.get_scores(query), n)]


def best(scores: Floats, n: int) -> list[int]:
    """Return the positions of the `n` highest positive scores, highest first, then lowest first."""
    found = np.flatnonzero(scores > 0)
    if len(found) > n > 0:
        bar = np.partition(scores[found], -n)[-n]
        found = found[scores[found] >= bar]
    order = np.argsort(-scores[found], kind="stable")
    positions: list[int] = found[order][: max(n, 0)].tolist()
    return positions
