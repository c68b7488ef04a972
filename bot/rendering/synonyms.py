"""Words that mean the same, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words
from bot.rendering.limits import CONTENT, one_line, size
from bot.rendering.markdown import escape

_GROUP = 250
_ROOM = CONTENT - 200


def joined(group: Sequence[str]) -> str:
    """Return the words of a group with commas, as they are typed."""
    return ", ".join(group)


def render_synonyms(groups: Sequence[Sequence[str]], words: Words) -> list[str]:
    """Return a line for each group, for as many as fit into a message."""
    lines: list[str] = []
    for place, group in enumerate(groups):
        line = f"- {escape(one_line(joined(group), _GROUP))}"
        if sum(map(size, lines)) + len(lines) + size(line) > _ROOM:
            return [*lines, words("synonyms-more", count=len(groups) - place)]
        lines.append(line)
    return lines
