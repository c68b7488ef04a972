"""Words that nobody wrote because two of their letters were swapped."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.normalization import normalize
from index.analysis.spelling import letters_swapped
from index.analysis.stemmer import stem
from index.search.scoring.query_terms import QueryWord
from index.search.scoring.segment_lookup import Reader, holding_of


def unswapped(
    words: Sequence[QueryWord], readers: Sequence[Reader], language: str
) -> dict[str, tuple[str, ...]]:
    """Return the known words that some unknown ones are with two letters in order, by those."""
    stems = {
        (word.surface, known): stem(form, language)
        for word in words
        for known in letters_swapped(word.surface)
        if (form := normalize(known, language)) is not None
    }
    holding = holding_of(list(dict.fromkeys(stems.values())), readers) if stems else {}
    found: dict[str, tuple[str, ...]] = {}
    for (surface, known), name in stems.items():
        if holding[name]:
            found[surface] = (*found.get(surface, ()), known)
    return found
