"""The search of `index.search.postings.top_k`, compiled. Imported by
`index.search.postings.numba_search` alone.

Two passes. The first adds up what each posting gives at most, in whole numbers: its saturation in
255ths, rounded up, times the weight. Documents are taken in windows that differ in the lower half
of their numbers alone, so that a posting takes three bytes and a few instructions; of each block
of the sums only the greatest is looked at. What the k-th greatest of these is at least is a bar:
few documents can reach it, and each of those is scored exactly in the second pass, in the order of
the terms, so that the score has the same bits as one in numpy. Reading on is so cheap that to skip
what cannot win, as MaxScore does, takes longer in indexes of up to a million documents and more.

Positions and documents are unsigned: numba looks at every signed index whether it is negative,
which takes longer than what is done here with a posting. A literal is signed, and with an unsigned
number it would make a float. All functions are in this file, the only one numba's cache looks at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numba import njit
from numba import uint32 as u32
from numba import uint64 as u64
from numpy.typing import NDArray

from index.search.postings.posting_codec import FREQUENCY, HALF, MAX_INLINE_FREQUENCY

F = TypeVar("F", bound=Callable[..., Any])
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Int32s = NDArray[np.int32]
UInt32s = NDArray[np.uint32]
Places = NDArray[np.uint64]
Low = NDArray[np.uint16]
High = Any
"""Bytes or, of a great index, twice as wide; numba compiles for both."""
Index = tuple[Ints, Low, High, Ints, Int32s, Int32s]
OfTerms = tuple[Floats, Places, Floats]
"""Weights of the terms, their cursors, and the share of documents that hold each."""

_MANY, _HALF, _FREQUENCY = np.uint32(MAX_INLINE_FREQUENCY), np.uint32(HALF), np.uint32(FREQUENCY)
_ONE = np.uint64(1)
_WINDOW, _BLOCK = np.uint64(1 << HALF), np.uint64(128)
"""Documents that the lower half of their numbers tells apart, and those of which one sum, the
greatest, is looked at."""
_NEAR = 1024
"""Documents that are kept for the second pass, before some are taken to it."""
_STEPS = 255
_UNITS = 2**30 / _STEPS
"""What the weights of a query come to, so that no sum leaves 32 bits."""
_MORE = 1 + 1e-9
"""Floats are rounded."""
_MOST = 2.0**32 - 1
NEXT, LOOKED, END = 0, 1, 2
"""Rows of the cursors: the next posting of each term in the first pass and in the second, and the
end."""


def _compiled(function: F) -> F:
    """Compile a function when it is first called, and keep it on disk where that is possible."""
    try:
        made: F = njit(nogil=True, error_model="numpy", cache=True)(function)
    except RuntimeError:  # There is no folder to write to.
        made = njit(nogil=True, error_model="numpy")(function)
    return made


def _inlined(function: F) -> F:
    """Put a function into those that call it, where the call itself would take the longest."""
    made: F = njit(inline="always")(function)
    return made


@_compiled
def _place(numbers: Ints, wanted: Any) -> int:
    """Return where a number stands among ascending ones."""
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) >> 1
        if u64(numbers[middle]) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@_inlined
def _document(low: Low, high: High, i: Any) -> Any:
    """Return the document of a posting."""
    return u32(low[i]) | u32(u32(u32(high[i]) >> _FREQUENCY) << _HALF)


@_compiled
def _saturated(high: High, often_at: Ints, often: Int32s, i: Any, norm: float) -> float:
    """Return `tf / (tf + norm)` of a posting."""
    packed = u32(high[i]) & _MANY
    frequency = float(packed)
    if packed == _MANY:
        frequency = float(often[_place(often_at, i)])
    return frequency / (frequency + norm)


@_compiled
def _seek(low: Low, high: High, first: Any, end: Any, document: Any, share: float) -> Any:
    """Return the first position from `first` on of a document or a later one.

    It is guessed from the share of documents that hold the term, and looked for around that.
    """
    if first >= end or _document(low, high, first) >= document:
        return first
    guess = first + u64((document - _document(low, high, first)) * share)
    guess = min(guess, end - _ONE)
    least, most, step = first + _ONE, end, u64(4)
    if _document(low, high, guess) < document:
        while guess < end and _document(low, high, guess) < document:
            least = guess + _ONE
            guess += step
            step += step
        most = min(guess, end)
    else:
        most = guess
        while guess > first + step:
            guess -= step
            step += step
            if _document(low, high, guess) < document:
                least = guess + _ONE
                break
            most = guess
    while least < most:
        middle = (least + most) >> _ONE
        if _document(low, high, middle) < document:
            least = middle + _ONE
        else:
            most = middle
    return least


@_compiled
def _push(scores: Floats, keys: Ints, filled: int, score: float, key: Any) -> int:
    """Put a document into the heap of the best, the worst on top; return how many there are."""
    k = len(scores)
    if filled == k:
        if score < scores[0] or (score == scores[0] and key > keys[0]):
            return filled
        return _sink(scores, keys, score, key)
    at = filled
    while at > 0:
        up = (at - 1) >> 1
        if score > scores[up] or (score == scores[up] and key < keys[up]):
            break
        scores[at], keys[at] = scores[up], keys[up]
        at = up
    scores[at], keys[at] = score, key
    return filled + 1


@_compiled
def _sink(scores: Floats, keys: Ints, score: float, key: Any) -> int:
    """Put a document in the place of the worst."""
    k, at, child = len(scores), 0, 1
    while child < k:
        other = child + 1
        if other < k and (
            scores[other] < scores[child]
            or (scores[other] == scores[child] and keys[other] > keys[child])
        ):
            child = other
        if score < scores[child] or (score == scores[child] and key > keys[child]):
            break
        scores[at], keys[at] = scores[child], keys[child]
        at, child = child, 2 * child + 1
    scores[at], keys[at] = score, key
    return k


@_compiled
def _sort(scores: Floats, keys: Ints, filled: int) -> int:
    """Put what is in the heap in order, the best first; return how many there are."""
    for last in range(filled - 1, 0, -1):
        score, key = scores[last], keys[last]
        scores[last], keys[last] = scores[0], keys[0]
        _sink(scores[:last], keys[:last], score, key)
    return filled


@_compiled
def impacts(index: Index, norms: Any) -> NDArray[np.uint8]:
    """Return the saturation of each posting in 255ths, rounded up.

    Args:
        index: arrays of `index.search.postings.postings.Postings`, from `starts` to `lengths`.
        norms: those of a document are the first plus the second times its length.
    """
    _, low, high, often_at, often, lengths = index
    found = np.empty(len(low), np.uint8)
    for i in range(u64(len(low))):
        norm = norms[0] + norms[1] * lengths[_document(low, high, i)]
        part = _saturated(high, often_at, often, i, norm)
        found[i] = min(_STEPS, int(np.ceil(part * (_STEPS * _MORE))))
    return found


@_inlined
def _add(low: Low, impacts: Any, first: Any, end: Any, weight: Any, sums: UInt32s) -> None:
    """Add what a term gives to the sums of a window."""
    i = first
    while i < end:
        sums[u32(low[i])] += weight * u32(impacts[i])
        i += _ONE


@_inlined
def _cursors(starts: Ints, terms: Ints, size: int) -> tuple[Places, Floats]:
    """Return where postings of terms begin and end, and the share of documents that hold each."""
    cursors, share = np.zeros((3, len(terms)), np.uint64), np.zeros(len(terms))
    for j in range(u64(len(terms))):
        cursors[NEXT, j] = cursors[LOOKED, j] = starts[terms[j]]
        cursors[END, j] = starts[terms[j] + 1]
        share[j] = (cursors[END, j] - cursors[NEXT, j]) / max(size, 1)
    return cursors, share


@_inlined
def _sum_window(
    index: Index, impacts: Any, terms: OfTerms, units: UInt32s, stop: Any, sums: UInt32s
) -> None:
    """Add up what the terms give to the documents of a window, which ends before `stop`."""
    _, low, high, _, _, lengths = index
    _, cursors, share = terms
    sums[:] = 0
    for j in range(u64(len(units))):
        first, end = cursors[NEXT, j], cursors[END, j]
        if stop < u64(len(lengths)):
            end = _seek(low, high, first, end, u32(stop), share[j])
        cursors[NEXT, j] = end
        _add(low, impacts, first, end, units[j], sums)


@_inlined
def _raised(least: Any, best: Floats, slack: float, ratio: float) -> Any:
    """Return the least sum of a document that is not worse than all of these can be."""
    return max(least, u32(max(1.0, (best[0] - slack) / ratio)))


@_inlined
def _peak(
    sums: UInt32s, peaks: UInt32s, least: Any, best: Floats, order: Ints, slack: float, ratio: float
) -> Any:
    """Note the greatest sum of each block, and raise what documents have to reach by those."""
    filled, width = 0, u64(len(sums))
    for block in range(u64(len(peaks))):
        first, most = block * _BLOCK, u32(0)
        for n in range(first, min(first + _BLOCK, width)):
            most = max(most, sums[n])
        peaks[block] = most
        if most >= least and (filled < len(best) or most > best[0]):
            filled = _push(best, order, filled, float(most), 0)
            if filled == len(best):
                least = _raised(least, best, slack, ratio)
    return least


@_compiled
def _keep(near: UInt32s, sums: UInt32s, count: Any, least: Any) -> Any:
    """Let go of documents that do not reach the bar any more; return how many are left."""
    kept = u64(0)
    for n in range(count):
        if sums[n] >= least:
            near[kept], sums[kept] = near[n], sums[n]
            kept += _ONE
    return kept


@_compiled
def _score(
    index: Index,
    terms: OfTerms,
    norms: Any,
    ranks: Any,
    documents: UInt32s,
    heights: Floats,
    keys: Ints,
    filled: int,
) -> int:
    """Put documents, which ascend, into the heap of the best; return how many that holds."""
    _, low, high, often_at, often, lengths = index
    weights, cursors, share = terms
    for document in documents:
        score, norm = 0.0, norms[0] + norms[1] * lengths[document]
        for j in range(u64(len(weights))):
            end = cursors[END, j]
            i = _seek(low, high, cursors[LOOKED, j], end, document, share[j])
            cursors[LOOKED, j] = i
            if i < end and _document(low, high, i) == document:
                score += weights[j] * _saturated(high, often_at, often, i, norm)
        key = np.int64(document)
        if len(ranks) > 0:
            key |= np.int64(ranks[document]) << 32
        filled = _push(heights, keys, filled, score, key)
    return filled


@_compiled
def search(
    index: Index,
    impacts: NDArray[np.uint8],
    ratio: float,
    allowed: Any,
    terms: Ints,
    weights: Floats,
    norms: Any,
    ranks: Any,
    bar: float,
    heights: Floats,
    keys: Ints,
) -> int:
    """Put the best documents of an index into arrays, best first; return how many there are.

    Args:
        index: arrays of `index.search.postings.postings.Postings`, from `starts` to `lengths`.
        impacts: of each posting, at norms near these.
        ratio: by how much a saturation may be above or below what is known by its impact.
        allowed: whether each document may be found; empty when all may.
        terms: what is looked for, the heaviest first.
        weights: what each gives a document at most, `idf (k1 + 1)`.
        norms: those of a document are the first plus the second times its length.
        ranks: place of each document among others of the same score; empty for their own order.
        bar: a score that what is wanted reaches.
        heights: room for the scores of as many as are wanted.
        keys: room for `rank << 32 | document` of each, without the rank where there is none.
    """
    starts, _, _, _, _, lengths = index
    k, size = len(heights), u64(len(lengths))
    cursors, share = _cursors(starts, terms, len(lengths))
    of_terms = weights, cursors, share
    scale = _UNITS / max(weights.sum(), 1e-300)
    units = np.ceil(weights * scale * _MORE).astype(np.uint32)
    slack = 1.0 + units.sum() + _STEPS * len(units)
    every = np.empty(min(_WINDOW, size), np.uint32)
    every_peak = np.empty((u64(len(every)) + _BLOCK - _ONE) // _BLOCK, np.uint32)
    near, reached = np.empty(_NEAR, np.uint32), np.empty(_NEAR, np.uint32)
    best, order, known = np.zeros(k), np.zeros(k, np.int64), 0
    high_ones = np.zeros(k)
    least = u32(min(max(bar * scale * _STEPS / (ratio * _MORE) - 1, 1.0), _MOST))
    count, filled, base = u64(0), 0, u64(0)
    while base < size:
        stop = min(base + _WINDOW, size)
        sums = every[: stop - base]
        _sum_window(index, impacts, of_terms, units, stop, sums)
        if len(allowed) > 0:
            for n in range(stop - base):
                sums[n] *= u32(allowed[base + n])
        peaks = every_peak[: (stop - base + _BLOCK - _ONE) // _BLOCK]
        least = _peak(sums, peaks, least, high_ones, order, slack, ratio)
        for block in range(u64(len(peaks))):
            if peaks[block] < least:
                continue
            for n in range(block * _BLOCK, min((block + _ONE) * _BLOCK, stop - base)):
                if sums[n] < least:
                    continue
                near[count], reached[count] = base + n, sums[n]
                count += _ONE
                if known < k or sums[n] > best[0]:
                    known = _push(best, order, known, float(sums[n]), 0)
                    if known == k:
                        least = _raised(least, best, slack, ratio)
                if count == _NEAR:
                    count = _keep(near, reached, count, least)
                    if count > _NEAR // 2:
                        filled = _score(
                            index, of_terms, norms, ranks, near[:count], heights, keys, filled
                        )
                        count = u64(0)
        base = stop
    count = _keep(near, reached, count, least)
    filled = _score(index, of_terms, norms, ranks, near[:count], heights, keys, filled)
    return _sort(heights, keys, filled)
