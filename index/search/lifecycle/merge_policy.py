"""Making few segments of many, beside the answers: what is searched meanwhile stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from index.search.lifecycle.snapshot import Part, Shelf
from index.search.segments.segment import Segment

MANY = 3
"""Parts that a library may have: each costs every search a quarter of a millisecond."""
SMALL = 1000
"""Paragraphs of small parts together, up to which they had better be one at once: making it takes
some twenty milliseconds."""
STEEP = 2
"""How many times as large as all smaller parts together one may be and still be merged."""


def worth_merging(shelf: Shelf) -> list[Part]:
    """Return the parts that had better be one, none if all is well.

    These are the smallest; as far as there are too many, not those that are much larger than
    them, so that adding articles one by one does not copy the library each time; and those of
    which less than half still stands, of small ones less than all: about how many paragraphs hold
    a 4-gram is an estimate where some have gone.
    """
    many, size = len(shelf.parts) > MANY, 0
    chosen: list[Part] = []
    for part in sorted(shelf.parts, key=lambda part: part.documents):
        alike = many and (len(chosen) < 2 or part.documents <= STEEP * size)
        if not alike and size + part.documents > SMALL:
            break
        chosen.append(part)
        size += part.documents
    if len(chosen) < 2:
        chosen = []
    wasted = [part for part in shelf.parts if part.documents < _least(part)]
    return [part for part in shelf.parts if part in chosen or part in wasted]


def _least(part: Part) -> float:
    """Return how many paragraphs have to stand for a part to be left as it is."""
    size = part.segment.size
    return size if size <= SMALL else size / 2


def compacted(shelf: Shelf, parts: Sequence[Part], segment: Segment) -> Shelf:
    """Return a shelf with one segment in the place of several.

    Args:
        shelf: as it is now.
        parts: as they were when the segment was made of what stood in them.
        segment: their articles, in order.
    """
    now = {part.segment: part for part in shelf.parts}
    standing = [_standing(part, now.get(part.segment)) for part in parts]
    gone = np.flatnonzero(~np.concatenate(standing)).tolist()
    merged = {part.segment for part in parts}
    kept = [part for part in shelf.parts if part.segment not in merged]
    if len(gone) < len(segment.articles):
        kept.append(Part.of(segment, gone))
    return replace(shelf, parts=tuple(kept))


def _standing(before: Part, now: Part | None) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Say of each article that stood in a part whether it still does."""
    stood = before.standing()
    if now is None:
        return np.zeros(int(stood.sum()), np.bool_)
    return now.standing()[stood]
