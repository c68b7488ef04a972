"""Text taken apart at its spaces: what stands between two of them is analysed once, then looked up.

A word never has a space in it, so that the words of a text are those of its stretches, one after
the other. Most stretches of a text are met again and again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import kinds_of, kinds_of_small
from index.analysis.batch.ascii_words import Plain
from index.analysis.batch.byte_keys import Ints, Keys, strings_of
from index.analysis.batch.hash_table import Recall
from index.analysis.batch.packed_tokens import Records, packed, written
from index.analysis.batch.token_flags import (
    END,
    PART,
    TRAILING,
    marks_of,
    marks_of_plain,
    marks_of_small,
)
from index.analysis.batch.token_ids import New, Pieces, Table
from index.analysis.tokenizer import surfaces

_MOST = 1 << 22
"""Stretches kept, after which they are forgotten."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Sentences taken apart.

    Attributes:
        sentences: how many there are.
        words: number of each word; -1 for one that does not count.
        kinds: what each word may be, see `index.analysis.answer_types.answer_types.kinds_of`.
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
        number: returns the numbers of words as written, -1 for one that does not count. It may be
            given a word of ASCII letters in small ones, unless it is written in capitals.
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
        if len(self._stretches) > _MOST:
            self._forget()
        numbers, new = self._pieces.numbers(_joined(sentences))
        self._enter(new)
        words, kinds, counts, marks = self._stretches.unpacked(self._stretches.get(numbers))
        ends, each = np.flatnonzero(marks == END), np.arange(len(sentences))
        return Taken(
            sentences=len(sentences),
            words=words,
            kinds=kinds,
            sentence_of=each.repeat(np.diff(counts.cumsum()[ends], prepend=0)),
            marks=marks,
            sentence_of_stretch=each.repeat(np.diff(ends, prepend=-1)),
        )

    def _forget(self) -> None:
        self._pieces, self._stretches = Pieces(), Records()
        self._forms, self._of_forms = Recall(), array("q")
        # The numbers and kinds of words, for those that are met in more than one stretch.
        self._table, self._numbers, self._kinds = Table(), array("i"), array("h")

    def _enter(self, new: New) -> None:
        if len(new.lengths):
            self._stretches.add(self._short(new.keys, new.lengths))
        self._stretches.add(self._read(new.strings))

    def _short(self, keys: Keys, lengths: Ints) -> Ints:
        """Return the records of short stretches, most of which are plain words."""
        plain = Plain.of(keys, lengths)
        other = np.ones(len(lengths), np.bool_)
        other[plain.places] = False
        records = np.empty(len(lengths), np.int64)
        records[other] = self._read(strings_of(keys[:, other], lengths[other]))
        records[plain.places] = written(self._of_letters(plain), plain)
        return records

    def _of_letters(self, plain: Plain) -> Ints:
        """Return the records of the letters of plain words, small and by themselves."""
        numbers = self._forms.find(plain.forms)
        unknown = np.flatnonzero(numbers < 0)
        numbers[unknown], given = self._forms.enter(
            plain.forms.take(unknown, axis=1), len(self._of_forms)
        )
        new = unknown[given]
        forms = strings_of(plain.forms.take(new, axis=1), plain.lengths[new])
        self._of_forms.frombytes(self._read_forms(forms).tobytes())
        return np.frombuffer(self._of_forms, np.int64).take(numbers)

    def _read(self, stretches: Sequence[str]) -> Ints:
        """Return records of stretches, read one by one."""
        found, counts, marks = _apart(stretches)
        places, new = self._table.numbers(found)
        self._numbers.extend(self._number(new))
        self._kinds.extend(kinds_of(new, self._language))
        return self._stretches.packed(
            words=np.frombuffer(self._numbers, np.int32).take(places),
            kinds=np.frombuffer(self._kinds, np.int16).take(places),
            counts=np.asarray(counts, np.int64),
            marks=np.asarray(marks, np.int64),
        )

    def _read_forms(self, forms: Sequence[str]) -> Ints:
        """Return records of plain words in small letters, each given once."""
        return packed(
            words=np.fromiter(self._number(forms), np.int64, len(forms)),
            kinds=np.asarray(kinds_of_small(forms, self._language), np.int64),
            marks=np.asarray(marks_of_small(forms), np.int64),
        )


def _joined(sentences: Sequence[str]) -> str:
    text = f" {PART} ".join((*sentences, ""))
    if text.count(PART) == len(sentences):
        return text
    return f" {PART} ".join((*(sentence.replace(PART, " ") for sentence in sentences), ""))


def _apart(stretches: Sequence[str]) -> tuple[list[str], list[int], list[int]]:
    """Return the words of all stretches, and of each how many it has, and its marks."""
    found: list[str] = []
    counts: list[int] = []
    marks: list[int] = []
    for stretch in stretches:
        word = stretch.rstrip(TRAILING)
        if word.isascii() and word.isalpha():
            found.append(word)
            counts.append(1)
            marks.append(marks_of_plain(stretch, word))
        else:
            words = surfaces(stretch)
            found += words
            counts.append(len(words))
            marks.append(marks_of(stretch, len(words)))
    return found, counts, marks
