"""Passages in their order, and what changes it for the reader's sake."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from index.search.interface import Candidate
from index.storage.interface import StoredPassage

RankedPassage = tuple[Candidate, StoredPassage]

_AGAIN = 0.8
"""What a further passage of a section is worth, as a share: the first one leads to it."""


def reordered(
    ordered: Sequence[RankedPassage], before: Sequence[RankedPassage]
) -> list[RankedPassage]:
    """Return passages in a new order, with the scores that their places had before."""
    return [
        (replace(candidate, score=was.score), stored)
        for (candidate, stored), (was, _) in zip(ordered, before, strict=True)
    ]


def sections_first(found: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Return passages, further ones of a section behind other sections that are worth as much.

    Args:
        found: best first; scores stay in order.
    """
    seen: set[tuple[str, ...]] = set()
    worth = []
    for candidate, stored in found:
        section = (stored.article.id, *stored.paragraph.headings)
        again = len(section) > 1 and section in seen
        seen.add(section)
        worth.append(candidate.score * (_AGAIN if again else 1))
    places = sorted(range(len(found)), key=lambda place: -worth[place])
    return reordered([found[place] for place in places], found)
