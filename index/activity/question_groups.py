"""Which questions ask much the same: by the stems of the words that count, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from index.analysis.question_key import question_stems

_ALIKE = 80.0
"""Likeness, of 100, from which two questions count as one."""
_ENOUGH = 2
"""Words from which on a question that holds all words of another is taken for it."""


def group_alike(questions: Sequence[str]) -> list[list[int]]:
    """Return the places of questions that are alike, in the order in which groups begin.

    A question joins the group whose first question is most like it, so the outcome depends on
    the order of the questions alone. CPU-bound, to be called off the event loop: it takes time
    in proportion to questions times groups.
    """
    heads: list[list[str]] = []
    groups: list[list[int]] = []
    for place, question in enumerate(questions):
        words = question_stems(question)
        likeness = [_likeness(words, head) for head in heads]
        best = max(range(len(heads)), key=lambda i: (likeness[i], -i), default=None)
        if best is not None and likeness[best] >= _ALIKE:
            groups[best].append(place)
        else:
            heads.append(words)
            groups.append([place])
    return groups


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two lists of stems are, of 100.

    The token set ratio calls a question alike that only says more; a single word would be
    part of nearly everything, so it is compared as a whole.
    """
    enough = min(len(one), len(other)) >= _ENOUGH
    ratio = fuzz.token_set_ratio if enough else fuzz.token_sort_ratio
    return ratio(" ".join(one), " ".join(other), score_cutoff=_ALIKE)
