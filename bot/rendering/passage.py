"""One passage of an answer: the quote and where it stands."""

from __future__ import annotations

from datetime import date

from bot.rendering.excerpt import render_excerpt
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape, link
from index import Passage

_HEADINGS = 100
_AUTHOR = 60
_DATE = 30


def render_passage(passage: Passage, budget: int) -> tuple[str, str]:
    """Return a passage as two pieces of Markdown, the quote and its source.

    Args:
        passage: what to show.
        budget: units of text for the quote and its context.
    """
    return render_excerpt(passage, budget), render_source(passage)


def render_source(passage: Passage) -> str:
    """Return the title, linked where there is a source, the paragraph number and the byline."""
    place = (
        f"{link(passage.title, passage.url)} · ¶ {passage.paragraph} of {passage.paragraph_count}"
    )
    details = [
        escape(one_line(detail, limit))
        for detail, limit in (
            (" › ".join(passage.headings), _HEADINGS),
            (passage.author or "", _AUTHOR),
            (readable_date(passage.date), _DATE),
        )
        if one_line(detail, limit)
    ]
    return f"{place}\n-# {' · '.join(details)}" if details else place


def readable_date(iso: str | None) -> str:
    """Return an ISO 8601 date as "3 April 2025", or as it is where it is not one."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B} {day.year}"
