"""Words that mean the same, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape

_GROUP = 250


def joined(group: Sequence[str]) -> str:
    """Return the words of a group with commas, as they are typed."""
    return ", ".join(group)


def render_synonyms(groups: Sequence[Sequence[str]], words: Words, *, total: int) -> str:
    """Return one page of the groups, a line for each."""
    if not groups:
        return words("synonyms-none")
    heading = f"### {words('synonyms-heading', total=total)}"
    return "\n".join([heading, *synonym_lines(groups)])


def synonym_lines(groups: Sequence[Sequence[str]]) -> list[str]:
    """Return a line for each group."""
    return [f"- {escape(one_line(joined(group), _GROUP))}" for group in groups]
