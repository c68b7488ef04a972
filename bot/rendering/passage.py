"""One passage of an answer: the quote and where it stands."""

from __future__ import annotations

from bot.localisation import Words
from bot.rendering.excerpt import render_excerpt
from bot.rendering.limits import (
    DISPLAY_TEXT,
    ELLIPSIS,
    LINE_BREAKS,
    one_line,
    printable,
    shorten,
    size,
)
from bot.rendering.markdown import block_quote, escape, link
from index import Paragraph, Passage, Recalled

_HEADINGS = 100
_AUTHOR = 60
_DATE = 30
_ELSEWHERE = 2
"""Other articles with the same passage that are named."""


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
    place = f"{link(passage.title, passage.url, address)} · {render_place(passage, words)}"
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
    lines = [place, *([f"-# {' · '.join(details)}"] if details else [])]
    if passage.elsewhere:
        titles = dict.fromkeys(one.title for one in passage.elsewhere)
        links = {one.title: one.url for one in reversed(passage.elsewhere)}
        listed = words.listed([link(title, links[title]) for title in list(titles)[:_ELSEWHERE]])
        lines.append(f"-# {words('passage-elsewhere', titles=listed)}")
    return "\n".join(lines)


def render_place(passage: Passage, words: Words) -> str:
    """Return which paragraphs of how many a passage is."""
    first, last = passage.first_paragraph, passage.last_paragraph
    return words(
        "passage-place",
        paragraph=first if first == last else f"{first}–{last}",
        paragraphs=passage.paragraph_count,
    )


_BUDGETS = (1200, 800, 500, 250)
"""Units for each of the three paragraphs, tried from the widest."""


def render_surroundings(recalled: Recalled, words: Words) -> str:
    """Return a passage with the end of the paragraph before and the beginning of the next."""
    source = render_source(recalled.passage, words, recalled.link)
    for budget in _BUDGETS:
        parts = [
            _quoted(_end(_line(recalled.before), budget)),
            render_excerpt(recalled.passage, budget),
            _quoted(shorten(_line(recalled.after), budget)),
        ]
        text = "\n\n".join([*(part for part in parts if part), source])
        if size(text) <= DISPLAY_TEXT:
            break
    return text


def _quoted(text: str) -> str:
    return block_quote(escape(text)) if text else ""


def _line(paragraph: Paragraph | None) -> str:
    """Return as much of a paragraph as could be shown, on one line."""
    return printable(LINE_BREAKS.sub(" ", paragraph.text)).strip() if paragraph else ""


def _end(text: str, limit: int) -> str:
    """Return the end of a text, from a word on, with an ellipsis where it is not all."""
    if size(text) <= limit:
        return text
    kept = text[-(limit // 2) :]
    return f"{ELLIPSIS} {kept.partition(' ')[2] or kept}"
