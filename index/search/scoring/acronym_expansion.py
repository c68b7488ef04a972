"""Expanding the acronyms of a question by what the articles say they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from index.search.scoring.query_terms import QueryTerm
from index.search.scoring.segment_lookup import Reader
from index.search.segments.acronyms import LONG_FORM, SHORT_FORM, Stems
from index.search.segments.string_table import LookupKeys

_MOST = 4
"""Names an acronym may stand for in one search."""


def expand(terms: Sequence[QueryTerm], readers: Sequence[Reader]) -> list[QueryTerm]:
    """Let the words of a question be found by what they abbreviate or are abbreviated to."""
    shorts = {term.word.stem: set[str]() for term in terms}
    long_forms: list[set[Stems]] = [set() for _ in terms]
    keys = LookupKeys.beginning(
        [*(term.word.form + LONG_FORM for term in terms), *(stem + SHORT_FORM for stem in shorts)]
    )
    for reader in readers:
        found = reader.acronyms(keys)
        for known, entries in zip(long_forms, found, strict=False):
            known.update(tuple(entry.split(LONG_FORM)[1:]) for entry in entries)
        for entry in (entry for entries in found[len(terms) :] for entry in entries):
            _, short, name = entry.split(SHORT_FORM)
            stems = name.split(LONG_FORM)
            if shorts.keys() >= set(stems):
                for stem in stems:
                    shorts[stem].add(short)
    return [
        _expanded(term, known, shorts[term.word.stem] - {term.word.stem})
        for term, known in zip(terms, long_forms, strict=True)
    ]


def _expanded(term: QueryTerm, long_forms: set[Stems], shorts: set[str]) -> QueryTerm:
    if not long_forms and not shorts:
        return term
    stems = (*term.stems, *((short, 1.0) for short in sorted(shorts)))
    chosen = tuple(sorted(long_forms)[:_MOST])
    return replace(term, stems=stems, known=term.known or bool(chosen), long_forms=chosen)
