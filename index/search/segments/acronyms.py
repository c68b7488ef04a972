"""Acronyms count as the names they stand for, and names as their acronyms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.acronyms import Acronym, find_acronyms
from index.analysis.normalization import normalize
from index.analysis.stemmer import stem
from index.search.arrays import Int32s
from index.search.segments.string_table import LookupKeys, SortedStringTable

LONG_FORM, SHORT_FORM = "\x1f", "\x1e"
"""What parts the stems of a name, and an acronym from its name; no word has them."""
Stems = tuple[str, ...]


class AcronymTable(msgspec.Struct, frozen=True, eq=False):
    """The acronyms of a segment.

    Attributes:
        entries: what is found by an acronym as written, folded: it and the stems of a name; and,
            where a text says so, by the first stem of a name: it, the acronym's stem and the name.
        starts: where the paragraphs of each entry begin in `holders`, and the end; int64.
        holders: the paragraphs that say so; int32.
    """

    entries: SortedStringTable
    starts: NDArray[np.int64]
    holders: Int32s

    @classmethod
    def of(
        cls,
        entries: Sequence[str],
        acronym_ids: NDArray[np.int64],
        acronym_paragraphs: NDArray[np.int64],
    ) -> Self:
        """Lay acronyms out.

        Args:
            entries: in any order, each once.
            acronym_ids: numbers of entries, as often as a paragraph says so.
            acronym_paragraphs: the paragraph that does.
        """
        ranked = sorted(range(len(entries)), key=entries.__getitem__)
        place = np.empty(len(entries), np.int64)
        place[ranked] = np.arange(len(entries))
        order = np.lexsort((acronym_paragraphs, place[acronym_ids]))
        starts = np.searchsorted(place[acronym_ids][order], np.arange(len(entries) + 1))
        ordered = SortedStringTable.of([entries[i] for i in ranked])
        return cls(ordered, starts.astype(np.int64), acronym_paragraphs[order].astype(np.int32))

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Wrap what `arrays` gave, without copying.

        Raises:
            KeyError: something is missing.
        """
        entries = SortedStringTable.from_arrays(arrays, "entries")
        return cls(entries, arrays["starts"], arrays["holders"])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, for saving."""
        return {**self.entries.arrays("entries"), "starts": self.starts, "holders": self.holders}

    def acronym_ids(self) -> NDArray[np.int64]:
        """Return the entry that each of `holders` belongs to."""
        return np.repeat(np.arange(len(self.entries)), np.diff(self.starts))

    def found(self, asked: LookupKeys, live: NDArray[np.bool_] | None) -> list[list[str]]:
        """Return the entries that begin with each of these and that living paragraphs hold."""
        if not len(self.entries):
            return [[] for _ in asked.raw]
        return [
            [self.entries[number] for number in numbers if self._lives(number, live)]
            for numbers in self.entries.beginning_with(asked)
        ]

    def _lives(self, number: int, live: NDArray[np.bool_] | None) -> bool:
        first, last = self.starts[number : number + 2]
        return live is None or bool(live[self.holders[first:last]].any())


def acronym_entries(sentence: str, language: str) -> Iterable[str]:
    """Yield the entries that a sentence makes."""
    for acronym in find_acronyms(sentence):
        yield from _entries(acronym, language)


@lru_cache(maxsize=16384)
def _entries(acronym: Acronym, language: str) -> tuple[str, ...]:
    name = _stems(acronym.words, language)
    if len(name) < 2:
        return ()
    entry = acronym.short + LONG_FORM + LONG_FORM.join(name)
    own = _stems((acronym.short,), language) if acronym.defined else ()
    return (entry, SHORT_FORM.join((name[0], own[0], LONG_FORM.join(name)))) if own else (entry,)


def _stems(words: Sequence[str], language: str) -> Stems:
    forms = (normalize(word, language) for word in words)
    return tuple(stem(form, language) for form in forms if form is not None)
