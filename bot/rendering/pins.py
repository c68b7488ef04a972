"""Pinned passages as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words, explain
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import escape, escape_sentence, link
from bot.rendering.passage import render_place
from index import PinState

_WORDING = 150
_PROBLEM = 150


def render_pins(states: Sequence[PinState], words: Words, *, total: int) -> str:
    """Return one page of the pins, each with its passage or what has become of it."""
    if not states:
        return words("pins-none")
    heading = f"### {words('pins-heading', total=total)}"
    return "\n".join([heading, *(_line(state, words) for state in states)])


def _line(state: PinState, words: Words) -> str:
    wording = escape(one_line(state.pin.wording, _WORDING))
    if state.passage is None:
        title = escape(one_line(state.pin.title, TITLE))
        problem = explain(state.problem, words) if state.problem else ""
        said = escape_sentence(one_line(problem, _PROBLEM))
        return f"📌 {wording}\n-# ⚠️ {title}: {said}"
    passage = state.passage
    place = render_place(passage, words)
    return f"📌 {wording}\n-# {link(passage.title, passage.url)} · {place}"
