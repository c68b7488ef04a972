"""The form by which a written word is compared, and whether it tells anything."""

from __future__ import annotations

from collections.abc import Sequence

from index.text.stopwords import stop_words
from index.text.tokens import fold, is_acronym


def readable(surface: str, language: str) -> str | None:
    """Return the form a written word is compared by, or None for a stop word.

    An acronym that looks like a stop word (US, IT) keeps its capitals and counts.
    """
    return readables([surface], language)[0]


def readables(surfaces: Sequence[str], language: str) -> list[str | None]:
    """Return what `readable` does for each of many words."""
    stops = stop_words(language)
    return [
        form if form not in stops else form.upper() if is_acronym(surface) else None
        for surface, form in zip(surfaces, map(fold, surfaces), strict=True)
    ]
