"""Articles as people name them: by title, or by the id that autocomplete fills in."""

from __future__ import annotations

from collections.abc import Iterable

from discord.app_commands import Choice

from bot.localisation import Words
from bot.rendering.limits import CHOICE, CHOICES, one_line
from index import ArticleNotFound, ArticleSummary, Library, LibraryError


class UnclearTitle(ArticleNotFound):
    """No single article is meant by what somebody typed; the message is in their words."""


async def find_article(library: Library, named: str, words: Words) -> ArticleSummary:
    """Return the article of this id or title, or the only one whose title has these words.

    Raises:
        UnclearTitle: there is none, or more than one title has the words.
        LibraryError: the library cannot be read now.
    """
    articles = await library.articles()
    wanted = named.strip().casefold()
    for article in articles:
        if article.id == named.strip():
            return article
    alike = [article for article in articles if wanted == article.title.casefold()]
    alike = alike or _containing(articles, wanted)
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise UnclearTitle(words("article-unclear", count=len(alike)))
    raise UnclearTitle(words("article-unknown"))


async def title_choices(library: Library, typed: str, *, own: bool = False) -> list[Choice[str]]:
    """Return the articles whose titles fit what was typed so far, those that begin so first.

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
    found = _containing([a for a in articles if not own or a.library == library.key], wanted)
    found.sort(key=lambda article: not article.title.casefold().startswith(wanted))
    return [
        Choice(name=one_line(article.title, CHOICE) or article.id, value=article.id)
        for article in found[:CHOICES]
    ]


def _containing(articles: Iterable[ArticleSummary], wanted: str) -> list[ArticleSummary]:
    return [article for article in articles if wanted in article.title.casefold()]
