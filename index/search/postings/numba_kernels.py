"""The search of `index.search.postings.top_k`, compiled. Imported by
`index.search.postings.numba_search` alone.

Documents are taken in windows, and the terms in the order of their weights, as MaxScore does
(Turtle and Flood, "Query evaluation: strategies and optimizations", 1995). Once enough documents
are found, the lightest terms cannot lift a document among them by themselves any more: they are
looked up in the documents that hold a heavier one and can still win. Where that would be many, a
term is read all the same, which is cheaper. Each score is added up in the order of the terms,
whatever is read and whatever is looked up, so that it has the same bits as without all this.

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
Places = NDArray[np.uint64]
Low = NDArray[np.uint16]
High = Any
"""Bytes or, of a great index, twice as wide; numba compiles for both."""
Index = tuple[Ints, Low, High, Ints, Int32s, Int32s, NDArray[np.float32]]

LENGTHS = 512
"""Lengths of documents from which on saturation is not taken from a table."""
_LENGTHS, _MANY = np.uint32(LENGTHS), np.uint32(MAX_INLINE_FREQUENCY)
_HALF, _FREQUENCY = np.uint32(HALF), np.uint32(FREQUENCY)
_ONE, _NOWHERE = np.uint64(1), np.uint64(1 << 63)
_FIRST, _WINDOW = 512, 1 << 14
"""Documents of the first window and of the largest, whose scores fit into the nearer caches."""
_LOOKUP = 80
"""Postings that can be read in the time it takes to look one up."""
_RARE, _RARE_SHIFT = np.uint64(32), 12
"""Documents of a term that is looked at before all else, and one more for each 4,096 indexed: the
larger the index, the more is saved by what that tells."""
_AGAIN = 7
"""Windows, less one, after which a term that was read to save lookups is tried without again."""
_LEAST = 1e-300
NEXT, END, FIRST, SEEN = 0, 1, 2, 3
"""Rows of the cursors: the next posting of each term, the end, and in this window the first
posting read and the first document."""


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
def _rest(highest: NDArray[np.float32], terms: Ints, weights: Floats, ratio: float) -> Floats:
    """Return the most that each term and those after it can give together, and a little more."""
    rest = np.zeros(len(terms) + 1)
    for j in range(len(terms) - 1, -1, -1):
        rest[j] = rest[j + 1] + weights[j] * min(1.0, highest[terms[j]] * ratio)
    more = rest[0] * 1e-12  # sums are rounded
    for j in range(len(rest)):
        rest[j] = rest[j] * (1 + 1e-6) + more
    return rest


@_compiled
def _bar(
    low: Low,
    high: High,
    often_at: Ints,
    often: Int32s,
    lengths: Int32s,
    allowed: Any,
    cursors: Places,
    weights: Floats,
    norms: tuple[float, float],
    k: int,
) -> float:
    """Return a score that `k` documents reach, by what a single rare term gives them."""
    bar, best, keys = 0.0, np.zeros(k), np.zeros(k, np.int64)
    rare = _RARE + u64(len(lengths) >> _RARE_SHIFT)
    for j in range(len(weights)):
        if cursors[END, j] - cursors[NEXT, j] > rare or weights[j] <= bar:
            break
        filled = 0
        for i in range(cursors[NEXT, j], cursors[END, j]):
            document = _document(low, high, i)
            if len(allowed) == 0 or allowed[document]:
                norm = norms[0] + norms[1] * lengths[document]
                given = weights[j] * _saturated(high, often_at, often, i, norm)
                if filled < k or given > best[0]:
                    filled = _push(best, keys, filled, given, 0)
        if filled == k:
            bar = max(bar, best[0])
    return bar


@_inlined
def _read(
    low: Low,
    high: High,
    often_at: Ints,
    often: Int32s,
    lengths: Int32s,
    table: Floats,
    norms: tuple[float, float],
    cursors: Places,
    j: Any,
    base: Any,
    stop: Any,
    weight: float,
    scores: Floats,
    least: float,
    found: NDArray[np.uint32],
    count: Any,
) -> Any:
    """Add what a term gives to the scores of a window, and note which become `least` by that."""
    i, end = cursors[NEXT, j], cursors[END, j]
    cursors[FIRST, j] = i
    while i < end:
        packed = u32(high[i])
        document = u32(low[i]) | u32(u32(packed >> _FREQUENCY) << _HALF)
        if document >= stop:
            break
        length, frequency = u32(lengths[document]), packed & _MANY
        if frequency != _MANY and length < _LENGTHS:
            part = table[frequency * _LENGTHS + length]
        else:
            norm = norms[0] + norms[1] * length
            part = _saturated(high, often_at, often, i, norm)
        at = u32(document - base)
        before = scores[at]
        after = before + weight * part
        scores[at] = after
        if before < least <= after:
            found[count] = at
            count += _ONE
        i += _ONE
    cursors[NEXT, j] = i
    return count


@_inlined
def _find(
    low: Low, high: High, cursors: Places, j: Any, base: Any, document: Any, share: Any
) -> Any:
    """Return the position of the posting of a document of the window, or `_NOWHERE`."""
    if cursors[SEEN, j] != base:
        cursors[NEXT, j] = _seek(low, high, cursors[NEXT, j], cursors[END, j], base, share)
        cursors[SEEN, j] = base
    i = _seek(low, high, cursors[NEXT, j], cursors[END, j], document, share)
    return i if i < cursors[END, j] and _document(low, high, i) == document else _NOWHERE


@_compiled
def _clear(low: Low, high: High, cursors: Places, reading: Any, base: Any, scores: Floats) -> None:
    """Set the scores of a window back to zero, the shorter way."""
    total = u64(0)
    for j in range(reading):
        total += cursors[NEXT, j] - cursors[FIRST, j]
    if total * u64(4) > u64(len(scores)):
        scores[:] = 0.0
        return
    for j in range(reading):
        for i in range(cursors[FIRST, j], cursors[NEXT, j]):
            scores[u32(_document(low, high, i) - base)] = 0.0


@_compiled
def _next(low: Low, high: High, cursors: Places, essential: Any) -> Any:
    """Return the first document that holds one of the heaviest terms and was not seen yet."""
    base = _NOWHERE
    for j in range(essential):
        if cursors[NEXT, j] < cursors[END, j]:
            base = min(base, u64(_document(low, high, cursors[NEXT, j])))
    return base


@_compiled
def search(
    index: Index,
    allowed: Any,
    terms: Ints,
    weights: Floats,
    ratio: float,
    norms: Any,
    table: Floats,
    ranks: Any,
    bar: float,
    heights: Floats,
    keys: Ints,
) -> int:
    """Put the best documents of an index into a heap, the worst on top; return how many it holds.

    Args:
        index: arrays of `index.search.postings.postings.Postings`, from `starts` to `highest`.
        allowed: whether each document may be found; empty when all may.
        terms: what is looked for, the heaviest first.
        weights: what each gives a document at most, `idf (k1 + 1)`.
        ratio: what `highest` is multiplied by to hold for these norms.
        norms: those of a document are the first plus the second times its length.
        table: saturation by frequency and length, row after row.
        ranks: place of each document among others of the same score; empty for their own order.
        bar: a score that what is wanted reaches.
        heights: room for the scores of as many as are wanted.
        keys: room for `rank << 32 | document` of each, without the rank where there is none.
    """
    starts, low, high, often_at, often, lengths, highest = index
    k, m = len(heights), u64(len(terms))
    rest = _rest(highest, terms, weights, ratio)
    cursors, share = np.zeros((4, len(terms)), np.uint64), np.zeros(len(terms))
    for j in range(m):
        cursors[NEXT, j], cursors[END, j] = starts[terms[j]], starts[terms[j] + 1]
        cursors[SEEN, j] = _NOWHERE
        share[j] = (cursors[END, j] - cursors[NEXT, j]) / max(len(lengths), 1)
    room = min(_WINDOW, max(len(lengths), 1))
    scores, found = np.zeros(room), np.empty(room, np.uint32)
    bar = max(bar, _bar(low, high, often_at, often, lengths, allowed, cursors, weights, norms, k))
    filled = 0
    essential, reading, width, windows = m, u64(0), min(_FIRST, room), 0
    while True:
        while essential > u64(0) and rest[essential - _ONE] < bar:
            essential -= _ONE
        if windows & _AGAIN == _AGAIN and reading > u64(0):
            reading -= _ONE
        reading, windows = max(reading, essential), windows + 1
        first = _next(low, high, cursors, essential)
        if first == _NOWHERE:
            return filled
        base = u32(first)
        stop = u32(base + u32(width))
        least, count = max(bar - rest[reading], _LEAST), u64(0)
        for j in range(reading):
            if j >= essential:
                cursors[NEXT, j] = _seek(
                    low, high, cursors[NEXT, j], cursors[END, j], base, share[j]
                )
            count = _read(
                low,
                high,
                often_at,
                often,
                lengths,
                table,
                norms,
                cursors,
                j,
                base,
                stop,
                weights[j],
                scores,
                least,
                found,
                count,
            )
        looked = 0
        for n in range(count):
            score, document = scores[found[n]], u32(base + found[n])
            if score + rest[reading] < bar or (len(allowed) > 0 and not allowed[document]):
                continue
            looked += 1
            j = reading
            while j < m and score + rest[j] >= bar:
                i = _find(low, high, cursors, j, base, document, share[j])
                if i != _NOWHERE:
                    norm = norms[0] + norms[1] * lengths[document]
                    score += weights[j] * _saturated(high, often_at, often, i, norm)
                j += _ONE
            if j == m:
                key = np.int64(document)
                if len(ranks) > 0:
                    key |= np.int64(ranks[document]) << 32
                filled = _push(heights, keys, filled, score, key)
                if filled == k:
                    bar = max(bar, heights[0])
        _clear(low, high, cursors, reading, base, scores[:width])
        if reading < m and looked * _LOOKUP > share[reading] * width:
            reading += _ONE
        width = min(2 * width, room)
