"""The postings of several indexes as those of one, some terms at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.arrays import Array, Int32s, PiecedArray, in_pieces, release
from index.search.postings.inverter import (
    BM25Parameters,
    Chunk,
    Gathered,
    gather,
    require_room,
)
from index.search.postings.posting_codec import documents_of, frequencies_of
from index.search.postings.postings import Postings

_AT_A_TIME = 1 << 21
"""Postings that are put together at once."""


class PostingsInput(NamedTuple):
    """Postings that become a part of others.

    Attributes:
        postings: these.
        terms: the new number of each term, ascending; -1 of those that nothing is left of.
        documents: the new number of each document, ascending; -1 of those that are left out.
    """

    postings: Postings
    terms: NDArray[np.int64]
    documents: Int32s


def merge_postings(
    inputs: Sequence[PostingsInput], lengths: Int32s, vocabulary: int
) -> dict[str, Array | PiecedArray]:
    """Return the arrays of `index.search.postings.postings.Postings`.

    Args:
        inputs: in the order of their documents.
        lengths: how many terms each document has.
        vocabulary: how many different terms there are.

    Raises:
        TooManyPostings: one index cannot hold that many.
    """
    require_room(int(lengths.sum(dtype=np.int64)), len(lengths))
    found, size = [gather([], 0, len(lengths))._replace(starts=np.zeros(0, np.int64))], 0
    for first, last in _ranges(inputs, vocabulary):
        chunks = [_chunk(given, first, last) for given in inputs]
        one = gather(chunks, last - first, len(lengths))
        one = one._replace(starts=one.starts[:-1] + size, often_at=one.often_at + size)
        found.append(one)
        size += len(one.low)
        for given in inputs:
            release(given.postings.low)
    found.append(found[0]._replace(starts=np.full(1, size)))
    return {
        **{name: in_pieces([one[at] for one in found]) for at, name in enumerate(Gathered._fields)},
        "lengths": lengths,
        "shape": np.asarray(BM25Parameters.of(lengths)),
    }


def _ranges(inputs: Sequence[PostingsInput], vocabulary: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of terms that have few postings together, but for a single term of more."""
    counts = np.zeros(vocabulary, np.int64)
    for postings, terms, _ in inputs:
        held = np.flatnonzero(terms >= 0)
        counts[terms[held]] += np.diff(postings.starts)[held]
    ends = counts.cumsum()
    steps = np.arange(_AT_A_TIME, ends[-1] if vocabulary else 0, _AT_A_TIME)
    return pairwise(np.unique([0, *ends.searchsorted(steps), vocabulary]).tolist())


def _chunk(given: PostingsInput, first: int, last: int) -> Chunk:
    """Return what is left of the postings of the terms from one new number up to another."""
    postings = given.postings
    held = np.flatnonzero((given.terms >= first) & (given.terms < last))
    # What is between them is of documents that are left out.
    ends = postings.starts[held[0] : held[-1] + 2] if len(held) else postings.starts[:1]
    one = slice(int(ends[0]), int(ends[-1]))
    low, high = postings.low[one], postings.high[one]
    frequencies = frequencies_of(high).astype(np.int32)
    great = slice(*postings.often_at.searchsorted([one.start, one.stop]).tolist())
    frequencies[postings.often_at[great] - one.start] = postings.often[great]
    documents = given.documents[documents_of(low, high)]
    left = documents >= 0
    before = np.concatenate(([0], left.cumsum()))[ends - one.start]
    holding = np.diff(before)[held - held[0]] if len(held) else np.zeros(0, np.int64)
    return Chunk(given.terms[held] - first, holding, documents[left], frequencies[left])
