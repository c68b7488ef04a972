"""Articles as people name them: by title, roughly, or by the id that autocomplete fills in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from rapidfuzz import fuzz, process, utils

from bot.localisation import Words
from bot.rendering.limits import CHOICES, TITLE, one_line
from index import ArticleNotFound, ArticleSummary, ArticleTitle, Library

_LIKE = 72.0
"""Likeness of spelling, of 100, from which a title is offered for what was typed."""
_MEANT = 85.0
"""Likeness from which a title is taken to be meant, where no other comes close."""
_CLOSE = 5.0
_SHORT = 3
"""Characters below which any title is like what was typed."""


class UnclearTitle(ArticleNotFound):
    """No single article is meant by what somebody typed; the message is in their words."""


async def find_article(library: Library, named: str, words: Words) -> ArticleSummary:
    """Return the article of this id or title, or the only one whose title is like it.

    Raises:
        UnclearTitle: there is none, or more than one title fits; the nearest is named.
        LibraryError: the library cannot be read now.
    """
    named = named.strip()
    with suppress(ArticleNotFound):
        return await library.summary(named)
    found = await library.titles(named)
    alike = [article for article in found if article.title.casefold() == named.casefold()] or found
    if len(alike) > 1:
        raise UnclearTitle(words("article-unclear", count=len(alike)))
    if not alike:
        alike = [await asyncio.to_thread(_misspelt, await library.titles(), named, words)]
    return await library.summary(alike[0].id)


async def fitting_titles(
    library: Library, typed: str, *, own: bool = False
) -> list[tuple[str, str]]:
    """Return title and id of the articles whose titles fit what was typed so far, despite typos.

    Titles that begin so come first, then those that have it anywhere, then those spelt like it.

    Args:
        library: where to look.
        typed: the beginning or a part of a title.
        own: whether to leave out what other libraries share with this one.

    Raises:
        LibraryError: the library cannot be read now.
    """
    found = await library.titles(typed, own=own, limit=CHOICES)
    if not found and len(typed) >= _SHORT:
        titles = await library.titles(own=own)
        alike = await asyncio.to_thread(_spelt_like, titles, typed)
        found = [article for article, _ in alike]
    return [(article.title, article.id) for article in found]


def _spelt_like(articles: Sequence[ArticleTitle], typed: str) -> list[tuple[ArticleTitle, float]]:
    """Return the articles with a part of their title spelt like this, the likest first."""
    wanted = utils.default_process(typed)
    if len(wanted) < _SHORT:
        return []
    titles = [utils.default_process(article.title) for article in articles]
    found = process.extract(
        wanted, titles, scorer=fuzz.partial_ratio, limit=CHOICES, score_cutoff=_LIKE
    )
    # A title shorter than what was typed fits into it all too easily.
    long_enough = [(place, score) for title, score, place in found if 2 * len(title) > len(wanted)]
    return [(articles[place], score) for place, score in long_enough]


def _misspelt(articles: Sequence[ArticleTitle], named: str, words: Words) -> ArticleTitle:
    """Return the one article that must be meant by a title with typos."""
    found = _spelt_like(articles, named)
    if not found:
        raise UnclearTitle(words("article-unknown"))
    (nearest, score), *others = found
    if score >= _MEANT and not (others and others[0][1] > score - _CLOSE):
        return nearest
    raise UnclearTitle(words("article-unknown-nearest", title=one_line(nearest.title, TITLE)))
