"""Looks up a query's strings in a segment, each once a search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.search.filters import Filter
from index.search.lifecycle.snapshot import LiveSegment
from index.search.postings.top_k import SegmentQuery
from index.search.scoring.query_terms import Expansions
from index.search.segments.character_ngrams import Keys
from index.search.segments.segment import Segment
from index.search.segments.string_table import LookupKeys

_MAX_SIMILAR = 8
"""Stems that replace a word that is not there."""


class Statistics(Protocol):
    """What scoring asks of a segment, or of a library, as a whole."""

    @property
    def paragraphs(self) -> int:
        """How many there are."""

    @property
    def terms(self) -> int:
        """What BM25 counts as their length, together."""

    @property
    def words(self) -> int:
        """The words of their sentences, together."""

    @property
    def languages(self) -> Mapping[str, int]:
        """How many articles are in each language."""


class Reader(Protocol):
    """Looks terms up during one search; the methods are those of `SegmentReader`."""

    @property
    def live(self) -> Statistics:
        """Counts over all paragraphs."""

    @property
    def segment(self) -> Segment:
        """The arrays of the paragraphs that may be candidates."""

    def look_up(self, stems: Sequence[str], asked: LookupKeys) -> None:
        """Look up stems, made ready for it."""

    def unknown(self, stems: Iterable[str]) -> list[str]:
        """Return the stems that have not been looked up, each once."""

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """Return the number of each stem in `segment`, -1 where it is not there."""

    def holding(self, stems: Sequence[str]) -> list[int]:
        """Return how many of all paragraphs hold each stem."""

    def grams(self, keys: Keys) -> NDArray[np.int64]:
        """Return the number of each 4-gram in `segment`, -1 where it is not there."""

    def ngram_counts(self, keys: Keys) -> NDArray[np.int64]:
        """Return how many words of all paragraphs have each 4-gram."""

    def bm25_query(self, weights: Mapping[str, float], only: Filter | None) -> SegmentQuery:
        """Return what is looked for in `segment`, given what each stem weighs."""

    def similar(self, form: str) -> Mapping[str, float]:
        """Return the stems of the words spelt like a form."""

    def acronyms(self, keys: LookupKeys) -> list[list[str]]:
        """Return the acronyms that begin with each of these."""

    def name(self, row: int) -> tuple[str, int]:
        """Return the id of a paragraph's article and its number in it."""


class SegmentReader:
    """Looks terms up in one segment during one search.

    Args:
        live: the segment, and what of it is still there.
    """

    def __init__(self, live: LiveSegment) -> None:
        self.live = live
        self._numbers: dict[str, int] = {}
        self._grams: tuple[Keys, NDArray[np.int64]] | None = None

    @property
    def segment(self) -> Segment:
        """The segment's arrays."""
        return self.live.segment

    def look_up(self, stems: Sequence[str], asked: LookupKeys) -> None:
        """Look up the numbers of stems, made ready for it."""
        found = self.segment.vocabulary.stems.numbers(asked)
        self._numbers.update(zip(stems, found, strict=True))

    def unknown(self, stems: Iterable[str]) -> list[str]:
        """Return the stems that have not been looked up, each once."""
        return [stem for stem in dict.fromkeys(stems) if stem not in self._numbers]

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """Return the number of each stem, which has been looked up, -1 where no word has it."""
        return [self._numbers[stem] for stem in stems]

    def holding(self, stems: Sequence[str]) -> list[int]:
        """Return how many standing paragraphs hold each stem."""
        return [self.live.holding(number) for number in self.numbers(stems)]

    def grams(self, keys: Keys) -> NDArray[np.int64]:
        """Return the number of each 4-gram, -1 where no word has it."""
        if self._grams is None or self._grams[0] is not keys:
            self._grams = keys, self.segment.vocabulary.ngrams.numbers(keys)
        return self._grams[1]

    def ngram_counts(self, keys: Keys) -> NDArray[np.int64]:
        """Return how many words, each once a paragraph, have each 4-gram."""
        numbers = self.grams(keys)
        known = numbers >= 0
        counts = np.zeros(len(numbers), np.int64)
        counts[known] = self.segment.ngram_counts[numbers[known]]
        if self.live.removed_ngrams is not None:
            counts[known] -= self.live.removed_ngrams[numbers[known]]
        return counts

    def bm25_query(self, weights: Mapping[str, float], only: Filter | None) -> SegmentQuery:
        """Return what is looked for in the part's postings, given what each stem weighs."""
        numbers = zip(self.numbers(weights), weights.values(), strict=True)
        known = [(number, weight) for number, weight in numbers if number >= 0]
        return self.segment.bm25.query(known, self.live.allowed(only), self.segment.ranks)

    def similar(self, form: str) -> dict[str, float]:
        """Return the stems of the words spelt like a form that standing paragraphs hold."""
        vocabulary, found = self.segment.vocabulary, {}
        for number, likeness in self.segment.vocabulary.similar(form).items():
            if self.live.holding(number):
                found[vocabulary.stems[number]] = likeness
        return found

    def acronyms(self, keys: LookupKeys) -> list[list[str]]:
        """Return the acronyms that begin with each of these and that standing paragraphs say."""
        return self.segment.acronyms.found(keys, self.live.live_paragraphs)

    def name(self, row: int) -> tuple[str, int]:
        """Return the id of a paragraph's article and its number in it."""
        articles = self.segment.articles
        return articles.ids[articles.owner(row)], int(self.segment.numbers[row])


def look_up(stems: Iterable[str], readers: Sequence[Reader]) -> None:
    """Let each part look up those stems that have not been looked up yet."""
    if not readers:
        return
    new = readers[0].unknown(stems)
    if new:
        asked = LookupKeys.of(new)
        for reader in readers:
            reader.look_up(new, asked)


def holding_of(stems: Sequence[str], readers: Sequence[Reader]) -> dict[str, int]:
    """Return how many paragraphs hold each stem."""
    look_up(stems, readers)
    found = np.zeros(len(stems), np.int64)
    for reader in readers:
        found += np.asarray(reader.holding(stems), np.int64)
    return dict(zip(stems, found.tolist(), strict=True))


def similar_stems(form: str, readers: Iterable[Reader]) -> Expansions:
    """Return the stems of the words spelt most like a form, and how much they are, best first.

    A code with another digit is another code.
    """
    likeness: dict[str, float] = {}
    digits = _digits(form)
    for reader in readers:
        for stem, value in reader.similar(form).items():
            if _digits(stem) == digits:
                likeness[stem] = max(value, likeness.get(stem, 0.0))
    ranked = sorted(likeness.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:_MAX_SIMILAR])


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))
