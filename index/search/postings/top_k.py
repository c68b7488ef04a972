"""The best documents over several indexes, without scoring what cannot be among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.search.postings import numba_search
from index.search.postings.inverter import BM25Parameters
from index.search.postings.postings import Postings

DEFAULT_K1, DEFAULT_B = 1.5, 0.75
_DOCUMENT = (1 << 32) - 1
Floats = NDArray[np.float64]
ScoredDocument = tuple[float, int, int]
"""The score of a document, the position of its source and its number in it."""
Precedence = Callable[[int, int], Any]
"""Returns what a document, given by the position of its source and its number in it, comes by."""


class SegmentQuery(msgspec.Struct, frozen=True, eq=False):
    """An index and what is looked for in it.

    Attributes:
        postings: the index.
        weights: number of each term in that index, and what it weighs; a term stands there once.
        allowed: whether each document may be found; all may when there is none.
        ranks: place of each document among others of the same score, read-only; None for their own
            order.

    Raises:
        IndexError: a term is not in the index.
        ValueError: `allowed` is of another length than the index.
    """

    postings: Postings
    weights: Sequence[tuple[int, float]]
    allowed: NDArray[np.bool_] | None = None
    ranks: NDArray[np.uint32] | None = None

    def __post_init__(self) -> None:
        weights = self.weights
        if weights and not 0 <= min(weights)[0] <= max(weights)[0] < self.postings.terms:
            raise IndexError("There is no such term in the index.")
        if self.allowed is not None and len(self.allowed) != self.postings.size:
            raise ValueError("There are not as many documents in the index.")


def top(
    sources: Sequence[SegmentQuery],
    average_length: float,
    k: int,
    k1: float = DEFAULT_K1,
    b: float = DEFAULT_B,
    precedence: Precedence | None = None,
) -> list[ScoredDocument]:
    """Return the documents with the highest positive scores.

    A score is the sum over the terms of `weight tf (k1 + 1) / (tf + k1 (1 - b + b L))`, where tf is
    how often the document holds the term and L its length over the average: BM25 as rank-bm25
    and Lucene have it (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
    Heavier terms are added first, as in `scores_of`, so that both give the same.

    Args:
        sources: the indexes; weights and average length are those of all together.
        average_length: terms a document, repeats counted.
        k: how many documents at most.
        k1: how much repetition counts.
        b: how much length counts, in [0, 1].
        precedence: by which those documents come first that have the lowest score of all; by
            source when left out.

    Returns:
        (score, position of the source, document), highest score first, then by source, and in
        each as its ranks say.
    """
    shape = BM25Parameters(k1, b, average_length)
    find = _compiled if numba_search.loaded() else _plain
    found: list[ScoredDocument] = []
    for number, source in enumerate(sources):
        wanted = min(k, source.postings.size)
        if wanted > 0:
            bar = sorted(found, reverse=True)[k - 1][0] if len(found) >= k else 0.0
            found += [(score, number, at) for score, at in find(source, shape, wanted, bar)]
    if len(sources) > 1:
        found.sort(key=_order)
    if precedence and len(found) > k > 0 and found[k][0] == (least := found[k - 1][0]):
        better = [one for one in found if one[0] > least]
        equal = [one for one in found if one[0] == least]
        return better + sorted(equal, key=lambda one: precedence(*one[1:]))[: k - len(better)]
    return found[: max(k, 0)]


def scores_of(source: SegmentQuery, shape: BM25Parameters) -> Floats:
    """Return the score of every document, allowed or not; zero where it holds none of the terms."""
    postings, wanted = source.postings, _heaviest_first(source)
    documents, frequencies, counts = postings.of_terms([term for term, _ in wanted])
    weights = np.asarray([weight for _, weight in wanted]) * (shape.k1 + 1)
    saturated = frequencies / (frequencies + shape.norms(postings.lengths[documents]))
    # The sum of each document is taken in the order of the terms.
    scores = np.bincount(documents, saturated * weights.repeat(counts), postings.size)
    return scores.astype(np.float64, copy=False)


def _heaviest_first(source: SegmentQuery) -> list[tuple[int, float]]:
    return sorted(source.weights, key=_weight, reverse=True)


_weight = itemgetter(1)


def _plain(
    source: SegmentQuery, shape: BM25Parameters, k: int, _: float
) -> list[tuple[float, int]]:
    """Return the best of one index, having scored all documents that hold a term."""
    scores = scores_of(source, shape)
    if source.allowed is not None:
        scores[~source.allowed] = 0
    return [(float(scores[at]), at) for at in best(scores, k, source.ranks)]


def _compiled(
    source: SegmentQuery, shape: BM25Parameters, k: int, bar: float
) -> list[tuple[float, int]]:
    """Do the same with numba; what does not reach the bar may be left out."""
    wanted = _heaviest_first(source)
    while wanted and wanted[-1][1] <= 0:
        wanted.pop()
    if not wanted:
        return []
    numbers, given = zip(*wanted, strict=True)
    heights, keys = np.empty(k), np.empty(k, np.int64)
    filled = numba_search.search(
        source.postings,
        np.array(numbers, np.int64),
        np.array(given, np.float64),
        shape,
        (heights, keys),
        allowed=source.allowed,
        ranks=source.ranks,
        bar=bar,
    )
    found = zip(heights[:filled].tolist(), keys[:filled].tolist(), strict=True)
    return [(score, key & _DOCUMENT) for score, key in found]


def _order(found: ScoredDocument) -> tuple[float, int]:
    score, source, _ = found
    return -score, source


def best(scores: Floats, n: int, ranks: NDArray[np.uint32] | None = None) -> list[int]:
    """Return the positions of the `n` highest positive scores, highest first, then by rank.

    Without ranks, the lowest positions come first.
    """
    found = np.flatnonzero(scores > 0)
    if len(found) > n > 0:
        bar = np.partition(scores[found], -n)[-n]
        found = found[scores[found] >= bar]
    order = np.lexsort((found if ranks is None else ranks[found], -scores[found]))
    positions: list[int] = found[order][: max(n, 0)].tolist()
    return positions
