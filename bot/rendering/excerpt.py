"""Which part of a paragraph is shown: the quotes, and whole sentences around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.rendering.limits import ELLIPSIS, LINE_BREAKS, cut, printable, size
from bot.rendering.markdown import block_quote, bold, escape
from index import Passage, sentences

_LIST_ITEM = re.compile(r"(?:[-*+•‣◦]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s|\|")
_FILLER = "\0"
_MARKS = len("**** … ") + 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `[start, end)` of a paragraph that is shown, in bold where it is quoted."""

    start: int
    end: int
    quoted: bool


def render_excerpt(passage: Passage, budget: int) -> str:
    """Return a paragraph as a Markdown block quote of about `budget` units at most.

    The quotes are in bold. Hard-wrapped lines are joined by a space, paragraphs and items of a
    list keep their lines. An ellipsis, always outside the bold words, stands where text was left
    out.
    """
    text, quotes = _window(passage, budget)
    spans = choose_spans(text, quotes, budget)
    text = _unwrap(text)
    parts: list[str] = []
    position = 0
    for span in spans:
        parts.append(_gap(text, position, span.start))
        parts.append(_show(text, span))
        position = span.end
    parts.append(_gap(text, position, len(text)))
    return block_quote("".join(parts).strip())


def choose_spans(text: str, quotes: Sequence[tuple[int, int]], budget: int) -> list[Span]:
    """Return what to show of a text, in order: as many quotes as fit, then their neighbours.

    Args:
        text: the paragraph.
        quotes: where the quotes stand in it, in order, not overlapping.
        budget: units of escaped text to stay within.
    """
    units = _units(text, quotes)
    first = next((place for place, unit in enumerate(units) if unit.quoted), 0)
    left = budget - _cost(text, units[first])
    if left < 0:
        return [_shortened(text, units[first], budget)]
    kept = {first}
    for place in _nearest_first(units):
        beside = units[place].quoted or place - 1 in kept or place + 1 in kept
        if place not in kept and beside and (cost := _cost(text, units[place])) <= left:
            kept.add(place)
            left -= cost
    return _merge([units[place] for place in sorted(kept)], text)


def _window(passage: Passage, budget: int) -> tuple[str, list[tuple[int, int]]]:
    """Return the surroundings of the first quote, so that a paragraph may have any length.

    They are wider than the budget on both sides: what is shown never reaches their edges.
    """
    first = passage.quotes[0].start
    start, end = max(0, first - budget - 1), first + 3 * budget
    quotes = [
        (quote.start - start, min(quote.end, end) - start)
        for quote in passage.quotes
        if quote.start < end
    ]
    return passage.text[start:end], quotes


def _units(text: str, quotes: Sequence[tuple[int, int]]) -> list[Span]:
    """Cut a text into its quotes and the sentences between them."""
    inside = [range(start + 1, end) for start, end in quotes]
    ends = [end for _, end in sentences(text)]
    edges = {0, len(text), *(end for end in ends if not any(end in quote for quote in inside))}
    edges.update(edge for quote in quotes for edge in quote)
    starts = {start for start, _ in quotes}
    return [Span(a, b, a in starts) for a, b in pairwise(sorted(edges))] or [Span(0, 0, False)]


def _nearest_first(units: Sequence[Span]) -> list[int]:
    quoted = [place for place, unit in enumerate(units) if unit.quoted] or [0]
    return sorted(
        range(len(units)),
        key=lambda place: (min(abs(place - other) for other in quoted), place),
    )


def _merge(spans: Sequence[Span], text: str) -> list[Span]:
    """Join neighbours of the same kind; two quotes with only space between become one."""
    merged: list[Span] = []
    for span in spans:
        if len(merged) > 1 and span.quoted and merged[-2].quoted and _blank(text, merged[-1]):
            merged[-2:] = [Span(merged[-2].start, span.end, True)]
        elif merged and merged[-1].quoted == span.quoted and merged[-1].end == span.start:
            merged[-1] = Span(merged[-1].start, span.end, span.quoted)
        else:
            merged.append(span)
    return merged


def _shortened(text: str, unit: Span, budget: int) -> Span:
    """Cut a sentence that is too long by itself after a word."""
    room = budget
    span = unit
    while _cost(text, span) > budget and room > 1:
        words = cut(text[unit.start : unit.end], room)
        span = Span(unit.start, unit.start + max(1, len(words)), unit.quoted)
        room = min(room - 1, room * budget // _cost(text, span))
    return span


def _cost(text: str, span: Span) -> int:
    """Return how many units a stretch takes at most, with bold, ellipsis and quote marks."""
    shown = text[span.start : span.end]
    return size(escape(shown)) + 2 * shown.count("\n") + _MARKS


def _show(text: str, span: Span) -> str:
    shown = text[span.start : span.end].replace(_FILLER, "")
    if not span.quoted:
        return escape(shown)
    return bold(shown, text[: span.start], text[span.end :])


def _gap(text: str, start: int, end: int) -> str:
    """Return the ellipsis for a stretch that is left out, or nothing when it is only space."""
    if not printable(text[start:end]).strip():
        return text[start:end].replace(_FILLER, "")
    before = " " if start and not text[start - 1].isspace() else ""
    after = " " if end < len(text) and not text[end].isspace() else ""
    return f"{before}{ELLIPSIS}{after}"


def _blank(text: str, span: Span) -> bool:
    return not printable(text[span.start : span.end]).strip()


def _unwrap(text: str) -> str:
    """Turn hard wraps into spaces, character for character, so that offsets stay right.

    A blank line, which parts paragraphs, stays a line break.
    """

    def joined(match: re.Match[str]) -> str:
        parts = match.group().count("\n") > 1 or _LIST_ITEM.match(text, match.end())
        kept = "\n" if parts else " "
        return kept + _FILLER * (len(match.group()) - 1)

    return LINE_BREAKS.sub(joined, text.replace(_FILLER, "\ufffd"))
