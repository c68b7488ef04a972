"""Numbers for words and acronyms in the order they are met, while a segment is being built."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.ranking.segment import Segment
from index.ranking.vocabulary import Word
from index.text.forms import readable
from index.text.stemming import stem

_STOP = -1

Ints = NDArray[np.int64]


class Numbering:
    """Tables that grow; one writer.

    Attributes:
        words: number of each word.
        acronyms: number of each entry of `index.ranking.acronyms.Acronyms`.
    """

    def __init__(self) -> None:
        self.words: dict[Word, int] = {}
        self.acronyms: dict[str, int] = {}
        self._tables: dict[str, dict[str, int]] = {}

    def encode(self, found: Sequence[str], language: str) -> list[int]:
        """Return the numbers of words as written, stop words left out."""
        table = self._tables.setdefault(language, {})
        words = [table.get(surface) for surface in found]
        if None in words:
            words = [
                self._enter(surface, language, table) if word is None else word
                for surface, word in zip(found, words, strict=True)
            ]
        return [word for word in words if word is not None and word != _STOP]

    def acronym(self, entry: str) -> int:
        """Return the number of an acronym."""
        return self.acronyms.setdefault(entry, len(self.acronyms))

    def adopt(self, segment: Segment, words: Ints, acronyms: Ints) -> tuple[Ints, Ints]:
        """Enter some words and acronyms of a segment.

        Returns:
            For each of the segment's words and acronyms its number here, -1 for others.
        """
        of_word = np.full(len(segment.vocabulary), -1)
        found = segment.vocabulary.words(words.tolist())
        of_word[words] = [self.words.setdefault(word, len(self.words)) for word in found]
        of_acronym = np.full(len(segment.acronyms.entries), -1)
        entries = segment.acronyms.entries.some(acronyms.tolist())
        of_acronym[acronyms] = [self.acronym(entry) for entry in entries]
        return of_word, of_acronym

    def _enter(self, surface: str, language: str, table: dict[str, int]) -> int:
        form = readable(surface, language)
        number = _STOP
        if form is not None:
            number = self.words.setdefault((form, stem(form, language)), len(self.words))
        table[surface] = number
        return number
