"""What became of a document that may hold several articles, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.localisation import Words
from bot.rendering.library import render_added
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold, escape
from index import Additions, Outcome

_NAMED = 5
_REASON = 150


def render_additions(additions: Additions, words: Words) -> str:
    """Return what became of an article by name, or of several in numbers; failures by name."""
    if len(additions.added) == 1:
        said = render_added(additions.added[0], words)
    else:
        counts = Counter(added.outcome for added in additions.added)
        said = words(
            "added-several",
            added=counts[Outcome.ADDED],
            updated=counts[Outcome.UPDATED],
            unchanged=counts[Outcome.UNCHANGED],
        )
    return "\n".join([said, *_failures(additions, words)])


def _failures(additions: Additions, words: Words) -> Iterator[str]:
    for name, reason in additions.failed[:_NAMED]:
        yield f"{bold(one_line(name, 80))}: {escape(one_line(reason, _REASON))}"
    rest = len(additions.failed) - _NAMED
    if rest > 0:
        yield words("reindexed-more-failed", count=rest)
