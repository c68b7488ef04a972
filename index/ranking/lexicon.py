"""Every word the process has met, once: its form, its stem and its character 4-grams."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.ranking.arrays import Growing, Int32s, spread
from index.text.stemming import stem
from index.text.stopwords import stop_words
from index.text.tokens import fold, is_acronym, is_unspaced

_STOP = -1
_GRAM = 4


class Lexicon:
    """Numbers words, so that texts are arrays of integers and a word is analysed only once.

    Shared by all libraries of a process; words are added under a lock and never change, so that
    readers need none. A word is a folded form with the stem its language gives it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._tables: dict[str, dict[str, int]] = {}
        self._words: dict[tuple[str, str], int] = {}
        self._stems: dict[str, int] = {}
        self._grams: dict[str, int] = {}
        self.forms: list[str] = []
        self._stem_of = Growing()
        self._spelling = Growing()
        self._spelling_ends = Growing()

    def encode(self, found: Sequence[str], language: str) -> list[int]:
        """Return the numbers of words as written, stop words left out, new words entered."""
        table = self._tables.setdefault(language, {})
        words = [table.get(surface) for surface in found]
        if None in words:
            with self._lock:
                words = [
                    self._enter(surface, language, table) if word is None else word
                    for surface, word in zip(found, words, strict=True)
                ]
        return [word for word in words if word is not None and word != _STOP]

    def stem_number(self, stemmed: str) -> int | None:
        """Return the number of a stem, or None when no word has it."""
        return self._stems.get(stemmed)

    def gram_number(self, gram: str) -> int:
        """Return the number of a 4-gram, or -1 when no word has it."""
        return self._grams.get(gram, -1)

    def gram_numbers(self, form: str) -> list[int]:
        """Return the numbers of the 4-grams of a form that some word has."""
        return [self._grams[gram] for gram in grams(form) if gram in self._grams]

    def stems_of(self, words: Int32s) -> Int32s:
        """Return the stem of each word."""
        return self._stem_of.view()[words]

    def stem_at(self, word: int) -> int:
        """Return the stem of one word."""
        return int(self._stem_of.view()[word])

    def spellings_of(self, words: Int32s) -> tuple[Int32s, NDArray[np.intp]]:
        """Return the 4-grams of the words, one after the other, and whose each is (a position)."""
        ends = self._spelling_ends.view()
        starts = np.where(words > 0, ends[words - 1], 0).astype(np.int64)
        counts = ends[words] - starts
        return self._spelling.view()[spread(starts, counts)], np.repeat(
            np.arange(len(words)), counts
        )

    def sharing(self, form: str) -> list[int]:
        """Return the words that share a 4-gram with a form."""
        wanted = self.gram_numbers(form)
        if not wanted:
            return []
        at = np.flatnonzero(np.isin(self._spelling.view(), wanted))
        owners = np.searchsorted(self._spelling_ends.view(), at, side="right")
        words: list[int] = np.flatnonzero(np.bincount(owners)).tolist()
        return words

    def _enter(self, surface: str, language: str, table: dict[str, int]) -> int:
        form = readable(surface, language)
        word = _STOP if form is None else self._number(form, stem(form, language))
        table[surface] = word
        return word

    def _number(self, form: str, stemmed: str) -> int:
        word = self._words.get((form, stemmed))
        if word is None:
            word = len(self.forms)
            self.forms.append(form)
            self._stem_of.extend([self._stems.setdefault(stemmed, len(self._stems))])
            spelling = [self._grams.setdefault(g, len(self._grams)) for g in grams(form)]
            self._spelling.extend(spelling)
            self._spelling_ends.extend([len(self._spelling)])
            self._words[form, stemmed] = word
        return word


def readable(surface: str, language: str) -> str | None:
    """Return the form a written word is compared by, or None for a stop word.

    An acronym that looks like a stop word (US, IT) keeps its capitals and counts.
    """
    form = fold(surface)
    if form not in stop_words(language):
        return form
    return form.upper() if is_acronym(surface) else None


def grams(form: str) -> Sequence[str]:
    """Return the distinct 4-grams of a word with its ends marked.

    A piece of a run without spaces is one already.
    """
    if is_unspaced(form):
        return (form,)
    marked = f"_{form}_"
    return tuple({marked[i : i + _GRAM]: None for i in range(max(1, len(marked) - _GRAM + 1))})
