"""The form by which a written word is compared, and whether it tells anything."""

from __future__ import annotations

from index.text.stopwords import stop_words
from index.text.tokens import fold, is_acronym


def readable(surface: str, language: str) -> str | None:
    """Return the form a written word is compared by, or None for a stop word.

    An acronym that looks like a stop word (US, IT) keeps its capitals and counts.
    """
    form = fold(surface)
    if form not in stop_words(language):
        return form
    return form.upper() if is_acronym(surface) else None
