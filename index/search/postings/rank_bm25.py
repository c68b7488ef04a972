"""BM25 as rank-bm25 defines it, with the idf that is right at every size, over postings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

from index.search.postings.idf import inverse_document_frequency as inverse_document_frequency
from index.search.postings.inverter import BM25Parameters
from index.search.postings.postings import Postings
from index.search.postings.top_k import (
    Floats,
    Precedence,
    ScoredDocument,
    SegmentQuery,
    scores_of,
    top,
)
from index.search.postings.top_k import best as best

T = TypeVar("T")

_NONE = np.zeros(0, np.int32)


class Idf(Mapping[Hashable, float]):
    """The inverse document frequency of each term of an index, worked out when asked for."""

    def __init__(self, postings: Postings, vocabulary: Mapping[Hashable, int]) -> None:
        self._postings, self._vocabulary = postings, vocabulary

    def __getitem__(self, term: Hashable) -> float:
        holding = self._postings.holding(self._vocabulary[term])
        return inverse_document_frequency(self._postings.size, holding)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._vocabulary)

    def __len__(self) -> int:
        return len(self._vocabulary)


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
        vocabulary: number of each term in the postings.
        index: the postings.
        idf: inverse document frequency of each term.
        doc_len: terms of each document.
        corpus_size: documents.
        avgdl: terms a document, 1 when there are none.
    """

    vocabulary: Mapping[Hashable, int]
    index: Postings
    idf: Mapping[Hashable, float]
    doc_len: NDArray[np.int32]
    corpus_size: int
    avgdl: float

    def __init__(
        self, corpus: Iterable[Sequence[Hashable]], k1: float = 1.5, b: float = 0.75
    ) -> None:
        super().__init__(corpus, k1=k1, b=b)

    @classmethod
    def over(
        cls,
        postings: Postings,
        vocabulary: Mapping[Hashable, int] | None = None,
        k1: float = 1.5,
        b: float = 0.75,
    ) -> Self:
        """Wrap an index that was made before, without copying it.

        Args:
            postings: the index.
            vocabulary: number of each term in it; by default terms are their own numbers.
            k1: how much repetition counts.
            b: how much length counts, in [0, 1].
        """
        known = IdentityVocabulary(postings.terms) if vocabulary is None else vocabulary
        made = cls.__new__(cls)  # what the parent's constructor does is to read a corpus
        made.k1, made.b = k1, b
        return made._hold(postings, known)

    def _initialize(self, corpus: Iterable[Sequence[Hashable]]) -> None:
        """Build the postings; called by the parent's constructor."""
        documents = corpus if isinstance(corpus, Sequence) else list(corpus)
        vocabulary: defaultdict[Hashable, int] = defaultdict(count().__next__)
        lengths = np.fromiter(map(len, documents), np.int32, len(documents))
        numbers = map(vocabulary.__getitem__, chain.from_iterable(documents))
        terms = np.fromiter(numbers, np.int32, int(lengths.sum(dtype=np.int64)))
        postings = Postings.of(terms, lengths, len(vocabulary), self.k1, self.b)
        self._hold(postings, dict(vocabulary))

    def _calc_idf(self, nd: None) -> None:
        """Do nothing: `Idf` gives every term Lucene's; called by the parent's constructor."""

    def _hold(self, postings: Postings, vocabulary: Mapping[Hashable, int]) -> Self:
        self.index, self.vocabulary = postings, vocabulary
        self.corpus_size, self.doc_len = postings.size, postings.lengths
        self.avgdl, self.idf = postings.average_length, Idf(postings, vocabulary)
        return self

    def postings(self, term: Hashable) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return the documents that hold a term, in ascending order, and how often they do."""
        number = self.vocabulary.get(term)
        return (_NONE, _NONE) if number is None else self.index.of_term(number)

    def get_scores(self, query: Iterable[Hashable]) -> Floats:
        """Return the score of every document, zero where it shares no term with the query.

        A term that is repeated counts as often.
        """
        return scores_of(self._source(query), BM25Parameters(self.k1, self.b, self.avgdl))

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
        found = top([self._source(query)], self.avgdl, n, self.k1, self.b)
        return [documents[document] for _, _, document in found]

    def query(
        self,
        weights: Sequence[tuple[int, float]],
        allowed: NDArray[np.bool_] | None = None,
        ranks: NDArray[np.uint32] | None = None,
    ) -> SegmentQuery:
        """Return a query of this index, for `get_top_of_several`.

        Args:
            weights: number of each term in the index, and what it weighs in all indexes.
            allowed: whether each document may be found; all may when there is none.
            ranks: place of each document among others of the same score.

        Raises:
            IndexError: a term is not in the index.
            ValueError: `allowed` is of another length than the index.
        """
        return SegmentQuery(self.index, weights, allowed, ranks)

    @staticmethod
    def get_top_of_several(
        queries: Sequence[SegmentQuery], average_length: float, n: int, precedence: Precedence
    ) -> list[ScoredDocument]:
        """Return the best documents over several indexes, each asked by a query of its own.

        Args:
            queries: what is asked of each index.
            average_length: terms a document, over all of them.
            n: how many documents at most.
            precedence: by which documents with equal scores come, where not all have room.
        """
        return top(queries, average_length, n, precedence=precedence)

    def _source(self, query: Iterable[Hashable]) -> SegmentQuery:
        counts: dict[Hashable, int] = {}
        for term in query:
            counts[term] = counts.get(term, 0) + 1
        number_of, start_of, size = self.vocabulary.get, self.index.starts.item, self.corpus_size
        weights = []
        for term, times in counts.items():
            if (number := number_of(term)) is not None:
                # Without `holding`, which takes a third of the time of all this.
                holding = start_of(number + 1) - start_of(number)
                weights.append((number, times * inverse_document_frequency(size, holding)))
        return SegmentQuery(self.index, weights)


class IdentityVocabulary(Mapping[Hashable, int]):
    """The vocabulary of terms that are numbers already."""

    def __init__(self, size: int) -> None:
        self._numbers = range(size)

    def __getitem__(self, term: Hashable) -> int:
        if term not in self._numbers:
            raise KeyError(term)
        return int(term)  # type: ignore[call-overload, no-any-return]  # it is in the range

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
