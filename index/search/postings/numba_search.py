"""The compiled search, where numba is installed and there was time to load it.

Importing numba takes longer than a question does, so that only what lives on asks for it, and
until then, or without numba, the search in numpy answers with the same results.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.search.arrays import read_only
from index.search.postings.inverter import BM25Parameters
from index.search.postings.posting_codec import MAX_INLINE_FREQUENCY
from index.search.postings.postings import Postings

Best = tuple[NDArray[np.float64], NDArray[np.int64]]
"""Scores of the best documents as a heap, and what they are ordered by where those are the same: a
document's number, with its rank above the 32nd bit where documents have ranks."""
Search = Callable[..., int]

_ALL = read_only(np.zeros(0, np.bool_))
_OWN_ORDER = read_only(np.zeros(0, np.uint32))
_ANY_SHAPE = 1e30
"""A ratio that makes every bound 1, which no saturation is above."""
_loaded: Search | None = None


def available() -> bool:
    """Return whether numba is installed (`pip install quoth[fast]`)."""
    return find_spec("numba") is not None


def warm() -> bool:
    """Load the compiled search, and from then on use it; compile it where it was not before.

    Not for the event loop: loading takes about a second, compiling some ten. What was compiled is
    kept in a folder, so that a process which calls this and ends saves the next the ten seconds.
    May be called from any thread, and again.

    Returns:
        Whether it is there: not without numba, or with one that fails to load.
    """
    global _loaded
    if _loaded is None:
        try:
            from index.search.postings import numba_kernels
        except ImportError:
            return False
        kernel: Any = numba_kernels.search
        _try(kernel)
        # A search with other types of arrays would wait for the compiler.
        kernel.disable_compile()
        _loaded = kernel
    return True


def cool() -> None:
    """Use the search in numpy again."""
    global _loaded
    _loaded = None


def loaded() -> bool:
    """Return whether the compiled search is in use."""
    return _loaded is not None


def search(
    postings: Postings,
    terms: NDArray[np.int64],
    weights: NDArray[np.float64],
    shape: BM25Parameters,
    best: Best,
    *,
    allowed: NDArray[np.bool_] | None = None,
    ranks: NDArray[np.uint32] | None = None,
    bar: float = 0.0,
) -> int:
    """Put the best documents of an index into a heap, and return how many there are.

    Args:
        postings: the index.
        terms: what is looked for, the heaviest first; all are in the index.
        weights: of each, above 0.
        shape: BM25's parameters.
        best: room for as many as are wanted.
        allowed: whether each document may be found; all may when there is none.
        ranks: place of each document among others of the same score; None for their own order.
        bar: a score that what is wanted reaches; others may be among what is found.
    """
    if _loaded is None:
        raise RuntimeError("The compiled search is not loaded.")
    return _loaded(*_arguments(postings, terms, weights, shape, allowed, ranks), bar, *best)


def _arguments(
    postings: Postings,
    terms: NDArray[np.int64],
    weights: NDArray[np.float64],
    shape: BM25Parameters,
    allowed: NDArray[np.bool_] | None = None,
    ranks: NDArray[np.uint32] | None = None,
) -> tuple[Any, ...]:
    """Return what `index.search.postings.numba_kernels.search` is called with, up to `ranks`."""
    return (
        postings.packed,
        _ALL if allowed is None else read_only(np.asarray(allowed, np.bool_)),
        terms,
        weights * (shape.k1 + 1),
        _ratio(postings, shape),
        (shape.flat, shape.slope),
        _table(shape),
        _OWN_ORDER if ranks is None else ranks,
    )


def _try(kernel: Search) -> None:
    """Search indexes of one document, so that all is compiled."""
    narrow = Postings.of(np.zeros(1, np.int32), np.ones(1, np.int32), 1)
    wide = replace(narrow, high=read_only(narrow.high.astype(np.uint16)))
    for postings in (narrow, wide):
        shape = BM25Parameters(1.5, 0.75, 1.0)
        arguments = _arguments(postings, np.zeros(1, np.int64), np.ones(1), shape)
        kernel(*arguments, 0.0, np.zeros(1), np.zeros(1, np.int64))


def _ratio(postings: Postings, shape: BM25Parameters) -> float:
    """Return by how much the highest saturation of a term can be above the one that is known.

    With an average length of c times the one it is known at, norms are at least 1/c of what they
    were where c is above 1, and not smaller where it is below.
    """
    k1, b, average_length = postings.shape.tolist()
    if (k1, b) != (shape.k1, shape.b):
        return _ANY_SHAPE
    return max(1.0, shape.average_length / float(average_length))


@lru_cache(maxsize=16)
def _table(shape: BM25Parameters) -> NDArray[np.float64]:
    """Return the saturation of low frequencies in documents of ordinary lengths."""
    from index.search.postings.numba_kernels import LENGTHS

    frequencies = np.arange(MAX_INLINE_FREQUENCY, dtype=np.float64)[:, None]
    table = frequencies[1:] / (frequencies[1:] + shape.norms(np.arange(LENGTHS)))
    table = np.concatenate((np.zeros((1, LENGTHS)), table)).ravel()
    table.flags.writeable = False
    return table
