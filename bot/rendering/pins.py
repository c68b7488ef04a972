"""Pinned passages as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words, explain
from bot.rendering.limits import DISPLAY_TEXT, TITLE, one_line, size
from bot.rendering.markdown import escape, link
from bot.rendering.passage import render_place
from index import PinState

_WORDING = 150
_ROOM = DISPLAY_TEXT - 200


def render_pins(states: Sequence[PinState], words: Words) -> str:
    """Return all pins, as many as fit, each with its passage or what has become of it."""
    if not states:
        return words("pins-none")
    lines = [f"### {words('pins-heading', total=len(states))}"]
    for place, state in enumerate(states):
        line = _line(state, words)
        if sum(map(size, lines)) + len(lines) + size(line) > _ROOM:
            return "\n".join([*lines, words("pins-more", count=len(states) - place)])
        lines.append(line)
    return "\n".join(lines)


def _line(state: PinState, words: Words) -> str:
    wording = escape(one_line(state.pin.wording, _WORDING))
    if state.passage is None:
        title = escape(one_line(state.pin.title, TITLE))
        problem = escape(explain(state.problem, words)) if state.problem else ""
        return f"📌 {wording}\n-# ⚠️ {title}: {problem}"
    passage = state.passage
    place = render_place(passage, words)
    return f"📌 {wording}\n-# {link(passage.title, passage.url)} · {place}"
