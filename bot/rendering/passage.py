"""One passage of an answer: the quote and where it stands."""

from __future__ import annotations

from bot.localisation import Words
from bot.rendering.excerpt import render_excerpt
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape, link
from index import Passage

_HEADINGS = 100
_AUTHOR = 60
_DATE = 30


def render_passage(
    passage: Passage, words: Words, budget: int, address: str | None = None
) -> tuple[str, str]:
    """Return a passage as two pieces of Markdown, the quote and its source.

    Args:
        passage: what to show.
        words: those of the reader.
        budget: units of text for the quote and its context.
        address: that of the very passage, where known.
    """
    return render_excerpt(passage, budget), render_source(passage, words, address)


def render_source(passage: Passage, words: Words, address: str | None = None) -> str:
    """Return the title, linked where there is a source, the paragraph number and the byline."""
    number = words("passage-place", paragraph=passage.paragraph, paragraphs=passage.paragraph_count)
    place = f"{link(passage.title, passage.url, address)} · {number}"
    details = [words("passage-curated")] if passage.curated else []
    details += [
        escape(one_line(detail, limit))
        for detail, limit in (
            (" › ".join(passage.headings), _HEADINGS),
            (passage.author or "", _AUTHOR),
            (words.date(passage.date), _DATE),
        )
        if one_line(detail, limit)
    ]
    return f"{place}\n-# {' · '.join(details)}" if details else place
