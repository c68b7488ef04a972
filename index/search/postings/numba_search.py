"""The compiled search, where numba is installed and there was time to load it.

Importing numba takes longer than a question does, so that only what lives on asks for it, and
until then, or without numba, the search in numpy answers with the same results.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.search.arrays import read_only
from index.search.postings.inverter import BM25Parameters
from index.search.postings.postings import Postings

Best = tuple[NDArray[np.float64], NDArray[np.int64]]
"""Scores of the best documents, and what they are ordered by where those are the same: a
document's number, with its rank above the 32nd bit where documents have ranks."""

_ALL = read_only(np.zeros(0, np.bool_))
_OWN_ORDER = read_only(np.zeros(0, np.uint32))
_NEAR = 1.02
"""Up to this ratio of average lengths, impacts that are known for one serve for the other."""


class _Compiled(NamedTuple):
    """What is compiled: see `index.search.postings.numba_kernels`."""

    search: Callable[..., int]
    impacts: Callable[..., NDArray[np.uint8]]


class _Impacts(NamedTuple):
    """What each posting of an index gives at some parameters, in a byte."""

    shape: BM25Parameters
    values: NDArray[np.uint8]


_loaded: _Compiled | None = None
_kept: WeakKeyDictionary[Postings, _Impacts] = WeakKeyDictionary()


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
        kernels: Any = _Compiled(numba_kernels.search, numba_kernels.impacts)
        _try(kernels)
        for kernel in kernels:
            # A search with other types of arrays would wait for the compiler.
            kernel.disable_compile()
        _loaded = kernels
    return True


def cool() -> None:
    """Use the search in numpy again."""
    global _loaded
    _loaded = None


def loaded() -> bool:
    """Return whether the compiled search is in use."""
    return _loaded is not None


def is_ready(postings: Postings, average_length: float) -> bool:
    """Return whether a search of an index at this average length has nothing to make first."""
    if _loaded is None:
        return True
    kept = _kept.get(postings)
    return kept is not None and _ratio(kept.shape.average_length, average_length) <= _NEAR


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
    """Put the best documents of an index into arrays, best first, and return how many there are.

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
    return _search(_loaded, postings, terms, weights, shape, best, allowed, ranks, bar)


def _search(
    compiled: _Compiled,
    postings: Postings,
    terms: NDArray[np.int64],
    weights: NDArray[np.float64],
    shape: BM25Parameters,
    best: Best,
    allowed: NDArray[np.bool_] | None = None,
    ranks: NDArray[np.uint32] | None = None,
    bar: float = 0.0,
) -> int:
    impacts, ratio = _impacts(compiled, postings, shape)
    return compiled.search(
        postings.packed,
        impacts,
        ratio,
        _ALL if allowed is None else read_only(np.asarray(allowed, np.bool_)),
        terms,
        weights * (shape.k1 + 1),
        (shape.flat, shape.slope),
        _OWN_ORDER if ranks is None else ranks,
        bar,
        *best,
    )


def _impacts(
    compiled: _Compiled, postings: Postings, shape: BM25Parameters
) -> tuple[NDArray[np.uint8], float]:
    """Return impacts at parameters near these, and how far off they may be.

    They are made when they are first asked for, in some two nanoseconds a posting.
    """
    if kept := _kept.get(postings):
        ratio = _ratio(kept.shape.average_length, shape.average_length)
        if kept.shape[:2] == shape[:2] and ratio <= _NEAR:
            return kept.values, ratio
    values = read_only(compiled.impacts(postings.packed, (shape.flat, shape.slope)))
    _kept[postings] = _Impacts(shape, values)
    return values, 1.0


def _try(compiled: _Compiled) -> None:
    """Search indexes of one document, so that all is compiled."""
    narrow = Postings.of(np.zeros(1, np.int32), np.ones(1, np.int32), 1)
    wide = replace(narrow, high=read_only(narrow.high.astype(np.uint16)))
    for postings in (narrow, wide):
        terms, best = np.zeros(1, np.int64), (np.zeros(1), np.zeros(1, np.int64))
        _search(compiled, postings, terms, np.ones(1), BM25Parameters(1.5, 0.75, 1.0), best)


def _ratio(one: float, other: float) -> float:
    """Return by how much a saturation at the one average may be above or below that at the other.

    With an average length of c times another, norms are at least 1/c of what they are there where
    c is above 1, and not greater.
    """
    ratio = one / other
    return max(ratio, 1 / ratio)
