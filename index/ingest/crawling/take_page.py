"""Taking in a page that was fetched: where it leads, what it links to, the article that it is."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from index.errors import UnreadableDocument
from index.ingest.crawling.crawl_state import CrawlState, outcome_of
from index.ingest.crawling.crawl_tools import CrawlTools
from index.ingest.crawling.errors import needs_javascript, needs_login
from index.ingest.crawling.gone_pages import GonePages
from index.ingest.crawling.scope import Scope, as_url
from index.ingest.crawling.site import PageOutcome, SitePage
from index.ingest.sources import Source
from index.parsing import Documents
from index.parsing.html.links import PageLinks, read_links

if TYPE_CHECKING:
    from index.ingest.fetching.fetcher import Fetched

_LOGIN = re.compile(
    r"(?:\A|[/._-])(?:log-?in|sign-?in|sso|oauth2?|saml2?|auth)(?:[/._-]|\Z)", re.IGNORECASE
)


class PageTaker:
    """Takes in the pages of one look.

    Attributes:
        follows_links: whether pages are found by links.

    Args:
        tools: what it works with.
        state: keeps account of the pages.
        scope: which addresses are pages of the site.
        gone: the pages that are gone.
    """

    def __init__(self, tools: CrawlTools, state: CrawlState, scope: Scope, gone: GonePages) -> None:
        self._tools = tools
        self._state = state
        self._scope = scope
        self._gone = gone
        self._moved: set[str] = set()
        self.follows_links = False

    async def take(self, page: SitePage, fetched: Fetched) -> None:
        """Take in what the server gave for a page.

        Raises:
            UnreadableDocument: it leads elsewhere, or cannot be read.
            QuotaExceeded: the library may not grow by it.
        """
        to = self._redirected(page, fetched)
        if to is not page:
            await self._redirect(page, to)
            if self._state.is_dealt_with(to) or fetched.not_modified:
                return  # in the latter case it is asked for by its own address, for all of it
        to.seen_at = datetime.now(UTC)
        if fetched.not_modified:
            self._state.done(to, PageOutcome.UNCHANGED)
        elif await self._links(to, fetched):
            await self._add(to, fetched)
        to.etag, to.last_modified = fetched.etag, fetched.last_modified
        self._state.changed(to)

    def _redirected(self, page: SitePage, fetched: Fetched) -> SitePage:
        """Return the page of the site at which the request ended up."""
        place = urlsplit(fetched.final_url)
        if fetched.final_url != fetched.url and _LOGIN.search(place.path):
            raise needs_login(fetched.url)
        if fetched.final_url == fetched.url or not self._state.is_site:
            return page
        found = self._scope.listed(fetched.final_url, as_url(fetched.final_url))
        if found is None and page.url == self._state.site.url:
            return page  # where a site begins may stand outside of what is read of it
        if found is None:
            raise UnreadableDocument(
                f"That page leads to another site, {place.hostname}; follow that instead."
            )
        if found == page.url:
            return page
        self._state.note(found, listed=False, depth=page.depth)
        to = self._state.pages.get(found, page)
        self._state.queue.append(to)  # if nothing comes of it now
        return to

    async def _redirect(self, page: SitePage, to: SitePage) -> None:
        """Give the article of a page that has moved to the one where it is now, if it is free."""
        if len(page.articles) == 1 and not to.articles:
            [key] = page.articles
            library = self._state.site.library
            if await self._tools.writer.move(library, key, f"url:{to.url}"):
                to.articles, page.articles = page.articles, ()
                to.etag = to.last_modified = None
                self._moved.add(to.url)
        page.etag = page.last_modified = None
        self._state.done(page, PageOutcome.REDIRECTED)
        self._gone.note(page)
        self._state.changed(to)

    async def _links(self, page: SitePage, fetched: Fetched) -> bool:
        """Take account of what a page links to; return whether it is to be read itself."""
        if not _is_html(fetched):
            return self._is_article(page)
        state = self._state
        found = await self._tools.web.sandbox.run(page.url, read_links, fetched.data)
        if found.is_login:
            raise needs_login(page.url)
        if state.is_site and found.title and state.site.url in (page.url, fetched.url):
            state.site = replace(state.site, title=found.title)
        if self.follows_links and page.depth < state.site.bounds.depth:
            for url in await asyncio.to_thread(self._linked, found, fetched.final_url):
                if new := state.note(url, listed=False, depth=page.depth + 1):
                    state.queue.append(new)
        if found.is_empty_frame:
            raise needs_javascript(page.url)
        obeys = self._tools.web.policy.robots and state.is_site
        if (found.no_index and obeys) or not self._is_article(page):
            state.done(page, PageOutcome.LEFT)
            return False
        return True

    def _is_article(self, page: SitePage) -> bool:
        return not self._state.is_site or self._scope.is_chosen(page.url)

    def _linked(self, found: PageLinks, place: str) -> list[str]:
        """Return the pages of the site that a page links to; CPU-bound."""
        base = as_url(place)
        with suppress(ValueError):  # what is no address is none to join links to
            base = base.join(as_url(found.base)) if found.base else base
        linked = (self._scope.linked(link, base) for link in found.links)
        return list(dict.fromkeys(url for url in linked if url is not None))

    async def _add(self, page: SitePage, fetched: Fetched) -> None:
        """Read a page and add its articles, unless somebody has removed them by hand."""
        if page.articles and not await self._is_there(page.articles):
            self._state.done(page, PageOutcome.LEFT)
            return
        has_moved = page.url in self._moved

        async def read(source: Source) -> Documents:
            nonlocal has_moved
            found = await self._tools.web.read_fetched(source)
            if not page.articles and len(found.drafts) == 1:
                has_moved = has_moved or await self._gone.move_here(found.drafts[0])
            return found

        source = await self._tools.web.source_of(fetched, f"url:{page.url}")
        library = self._state.site.library
        additions = await self._tools.importer.add(library, source, read)
        outcome = PageOutcome.MOVED if has_moved else outcome_of(additions)
        self._state.added(page, additions, outcome)
        if outcome is not PageOutcome.UNCHANGED:
            await self._state.write()

    async def _is_there(self, articles: Iterable[str]) -> bool:
        library = self._state.site.library
        for key in articles:
            if await self._tools.storage.article([library], key) is not None:
                return True
        return False


def _is_html(fetched: Fetched) -> bool:
    if fetched.content_type:
        return "html" in fetched.content_type
    return fetched.data.lstrip()[:1] == b"<"
