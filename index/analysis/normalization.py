"""The form by which a written word is compared, and whether it tells anything."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.stop_words import stop_words
from index.analysis.tokenizer import are_folded, fold, is_acronym


def normalize(surface: str, language: str) -> str | None:
    """Return the form a written word is compared by, or None for a stop word."""
    form = normalize_all([surface], language)[0]
    return None if form in stop_words(language) else form


def normalize_all(surfaces: Sequence[str], language: str) -> list[str]:
    """Return the forms that written words are compared by, stop words among them.

    An acronym that looks like a stop word (US, IT) keeps its capitals and counts.
    """
    if are_folded(surfaces):
        return list(surfaces)
    stops = stop_words(language)
    return [
        form.upper() if form in stops and is_acronym(surface) else form
        for surface, form in zip(surfaces, map(fold, surfaces), strict=True)
    ]
