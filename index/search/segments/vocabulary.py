"""The words of one segment: sorted, in flat arrays, looked up where they lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import merge
from typing import Any, Self, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.tokenizer import is_unspaced
from index.search.arrays import Int32s
from index.search.segments.character_ngrams import CharacterNgrams, spelling_similarity
from index.search.segments.string_table import LookupKeys, SortedStringTable

_LIKENESS = 0.6
"""Least likeness of spelling at which a word stands in for one that is not there."""
_RUN = 30_000
"""Words that are sorted at once."""
_T = TypeVar("_T")
_LETTERS = 4
"""A word of fewer letters is like too many others."""

Word = tuple[str, str]
"""The folded form of a word, and the stem that its language gives it."""


class Vocabulary(msgspec.Struct, frozen=True, eq=False):
    """Words and their stems, numbered in their order.

    Nothing here grows in Python with the number of words, so that one is opened in no time.

    Attributes:
        forms: of each word, ascending; one with several stems, by language, is there as often.
        stem_of: the stem of each word; int32.
        stems: ascending.
        ngrams: the 4-grams of each word.
    """

    forms: SortedStringTable
    stem_of: Int32s
    stems: SortedStringTable
    ngrams: CharacterNgrams

    @classmethod
    def of(cls, words: Sequence[Word]) -> Self:
        """Number words that are sorted already, each once."""
        forms, stemmed = [form for form, _ in words], [stem for _, stem in words]
        stems = in_order([*set(stemmed)], str)
        number = {stem: i for i, stem in enumerate(stems)}
        return cls(
            forms=SortedStringTable.of(forms),
            stem_of=np.fromiter(map(number.__getitem__, stemmed), np.int32, len(words)),
            stems=SortedStringTable.of(stems),
            ngrams=CharacterNgrams.of(forms),
        )

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Wrap what `arrays` gave, without copying.

        Raises:
            KeyError: something is missing.
        """
        return cls(
            forms=SortedStringTable.from_arrays(arrays, "forms"),
            stem_of=arrays["stem_of"],
            stems=SortedStringTable.from_arrays(arrays, "stems"),
            ngrams=CharacterNgrams.from_arrays(arrays, "ngrams"),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, for saving."""
        return {
            **self.forms.arrays("forms"),
            "stem_of": self.stem_of,
            **self.stems.arrays("stems"),
            **self.ngrams.arrays("ngrams"),
        }

    def __len__(self) -> int:
        return len(self.stem_of)

    def words(self, numbers: Sequence[int]) -> list[Word]:
        """Return some of the words."""
        stems = self.stem_of[np.asarray(numbers, np.int64)].tolist()
        return list(zip(self.forms.some(numbers), self.stems.some(stems), strict=True))

    def all(self) -> list[Word]:
        """Return all words; takes a few tenths of a microsecond for each."""
        stems = self.stems.all()
        return list(zip(self.forms.all(), [stems[i] for i in self.stem_of.tolist()], strict=True))

    @staticmethod
    def may_be_misspelt(form: str) -> bool:
        """Return whether a word is long enough to be told by its letters, and no code."""
        return len(form) >= _LETTERS and not any(map(str.isdigit, form)) and not is_unspaced(form)

    def similar(self, form: str) -> dict[int, float]:
        """Return the stems of the words spelt like a form, by number, and how much they are.

        They begin with the same letter: "signed" is not a slip for "resigned". A code is like none.
        """
        if not self.may_be_misspelt(form):
            return {}
        numbers = self.ngrams.sharing(
            form, self.forms.beginning_with(LookupKeys.beginning(form[0]))[0]
        )
        others = self.forms.some(numbers)
        likeness = spelling_similarity(form, others, _LIKENESS)
        stems: dict[int, float] = {}
        for number, other in zip(numbers, others, strict=True):
            if other in likeness:
                stem = int(self.stem_of[number])
                stems[stem] = max(likeness[other], stems.get(stem, 0.0))
        return stems


def in_order(values: Sequence[_T], key: Callable[[_T], Any]) -> list[_T]:
    """Return values in the order of their keys; sorting many at once would hold up all threads."""
    runs = (values[first : first + _RUN] for first in range(0, len(values), _RUN))
    ordered = [sorted(run, key=key) for run in runs]
    return ordered[0] if len(ordered) == 1 else list(merge(*ordered, key=key))


def number_in_order(words: Sequence[Word]) -> tuple[list[Word], NDArray[np.int64]]:
    """Return words in order, and the place there of each."""
    order = in_order(range(len(words)), words.__getitem__)
    places = np.empty(len(words), np.int64)
    places[order] = np.arange(len(words))
    return [words[number] for number in order], places
