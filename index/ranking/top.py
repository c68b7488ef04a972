"""The best documents over several indexes, without scoring what cannot be among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ranking.inverting import Shape
from index.ranking.postings import Postings

Floats = NDArray[np.float64]
Found = tuple[float, int, int]
"""The score of a document, the position of its source and its number in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """An index and what is looked for in it.

    Attributes:
        postings: the index.
        weights: number of each term in that index, and what it weighs; a term stands there once.
        allowed: whether each document may be found; all may when there is none.
    """

    postings: Postings
    weights: Sequence[tuple[int, float]]
    allowed: NDArray[np.bool_] | None = None


def top(
    sources: Sequence[Source], average_length: float, k: int, k1: float = 1.5, b: float = 0.75
) -> list[Found]:
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

    Returns:
        (score, position of the source, document), highest score first, then in order.
    """
    found: list[Found] = []
    for number, source in enumerate(sources):
        scores = scores_of(source, Shape(k1, b, average_length))
        if source.allowed is not None:
            scores[~source.allowed] = 0
        found += [(float(scores[at]), number, at) for at in best(scores, k)]
    return sorted(found, key=lambda one: (-one[0], *one[1:]))[: max(k, 0)]


def scores_of(source: Source, shape: Shape) -> Floats:
    """Return the score of every document, allowed or not; zero where it holds none of the terms."""
    postings = source.postings
    scores = np.zeros(postings.size)
    for term, weight in sorted(source.weights, key=lambda one: -one[1]):
        documents, frequencies = postings.of_term(term)
        norms = shape.norms(postings.lengths[documents])
        scores[documents] += weight * (shape.k1 + 1) * frequencies / (frequencies + norms)
    return scores


def best(scores: Floats, n: int) -> list[int]:
    """Return the positions of the `n` highest positive scores, highest first, then lowest first."""
    found = np.flatnonzero(scores > 0)
    if len(found) > n > 0:
        bar = np.partition(scores[found], -n)[-n]
        found = found[scores[found] >= bar]
    order = np.argsort(-scores[found], kind="stable")
    positions: list[int] = found[order][: max(n, 0)].tolist()
    return positions
