"""What the tests of structured formats share."""

from __future__ import annotations

from index.model import Draft, Locator
from index.parsing import split

Shown = tuple[str, tuple[str, ...], str | None]


def shown(draft: Draft) -> list[Shown]:
    """Each paragraph's text, headings and place; offsets are checked on the way."""
    found = split(draft.text, draft.format, draft.outline)
    for number, paragraph in enumerate(found, start=1):
        assert draft.text[paragraph.start : paragraph.end] == paragraph.text
        assert paragraph.number == number
    return [(p.text, p.headings, _place(p.locator)) for p in found]


def texts(draft: Draft) -> list[str]:
    """The text of each paragraph."""
    return [text for text, _, _ in shown(draft)]


def _place(locator: Locator | None) -> str | None:
    return f"{locator.kind} {locator.value}" if locator else None
