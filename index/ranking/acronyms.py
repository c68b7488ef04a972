"""Acronyms count as the names they stand for, and names as their acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from index.ranking.lexicon import Lexicon
from index.ranking.query import Wanted
from index.text.acronyms import find_acronyms

_MOST = 4
"""Names an acronym may stand for in one search."""
Stems = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The acronyms of some articles; names are the numbers of their words' stems.

    Attributes:
        names: what each acronym, folded, may stand for.
        defined: by the first stem of a name, the acronyms' stems with the names they abbreviate,
            where the text says so.
    """

    names: dict[str, set[Stems]] = field(default_factory=dict)
    defined: dict[int, set[tuple[int, Stems]]] = field(default_factory=dict)

    def read(self, sentence: str, language: str, lexicon: Lexicon) -> None:
        """Add the acronyms of a sentence whose words have been entered."""
        for short, words, defined in find_acronyms(sentence):
            name = _stems(words, language, lexicon)
            if len(name) < 2:
                continue
            self.names.setdefault(short, set()).add(name)
            if defined and (own := _stems((short,), language, lexicon)):
                self.defined.setdefault(name[0], set()).add((own[0], name))

    def include(self, other: Acronyms) -> None:
        """Add all acronyms of another table."""
        for short, names in other.names.items():
            self.names.setdefault(short, set()).update(names)
        for first, pairs in other.defined.items():
            self.defined.setdefault(first, set()).update(pairs)


def expand(wanted: Sequence[Wanted], tables: Sequence[Acronyms]) -> list[Wanted]:
    """Let the words of a question be found by what they abbreviate or are abbreviated to."""
    asked = {want.term.stem for want in wanted if want.term.stem is not None}
    shorts: dict[int, set[int]] = {}
    for first in asked:
        for table in tables:
            for own, name in table.defined.get(first, ()):
                if asked.issuperset(name):
                    for stem in name:
                        shorts.setdefault(stem, set()).add(own)
    return [_expanded(want, tables, shorts) for want in wanted]


def _expanded(want: Wanted, tables: Sequence[Acronyms], shorts: dict[int, set[int]]) -> Wanted:
    names = {name for table in tables for name in table.names.get(want.term.form, ())}
    own = shorts.get(want.term.stem, set()) if want.term.stem is not None else set()
    if not names and not own:
        return want
    stems = (*want.stems, *((stem, 1.0) for stem in sorted(own - {want.term.stem})))
    short = tuple(sorted(names)[:_MOST])
    return replace(want, stems=stems, known=want.known or bool(short), names=short)


def _stems(words: Sequence[str], language: str, lexicon: Lexicon) -> Stems:
    numbers = lexicon.encode(words, language)
    return tuple(lexicon.stems_of(np.asarray(numbers, np.int32)).tolist())
