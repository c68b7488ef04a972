"""What "why this answer?" is answered with."""

from __future__ import annotations

import msgspec


class WordSought(msgspec.Struct, frozen=True):
    """A word of the question that is no stop word.

    Attributes:
        word: as the asker wrote it.
        weight: how much it tells, as a share in [0, 1] of what all words tell together.
        found: whether the passage, its title or its headings have it, in any form.
        known: whether any passage that was searched has it.
    """

    word: str
    weight: float
    found: bool
    known: bool


class RunnerUp(msgspec.Struct, frozen=True):
    """A passage that was found as well.

    Attributes:
        title: its article's title.
        paragraph: 1-based number of the paragraph.
        share: its score, as a share of the best passage's.
    """

    title: str
    paragraph: int
    share: float


class Explanation(msgspec.Struct, frozen=True):
    """Why a passage was shown.

    Attributes:
        words: the words of the question, those that tell most first.
        runners_up: what else was found, best first.
        likeness: how near its best sentence comes to the question in meaning, a cosine; None where
            nothing was read for its meaning.
    """

    words: tuple[WordSought, ...]
    runners_up: tuple[RunnerUp, ...]
    likeness: float | None = None
