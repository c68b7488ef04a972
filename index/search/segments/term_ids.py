"""Numbers for words and acronyms in the order they are met, while a segment is being built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import count

import numpy as np
from numpy.typing import NDArray

from index.analysis.batch.analyzer import BatchAnalyzer
from index.analysis.normalization import normalize_all
from index.analysis.stemmer import stems
from index.analysis.stop_words import stop_words
from index.search.segments.segment import Segment
from index.search.segments.vocabulary import Word

_STOP = -1

Ints = NDArray[np.int64]


class TermIds:
    """Tables that grow; one writer.

    Attributes:
        words: number of each word.
        acronyms: number of each entry of `index.search.segments.acronyms.AcronymTable`.
    """

    def __init__(self) -> None:
        self.words: dict[Word, int] = defaultdict(count().__next__)
        self.acronyms: dict[str, int] = defaultdict(count().__next__)
        self._analyzers: dict[str, BatchAnalyzer] = {}

    def analyzer(self, language: str) -> BatchAnalyzer:
        """Return what takes sentences of a language apart into the numbers of their words."""
        if language not in self._analyzers:
            number = partial(self._enter, language)
            self._analyzers[language] = BatchAnalyzer(number, language)
        return self._analyzers[language]

    def acronym(self, entry: str) -> int:
        """Return the number of an acronym."""
        return self.acronyms[entry]

    def adopt(self, segment: Segment, words: Ints, acronyms: Ints) -> tuple[Ints, Ints]:
        """Enter some words and acronyms of a segment.

        Returns:
            For each of the segment's words and acronyms its number here, -1 for others.
        """
        of_word = np.full(len(segment.vocabulary), -1)
        found = segment.vocabulary.words(words.tolist())
        of_word[words] = list(map(self.words.__getitem__, found))
        of_acronym = np.full(len(segment.acronyms.entries), -1)
        entries = segment.acronyms.entries.some(acronyms.tolist())
        of_acronym[acronyms] = list(map(self.acronyms.__getitem__, entries))
        return of_word, of_acronym

    def _enter(self, language: str, surfaces: Sequence[str]) -> list[int]:
        """Return the number of each word as it is written, -1 for a stop word."""
        forms, stops = normalize_all(surfaces, language), stop_words(language)
        words = zip(forms, stems(forms, language), strict=True)
        return [_STOP if word[0] in stops else self.words[word] for word in words]
