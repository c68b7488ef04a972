"""Text taken apart at its spaces: what stands between two of them is analysed once, then looked up.

A word never has a space in it, so that the words of a text are those of its stretches, one after
the other. Most stretches of a text are met again and again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from index.text.acronyms import SMALL_WORDS
from index.text.kinds import kinds_of
from index.text.pieces import Pieces
from index.text.table import Table
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
        kinds: what each word may be, see `index.text.kinds.kinds_of`.
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
        number: returns the numbers of words as written, each given once, -1 for one that does not
            count.
        language: of the sentences.
    """

    def __init__(
        self, number: Callable[[Sequence[str]], Iterable[int]], language: str = "en"
    ) -> None:
        self._number = number
        self._language = language
        self._forget()

    def take(self, sentences: Sequence[str]) -> Taken:
        """Take sentences apart."""
        if len(self._words) > _MOST:
            self._forget()
        numbers, new = self._stretches.numbers(_joined(sentences))
        self._enter(new)
        ends, marks = (
            np.frombuffer(self._ends, np.int64),
            np.frombuffer(self._marks, np.int16)[numbers],
        )
        counts = ends[numbers + 1] - ends[numbers]
        first = np.cumsum(counts) - counts
        places = np.repeat(ends[numbers] - first, counts) + np.arange(int(counts.sum()))
        words = np.frombuffer(self._words, np.int32)[places]
        of_stretch = np.cumsum(marks == END) - (marks == END)
        return Taken(
            sentences=len(sentences),
            words=np.frombuffer(self._numbers, np.int32)[words],
            kinds=np.frombuffer(self._kinds, np.int16)[words],
            sentence_of=np.repeat(of_stretch, counts),
            marks=marks,
            sentence_of_stretch=of_stretch,
        )

    def _forget(self) -> None:
        # Of each stretch its marks and where its words end; each word as its place among all, of
        # which there are the numbers and kinds.
        self._stretches, self._surfaces = Pieces(), Table()
        self._ends, self._marks, self._words = array("q", [0]), array("h"), array("i")
        self._numbers, self._kinds = array("i"), array("h")

    def _enter(self, stretches: Sequence[str]) -> None:
        found, counts, marks = _apart(stretches)
        words, new = self._surfaces.numbers(found)
        self._numbers.extend(self._number(new))
        self._kinds.extend(kinds_of(new, self._language))
        self._ends.frombytes((np.cumsum(counts, dtype=np.int64) + self._ends[-1]).tobytes())
        self._marks.extend(marks)
        self._words.frombytes(words.astype(np.int32).tobytes())


def _joined(sentences: Sequence[str]) -> str:
    text = f" {_PART} ".join((*sentences, ""))
    if text.count(_PART) == len(sentences):
        return text
    return f" {_PART} ".join((*(sentence.replace(_PART, " ") for sentence in sentences), ""))


def _apart(stretches: Sequence[str]) -> tuple[list[str], list[int], list[int]]:
    """Return the words of all stretches, and of each how many it has, and its marks."""
    found: list[str] = []
    counts: list[int] = []
    marks: list[int] = []
    for stretch in stretches:
        word = stretch.rstrip(_TRAILING)
        if word.isascii() and word.isalpha():
            found.append(word)
            counts.append(1)
            if word.islower():
                marks.append(_TELLING.get(stretch, 0))
            else:
                marks.append(BEGINS * word[0].isupper() | ENDS * (word == stretch))
        elif stretch == _PART:
            counts.append(0)
            marks.append(END)
        else:
            words = surfaces(stretch)
            found += words
            counts.append(len(words))
            marks.append(_marks(stretch, len(words)))
    return found, counts, marks


def _marks(stretch: str, words: int) -> int:
    """Return the marks of a stretch of whatever characters, with so many words."""
    marks = SEVERAL * (words > 1) | BRACKET * ("(" in stretch) | _TELLING.get(stretch, 0)
    marks |= SIGN * bool(_SIGNS.search(stretch)) | DIGIT * bool(_DIGITS.search(stretch))
    return marks | BEGINS * stretch[0].isupper() | ENDS * bool(_ENDS.search(stretch))
