"""A passage between the paragraphs before and after it."""

from __future__ import annotations

from bot.localisation import Words
from bot.rendering.excerpt import render_excerpt
from bot.rendering.limits import DISPLAY_TEXT, ELLIPSIS, LINE_BREAKS, printable, shorten, size
from bot.rendering.markdown import block_quote, escape
from bot.rendering.passage import render_source
from index import Paragraph, Recalled

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
