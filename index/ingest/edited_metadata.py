"""What people say about an article beside its document, and what becomes of it with the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from msgspec.structs import replace

from index.model import FACTS, Article, Draft

Amend: TypeAlias = Callable[[Draft], Draft]
"""Returns a draft with what somebody says about the article."""
Given: TypeAlias = tuple[tuple[str, str | None], ...]
"""What `Article.given` is."""


def with_facts(draft: Draft, facts: Iterable[tuple[str, str | None]]) -> Draft:
    """Return a draft with other values of some `FACTS`."""
    changes: dict[str, Any] = dict(facts)
    return replace(draft, **changes)


def settled(draft: Draft, said: Draft, known: Article | None) -> tuple[Draft, Given]:
    """Return what is said about an article, and what its document says of that.

    Args:
        draft: what its document says.
        said: the same with what somebody says now.
        known: the article as it was, with what somebody said earlier.
    """
    for name, before in known.given if known else ():
        if getattr(said, name) == getattr(draft, name) == before:
            said = with_facts(said, [(name, getattr(known, name))])
    return said, given_facts(draft, said)


def given_facts(document: Draft, said: Draft) -> Given:
    """Return what a document says of the facts about which something else is said."""
    values = ((name, getattr(document, name)) for name in FACTS)
    return tuple((name, value) for name, value in values if value != getattr(said, name))
