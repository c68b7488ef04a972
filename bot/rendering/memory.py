"""What members said, as quotes that are no part of the library, without who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.localisation import Words
from bot.rendering.excerpt import render_excerpt
from bot.rendering.limits import one_line
from bot.rendering.markdown import link
from index import Passage

_BUDGET = 500
"""Units for each quote."""
_CHANNEL = 60


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something that a member said.

    Attributes:
        passage: the words, those that answer marked.
        channel: name of the channel or thread.
        day: when it was said.
        url: where it stands.
    """

    passage: Passage
    channel: str
    day: date
    url: str


def render_memory(found: Sequence[Remembered], words: Words, budget: int = _BUDGET) -> list[str]:
    """Return what members said as pieces of Markdown, each with where and when; none for nothing.

    Args:
        found: what they said, the best first.
        words: those of the reader.
        budget: units for each quote.
    """
    if not found:
        return []
    heading = f"### {words('memory-heading')}\n-# {words('memory-note')}"
    return [heading, *(_quoted(one, words, budget) for one in found)]


def _quoted(one: Remembered, words: Words, budget: int) -> str:
    channel = one_line(one.channel, _CHANNEL)
    said = words("memory-said", channel=channel, day=words.date(one.day.isoformat()))
    return f"{render_excerpt(one.passage, budget)}\n{link(said, one.url)}"
