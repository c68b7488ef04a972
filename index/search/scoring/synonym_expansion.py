"""Letting other words for the same thing count as the words of a question, but for less."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from index.analysis.synonyms import synonyms
from index.search.scoring.query_terms import QueryTerm

SYNONYM_WEIGHT = 0.4
"""What a synonym counts, as a share of the word that was asked for."""


def add_synonyms(terms: Sequence[QueryTerm], language: str) -> list[QueryTerm]:
    """Let each word of a question be found by its synonyms, but for those that are asked for."""
    known, asked = synonyms(language), {term.word.stem for term in terms}
    return [_with_synonyms(term, known.get(term.word.stem, ()), asked) for term in terms]


def _with_synonyms(term: QueryTerm, others: Sequence[str], asked: set[str]) -> QueryTerm:
    taken = asked.union(stem for stem, _ in term.stems)
    added = tuple((stem, SYNONYM_WEIGHT) for stem in others if stem not in taken)
    return replace(term, stems=(*term.stems, *added)) if added else term
