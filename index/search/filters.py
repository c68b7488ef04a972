"""Which articles a search is about."""

from __future__ import annotations

from datetime import date

import msgspec


class Filter(msgspec.Struct, frozen=True):
    """What an article has to be for its paragraphs to be found; every part of it holds.

    Attributes:
        article_id: this article only.
        languages: one of these, ISO 639-1; of any where there is none.
        after: dated this day or later; one without a date is not found.
        before: dated this day or earlier; likewise.
    """

    article_id: str | None = None
    languages: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None

    def passes(self, article_id: str, language: str, day: str | None) -> bool:
        """Return whether an article passes, given its id, language and date (YYYY-MM-DD)."""
        days = days_of(day)
        return (
            self.article_id in (None, article_id)
            and (not self.languages or language in self.languages)
            and (self.after is None or days >= self.after.toordinal())
            and (self.before is None or 0 < days <= self.before.toordinal())
        )


def days_of(text: str | None) -> int:
    """Return the day of a date (YYYY-MM-DD), counted from the year 1; 0 where there is none."""
    try:
        return date.fromisoformat(text).toordinal() if text else 0
    except ValueError:
        return 0
