"""Text taken apart at its spaces: what stands between two of them is analysed once, then looked up.

A word never has a space in it, so that the words of a text are those of its stretches, one after
the other. Most stretches of a text are met again and again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from index.text.acronyms import SMALL_WORDS
from index.text.kinds import kind_of
from index.text.tokens import surfaces

END = 1
"""Mark of what parts two sentences."""
SIGN = 2
"""Mark of a sign of currency, a per cent sign, or "age"."""
DIGIT = 4
"""Mark of a digit."""
IS, ARTICLE = 8, 16
"""Marks of the words that say what something is: "is", "was"; "a", "the"."""
BRACKET = 32
"""Mark of an opening bracket."""
BEGINS, ENDS, SMALL = 64, 128, 256
"""Marks of a stretch that begins as a name does, of one that a name may go on after, and of a word
that names may have in the middle."""
SEVERAL = 512
"""Mark of more than one word."""

_PART = "\0"
_LONGEST = 40
"""Characters of a stretch that is worth keeping; longer ones are seldom met twice."""
_MOST = 1 << 22
"""Words of the stretches kept, after which they are forgotten."""
_SIGNS = regex.compile(r"[$£€¥₹₽₩%‰°]|\baged?$")
_DIGITS = regex.compile(r"\d")
_ENDS = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}’'&-]*+$")
_TRAILING = ",.;:!?"
_TELLING = {
    **dict.fromkeys(("age", "aged"), SIGN),
    **dict.fromkeys(("is", "are", "was", "were"), IS),
    **dict.fromkeys(SMALL_WORDS, SMALL),
}
_TELLING |= {word: _TELLING.get(word, 0) | ARTICLE for word in ("a", "an", "the", "one", "any")}


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Sentences taken apart.

    Attributes:
        sentences: how many there are.
        words: number of each word; -1 for one that does not count.
        kinds: what each word may be, see `index.text.kinds.kind_of`.
        sentence_of: the sentence of each word.
        marks: of each stretch.
        sentence_of_stretch: the sentence of each stretch.
    """

    sentences: int
    words: NDArray[np.int32]
    kinds: NDArray[np.int16]
    sentence_of: NDArray[np.int64]
    marks: NDArray[np.int16]
    sentence_of_stretch: NDArray[np.int64]

    def with_mark(self, found: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say of each sentence whether one of its stretches is marked."""
        held = np.zeros(self.sentences, np.bool_)
        held[self.sentence_of_stretch[found]] = True
        return held


class Stretches:
    """Takes sentences apart and remembers stretches.

    Args:
        number: returns the number of a word as written, -1 for one that does not count.
        language: of the sentences.
    """

    def __init__(self, number: Callable[[str], int], language: str = "en") -> None:
        self._number = number
        self._language = language
        self._forget()

    def take(self, sentences: Sequence[str]) -> Taken:
        """Take sentences apart."""
        if len(self._words) > _MOST:
            self._forget()
        found = _joined(sentences).split()
        numbers = np.fromiter(map(self._table.__getitem__, found), np.int64, len(found))
        ends, marks = (
            np.frombuffer(self._ends, np.int64),
            np.frombuffer(self._marks, np.int16)[numbers],
        )
        counts = ends[numbers + 1] - ends[numbers]
        first = np.cumsum(counts) - counts
        places = np.repeat(ends[numbers] - first, counts) + np.arange(int(counts.sum()))
        of_stretch = np.cumsum(marks == END) - (marks == END)
        return Taken(
            sentences=len(sentences),
            words=np.frombuffer(self._words, np.int32)[places],
            kinds=np.frombuffer(self._kinds, np.int16)[places],
            sentence_of=np.repeat(of_stretch, counts),
            marks=marks,
            sentence_of_stretch=of_stretch,
        )

    def _forget(self) -> None:
        self._table = _Table(self._enter)
        self._words, self._kinds = array("i"), array("h")
        self._ends, self._marks = array("q", [0]), array("h")

    def _enter(self, stretch: str) -> int:
        found, marks = _apart(stretch)
        for surface in found:
            self._words.append(self._number(surface))
            self._kinds.append(kind_of(surface, self._language))
        self._ends.append(len(self._words))
        self._marks.append(marks)
        return len(self._marks) - 1


class _Table(dict[str, int]):
    """Numbers of stretches; a new one is entered when it is looked up."""

    def __init__(self, enter: Callable[[str], int]) -> None:
        self._enter = enter

    def __missing__(self, stretch: str) -> int:
        number = self._enter(stretch)
        if len(stretch) <= _LONGEST:
            self[stretch] = number
        return number


def _joined(sentences: Sequence[str]) -> str:
    text = f" {_PART} ".join((*sentences, ""))
    if text.count(_PART) == len(sentences):
        return text
    return f" {_PART} ".join((*(sentence.replace(_PART, " ") for sentence in sentences), ""))


def _apart(stretch: str) -> tuple[Sequence[str], int]:
    """Return the words of a stretch, and its marks."""
    word = stretch.rstrip(_TRAILING)
    if word.isascii() and word.isalpha():
        if word.islower():
            return (word,), _TELLING.get(stretch, 0)
        return (word,), BEGINS * word[0].isupper() | ENDS * (word == stretch)
    if stretch == _PART:
        return (), END
    words = surfaces(stretch)
    marks = SEVERAL * (len(words) > 1) | BRACKET * ("(" in stretch) | _TELLING.get(stretch, 0)
    marks |= SIGN * bool(_SIGNS.search(stretch)) | DIGIT * bool(_DIGITS.search(stretch))
    return words, marks | BEGINS * stretch[0].isupper() | ENDS * bool(_ENDS.search(stretch))
