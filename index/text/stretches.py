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

Ints = NDArray[np.int64]

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
        number: returns the numbers of words as written, -1 for one that does not count.
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
        numbers, new = self._pieces.numbers(_joined(sentences))
        self._enter(new)
        starts, counts, marks = (
            np.frombuffer(self._starts, np.int64).take(numbers),
            np.frombuffer(self._counts, np.int64).take(numbers),
            np.frombuffer(self._marks, np.int16).take(numbers),
        )
        parts, ends = np.flatnonzero(marks == END), counts.cumsum()
        places = _places(starts, counts, ends)
        each = np.arange(len(sentences))
        return Taken(
            sentences=len(sentences),
            words=np.frombuffer(self._words, np.int32).take(places),
            kinds=np.frombuffer(self._kinds, np.int16).take(places),
            sentence_of=each.repeat(np.diff(ends[parts], prepend=0)),
            marks=marks,
            sentence_of_stretch=each.repeat(np.diff(parts, prepend=-1)),
        )

    def _forget(self) -> None:
        self._pieces = Pieces()
        # Of each stretch where its words start, how many they are, and its marks; of each word the
        # number and the kinds.
        self._starts, self._counts, self._marks = array("q"), array("q"), array("h")
        self._words, self._kinds = array("i"), array("h")

    def _enter(self, stretches: Sequence[str]) -> None:
        found, counts, marks = _apart(stretches)
        starts = np.cumsum([len(self._words), *counts[:-1]])
        self._starts.frombytes(starts[: len(counts)].tobytes())
        self._counts.extend(counts)
        self._marks.extend(marks)
        self._words.extend(self._number(found))
        self._kinds.extend(kinds_of(found, self._language))


def _places(starts: Ints, counts: Ints, ends: Ints) -> Ints:
    """Return `start, start + 1, ...` for each start, as many as its count; few have more than one.

    Args:
        starts: of the runs.
        counts: of each.
        ends: sums of the counts up to each.
    """
    places = starts.repeat(counts)
    several = np.flatnonzero(counts > 1)
    of_several, first = counts[several], (ends - counts)[several]
    rest = np.arange(int(of_several.sum())) - (of_several.cumsum() - of_several).repeat(of_several)
    places[first.repeat(of_several) + rest] += rest
    return places


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
