"""What is known of stretches: all of one in one integer, so that it is fetched from memory once."""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import Kind
from index.analysis.batch.ascii_words import Plain
from index.analysis.batch.byte_keys import Ints
from index.analysis.batch.token_flags import ALL, BEGINS, ENDS, SEVERAL
from index.analysis.ranges import spread

_KINDS, _ONE, _WORD = 10, 18, 32
"""Where in a record the kinds of its word begin, whether it has one, and the word's number: above
the marks. A stretch of several words has its place among such stretches instead."""


class Records:
    """The records of stretches in the order in which they are added."""

    def __init__(self) -> None:
        self._records = array("q")
        # Of those with several words: where their words begin, how many, and all their words.
        self._starts, self._counts = array("q"), array("q")
        self._words, self._kinds = array("i"), array("h")

    def __len__(self) -> int:
        return len(self._records)

    def add(self, records: Ints) -> None:
        """Add what `packed` gave."""
        self._records.frombytes(records.tobytes())

    def get(self, numbers: Ints) -> Ints:
        """Return some of the records."""
        return np.frombuffer(self._records, np.int64).take(numbers)

    def packed(
        self,
        words: NDArray[np.integer],
        kinds: NDArray[np.integer],
        counts: Ints,
        marks: Ints,
    ) -> Ints:
        """Return records.

        Args:
            words: the numbers of the words of all stretches.
            kinds: of these, each below 256.
            counts: how many words each stretch has.
            marks: of each.
        """
        records, starts = marks.copy(), counts.cumsum() - counts
        one, several = np.flatnonzero(counts == 1), np.flatnonzero(counts > 1)
        at = starts[one]
        records[one] = packed(words[at].astype(np.int64), kinds[at].astype(np.int64), marks[one])
        records[several] |= len(self._starts) + np.arange(len(several)) << _WORD
        at = spread(starts[several], counts[several])
        first = len(self._words) + counts[several].cumsum() - counts[several]
        self._starts.frombytes(first.tobytes())
        self._counts.frombytes(counts[several].tobytes())
        self._words.extend(words[at].tolist())
        self._kinds.extend(kinds[at].tolist())
        return records

    def unpacked(
        self, records: Ints
    ) -> tuple[NDArray[np.int32], NDArray[np.int16], Ints, NDArray[np.int16]]:
        """Return the words of all stretches, their kinds, how many each has, and the marks."""
        marks = (records & ALL).astype(np.int16)
        counts = records >> _ONE & 1
        several = np.flatnonzero(marks >= SEVERAL)  # the highest there is
        places = records[several] >> _WORD
        of_several = counts[several] = np.frombuffer(self._counts, np.int64)[places]
        each = records.repeat(counts)
        words = (each >> _WORD).astype(np.int32)
        kinds = (each >> _KINDS & 255).astype(np.int16)
        if len(several):
            at = spread((counts.cumsum() - counts)[several], of_several)
            found = spread(np.frombuffer(self._starts, np.int64)[places], of_several)
            words[at] = np.frombuffer(self._words, np.int32)[found]
            kinds[at] = np.frombuffer(self._kinds, np.int16)[found]
        return words, kinds, counts, marks


def packed(words: Ints, kinds: Ints, marks: Ints) -> Ints:
    """Return the records of stretches of one word each."""
    return words << _WORD | kinds << _KINDS | 1 << _ONE | marks


def written(forms: Ints, plain: Plain) -> Ints:
    """Return the records of plain words as they are written, from those of their letters alone."""
    marks = np.where(plain.small & plain.bare, forms & ALL, 0)
    marks |= np.where(plain.small, 0, BEGINS * plain.begins | ENDS * plain.bare)
    return forms & ~ALL | marks | plain.begins * (int(Kind.NAME) << _KINDS)
