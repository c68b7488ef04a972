"""Articles as people name them: by title, roughly, or by the id that autocomplete fills in."""

from __future__ import annotations

from collections.abc import Sequence

from discord.app_commands import Choice
from rapidfuzz import fuzz, process, utils

from bot.localisation import Words
from bot.rendering.limits import CHOICE, CHOICES, TITLE, one_line
from index import ArticleNotFound, ArticleSummary, Library, LibraryError

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
    articles = await library.articles()
    wanted = named.strip().casefold()
    for article in articles:
        if article.id == named.strip():
            return article
    alike = [article for article in articles if wanted == article.title.casefold()]
    alike = alike or _containing(articles, wanted)
    if len(alike) > 1:
        raise UnclearTitle(words("article-unclear", count=len(alike)))
    return alike[0] if alike else _misspelt(articles, named, words)


async def title_choices(library: Library, typed: str, *, own: bool = False) -> list[Choice[str]]:
    """Return the articles whose titles fit what was typed so far, despite typos.

    Titles that begin so come first, then those that have it anywhere, then those spelt like it.
    None are offered while the library cannot be read: an autocomplete has no place for errors.

    Args:
        library: where to look.
        typed: the beginning or a part of a title.
        own: whether to leave out what other libraries share with this one.
    """
    wanted = typed.strip().casefold()
    try:
        articles = await library.articles()
    except LibraryError:
        return []
    articles = [a for a in articles if not own or a.library == library.key]
    found = _containing(articles, wanted)
    found.sort(key=lambda article: not article.title.casefold().startswith(wanted))
    if len(found) < CHOICES:
        known = {article.id for article in found}
        found += [article for article, _ in _spelt_like(articles, typed) if article.id not in known]
    return [
        Choice(name=one_line(article.title, CHOICE) or article.id, value=article.id)
        for article in found[:CHOICES]
    ]


def _containing(articles: Sequence[ArticleSummary], wanted: str) -> list[ArticleSummary]:
    return [article for article in articles if wanted in article.title.casefold()]


def _spelt_like(
    articles: Sequence[ArticleSummary], typed: str
) -> list[tuple[ArticleSummary, float]]:
    """Return the articles with a stretch of their title spelt like this, the likest first."""
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


def _misspelt(articles: Sequence[ArticleSummary], named: str, words: Words) -> ArticleSummary:
    """Return the one article that must be meant by a title with typos."""
    found = _spelt_like(articles, named)
    if not found:
        raise UnclearTitle(words("article-unknown"))
    (nearest, score), *others = found
    if score >= _MEANT and not (others and others[0][1] > score - _CLOSE):
        return nearest
    raise UnclearTitle(words("article-unknown-nearest", title=one_line(nearest.title, TITLE)))
