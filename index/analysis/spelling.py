"""Misspelt words of a question, put right by words of texts that may answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from index.analysis.tokenizer import fold, tokenize

_SHORTEST = 4
"""Letters of a word that is put right; shorter ones are like too many others."""
_SHORT = 7
"""Letters of a word that a slip makes unlike the right one."""
_MOST_SLIPS = ((11, 3), (6, 2), (4, 1))
"""Slips that a word of so many letters may have."""


def respelt(question: str, missing: Sequence[str], texts: Iterable[str]) -> str:
    """Return a question with its unknown words spelt as texts spell them.

    Args:
        question: as asked.
        missing: the words of it that no text has.
        texts: where the right spelling may stand.

    Returns:
        The question put right; empty where no word of it is spelt nearly like one of the texts.
    """
    slips = [word for word in missing if len(word) >= _SHORTEST and word.isalpha()]
    if not slips:
        return ""
    forms = [fold(slip) for slip in slips]
    # What begins otherwise is none of them; ASCII letters are all that can be told so easily.
    begins = {letter for form in forms for letter in (form[:2] + form[:2].upper())}
    written: dict[str, str] = {}
    for text in texts:
        for surface in tokenize(text):
            may_be = surface[0] in begins or not surface.isascii()
            if may_be and len(surface) >= _SHORTEST and surface.isalpha():
                written.setdefault(fold(surface), surface)
    corrected = question
    for slip, form in zip(slips, forms, strict=True):
        if right := _nearest(form, written):
            word = written[right].lower() if slip.islower() else written[right]
            corrected = regex.sub(rf"(?<!\w){regex.escape(slip)}(?!\w)", word, corrected)
    return "" if corrected == question else corrected


def letters_swapped(word: str) -> list[str]:
    """Return what a short word is with two neighbours swapped; nothing for other words."""
    if not (_SHORTEST <= len(word) <= _SHORT and word.isalpha()):
        return []
    return [
        word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for i in range(1, len(word) - 1)
        if word[i] != word[i + 1]
    ]


def _nearest(form: str, written: Iterable[str]) -> str | None:
    most = next(slips for letters, slips in _MOST_SLIPS if len(form) >= letters)
    near = {
        other: slips
        for other in written
        if abs(len(other) - len(form)) <= most
        and _begins_alike(form, other)
        and (slips := _slips(form, other)) <= most
    }
    return min(near, key=lambda other: (near[other], other), default=None)


def _begins_alike(one: str, other: str) -> bool:
    """Return whether words begin with the same letter, or have the first two swapped."""
    return one[0] == other[0] or one[:2] == other[1::-1]


def _slips(one: str, other: str) -> int:
    """Return how many letters were added, left out, changed or swapped with a neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
