"""Passages that only ask, such as a quiz at the end of a lesson: they come after what answers."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from index.answering.ranked_passages import RankedPassage, reordered

_LEAST_SCORE = 0.5
"""Score, as a share of that of a passage that only asks, from which another comes before it."""
_LINES = regex.compile(r"\n+")
_ITEM = regex.compile(r"\s*(?:[-*•]|\d{1,3}[.)])\s")
_ASKS = regex.compile(r"[?？؟][\s)\"'”»*_]*$")


def answers_first(found: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Return passages, those that only ask behind the others that are worth something.

    Args:
        found: best first; scores stay in order.
    """
    if not found or not only_asks(found[0][1].paragraph.text):
        return list(found)
    floor = _LEAST_SCORE * found[0][0].score
    worth = [one for one in found if one[0].score >= floor]
    asking = [one for one in worth if only_asks(one[1].paragraph.text)]
    ordered = [one for one in worth if one not in asking] + asking + list(found[len(worth) :])
    return reordered(ordered, found)


def only_asks(text: str) -> bool:
    """Return whether a text is a list, every item of which is a question."""
    lines = [line for line in _LINES.split(text) if line.strip()]
    items = [line for line in lines if _ITEM.match(line)]
    return bool(items) and len(items) >= len(lines) - 1 and all(map(_ASKS.search, items))
