"""What people say about an article, beside its text."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from bot.localisation import Words
from bot.localisation.written_dates import read_day
from bot.rendering.limits import one_line
from bot.rendering.markdown import safe_url
from index import Draft


@dataclass(frozen=True, slots=True)
class GivenMetadata:
    """What whoever adds an article says about it; None where the text is to tell."""

    title: str | None = None
    url: str | None = None
    author: str | None = None
    date: str | None = None

    async def read(self, locale: str) -> GivenMetadata:
        """Return the same with the date in ISO 8601, or as it is where it cannot be read.

        Args:
            locale: Discord's name of the language and place of whoever wrote it.
        """
        day = await asyncio.to_thread(read_day, self.date, locale) if self.date else None
        return dataclasses.replace(self, date=day or self.date)

    def understood(self, written: GivenMetadata, words: Words) -> str:
        """Return how the date was read where it was not written so; else nothing."""
        if self.date == written.date:
            return ""
        return words("add-date-understood", date=words.date(self.date))

    def wrong(self, words: Words) -> str | None:
        """Return a sentence about what cannot be right, or None."""
        if self.url and safe_url(self.url) is None:
            return words("add-url-wrong")
        if self.date and not _is_day(self.date):
            return words("add-date-wrong")
        return None

    @property
    def amendment(self) -> Callable[[Draft], Draft] | None:
        """What changes an article; None if nothing was said, as then a known one is not read."""
        return None if self == GivenMetadata() else self.applied_to

    def applied_to(self, draft: Draft) -> Draft:
        """Return the draft with these facts in place of those found in the text."""
        return replace(
            draft,
            title=one_line(self.title or "") or draft.title,
            url=self.url or draft.url,
            author=one_line(self.author or "") or draft.author,
            date=self.date or draft.date,
        )

    def in_place_of(self, draft: Draft) -> Draft:
        """Return the draft with these facts alone; only a title has to be there."""
        return replace(
            draft,
            title=one_line(self.title or "") or draft.title,
            url=self.url,
            author=one_line(self.author or "") or None,
            date=self.date,
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
