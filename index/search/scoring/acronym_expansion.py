"""Expanding the acronyms of a question by what the articles say they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.search.scoring.query_terms import Wanted
from index.search.segments.acronyms import _NAME, _SHORT, Acronyms, Stems
from index.search.segments.string_table import Asked

if TYPE_CHECKING:
    pass


_MOST = 4
"""Names an acronym may stand for in one search."""


class Searched(Protocol):
    """What is searched: acronyms, and which paragraphs of theirs count, all where it is None."""

    @property
    def acronyms(self) -> Acronyms:
        """The acronyms."""

    @property
    def live(self) -> NDArray[np.bool_] | None:
        """Whether each paragraph still stands."""


def expand(wanted: Sequence[Wanted], parts: Sequence[Searched]) -> list[Wanted]:
    """Let the words of a question be found by what they abbreviate or are abbreviated to."""
    shorts = {want.term.stem: set[str]() for want in wanted}
    names: list[set[Stems]] = [set() for _ in wanted]
    asked = Asked.beginning(
        [*(want.term.form + _NAME for want in wanted), *(stem + _SHORT for stem in shorts)]
    )
    for part in parts:
        found = part.acronyms.found(asked, part.live)
        for known, entries in zip(names, found, strict=False):
            known.update(tuple(entry.split(_NAME)[1:]) for entry in entries)
        for entry in (entry for entries in found[len(wanted) :] for entry in entries):
            _, short, name = entry.split(_SHORT)
            stems = name.split(_NAME)
            if shorts.keys() >= set(stems):
                for stem in stems:
                    shorts[stem].add(short)
    return [
        _expanded(want, known, shorts[want.term.stem] - {want.term.stem})
        for want, known in zip(wanted, names, strict=True)
    ]


def _expanded(want: Wanted, names: set[Stems], shorts: set[str]) -> Wanted:
    if not names and not shorts:
        return want
    stems = (*want.stems, *((short, 1.0) for short in sorted(shorts)))
    chosen = tuple(sorted(names)[:_MOST])
    return replace(want, stems=stems, known=want.known or bool(chosen), names=chosen)
