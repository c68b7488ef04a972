"""What becomes of the articles of pages that are gone: moved where they are now, or removed."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable

from index.ingest.add_article import ArticleWriter
from index.ingest.crawling.site import PageOutcome, SitePage
from index.model import Article, Draft
from index.storage.interface import Storage

Discard = Callable[[Article], Awaitable[bool]]
"""Moves an article to the bin of its library."""
MOST_REMOVED = 500
"""Articles that one look at a site removes, at most; the bin holds as many."""
BELIEVED = 10
"""Articles that may go at once however small the site is."""
_COMPARED = 50
"""Articles of pages that are gone to which a new page is compared."""
_ALIKE = 0.9
"""Share of their words that two texts have in common if one is a version of the other."""


class GonePages:
    """The pages of a site that are gone, of the look under way.

    Args:
        library: the site's.
        storage: has the articles.
        writer: moves them.
    """

    def __init__(self, library: str, storage: Storage, writer: ArticleWriter) -> None:
        self._library = library
        self._storage = storage
        self._writer = writer
        self._pages: dict[str, SitePage] = {}
        self._texts: dict[str, Article] = {}

    def note(self, page: SitePage) -> None:
        """Take account of a page that is gone, if something came of it."""
        if page.articles:
            self._pages[page.url] = page

    async def move_here(self, draft: Draft) -> bool:
        """Take a new page for one that is gone, if that has the same text or nearly so.

        Returns whether an article is moved to the draft's origin.
        """
        gone = [page for page in self._pages.values() if page.articles]
        articles = [a for page in gone[:_COMPARED] for a in [await self._article(page)] if a]
        found = await asyncio.to_thread(_most_alike, articles, draft)
        if found is None or not await self._writer.move(self._library, found.id, draft.origin):
            return False
        for page in gone:
            page.articles = tuple(key for key in page.articles if key != found.id)
        return True

    async def remove(
        self,
        gone: Iterable[SitePage],
        live: Iterable[SitePage],
        discard: Discard,
        origin: Callable[[SitePage], str],
    ) -> int:
        """Remove the articles of pages that are gone, unless another page has the same text.

        Returns how many articles went to the bin.

        Args:
            gone: those pages.
            live: all others.
            discard: moves an article to the bin.
            origin: returns the origin of a page's article.
        """
        elsewhere = {key: page for page in live for key in page.articles}
        removed = 0
        for page in gone:
            for key in page.articles:
                if key in elsewhere:
                    other = elsewhere[key]
                    await self._writer.move(self._library, key, origin(other))
                    # So that all of it comes the next time, and the article links to it.
                    other.etag = other.last_modified = None
                    page.articles = tuple(k for k in page.articles if k != key)
                elif removed < MOST_REMOVED:
                    article = await self._storage.article([self._library], key)
                    removed += article is not None and await discard(article)
                    page.articles = tuple(k for k in page.articles if k != key)
                    page.outcome = PageOutcome.REMOVED
        return removed

    async def _article(self, page: SitePage) -> Article | None:
        if len(page.articles) != 1:
            return None
        [key] = page.articles
        if key not in self._texts:
            found = await self._storage.article([self._library], key)
            if found is not None:
                self._texts[key] = found
        return self._texts.get(key)


def is_too_much(gone: int, all_articles: int, *, is_single: bool) -> bool:
    """Return whether so many articles are gone at once that it is rather the site's mistake."""
    if is_single:
        return gone > 0
    return gone > BELIEVED and 2 * gone > all_articles


def _most_alike(articles: Iterable[Article], draft: Draft) -> Article | None:
    words = Counter(draft.text.casefold().split())
    best, share = None, _ALIKE
    for article in articles:
        other = Counter(article.text.casefold().split())
        common = (words & other).total() / max(words.total(), other.total(), 1)
        if common >= share:
            best, share = article, common
    return best
