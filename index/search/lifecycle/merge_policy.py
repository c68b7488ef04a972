"""Making few segments of many, beside the answers: what is searched meanwhile stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from index.search.lifecycle.snapshot import LiveSegment, Snapshot
from index.search.segments.segment import Segment

MAX_SEGMENTS = 3
"""Parts that a library may have: each costs every search a quarter of a millisecond."""
SMALL_SEGMENT = 1000
"""Paragraphs of small parts together, up to which they had better be one at once: making it takes
some twenty milliseconds."""
SIZE_RATIO = 2
"""How many times as large as all smaller parts together one may be and still be merged."""


def segments_to_merge(snapshot: Snapshot) -> list[LiveSegment]:
    """Return the segments that had better be one, none if all is well.

    These are the smallest; as far as there are too many, not those that are much larger than
    them, so that adding articles one by one does not copy the library each time; and those of
    which less than half is still there, of small ones less than all.
    """
    many, size = len(snapshot.segments) > MAX_SEGMENTS, 0
    chosen: list[LiveSegment] = []
    for live in sorted(snapshot.segments, key=lambda live: live.paragraphs):
        alike = many and (len(chosen) < 2 or live.paragraphs <= SIZE_RATIO * size)
        if not alike and size + live.paragraphs > SMALL_SEGMENT:
            break
        chosen.append(live)
        size += live.paragraphs
    if len(chosen) < 2:
        chosen = []
    wasted = [live for live in snapshot.segments if live.paragraphs < _least(live)]
    return [live for live in snapshot.segments if live in chosen or live in wasted]


def _least(live: LiveSegment) -> float:
    """Return how many paragraphs have to stand for a part to be left as it is."""
    size = live.segment.size
    return size if size <= SMALL_SEGMENT else size / 2


def replace_merged(
    snapshot: Snapshot, segments: Sequence[LiveSegment], segment: Segment
) -> Snapshot:
    """Return a snapshot with one segment in the place of several.

    Args:
        snapshot: as it is now.
        segments: as they were when the segment was made of what stood in them.
        segment: their articles, in order.
    """
    now = {live.segment: live for live in snapshot.segments}
    standing = [_standing(live, now.get(live.segment)) for live in segments]
    gone = np.flatnonzero(~np.concatenate(standing)).tolist()
    merged = {live.segment for live in segments}
    kept = [live for live in snapshot.segments if live.segment not in merged]
    if len(gone) < len(segment.articles):
        kept.append(LiveSegment.of(segment, gone))
    return replace(snapshot, segments=tuple(kept))


def _standing(
    before: LiveSegment, now: LiveSegment | None
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Say of each article that stood in a part whether it still does."""
    stood = before.article_mask()
    if now is None:
        return np.zeros(int(stood.sum()), np.bool_)
    return now.article_mask()[stood]
