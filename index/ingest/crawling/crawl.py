"""One crawl of a site: its pages found, each asked for once, what changed taken in."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Coroutine, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from index.errors import LibraryError, QuotaExceeded, UnreadableDocument
from index.ingest.crawling.crawl_state import CrawlState
from index.ingest.crawling.crawl_tools import CrawlTools
from index.ingest.crawling.discovery import list_pages
from index.ingest.crawling.errors import BrokenOff, is_gone, may_pass
from index.ingest.crawling.gone_pages import Discard, GonePages, is_too_much
from index.ingest.crawling.scope import Scope, as_url
from index.ingest.crawling.site import FollowedSite, Kind, PageOutcome, SitePage
from index.ingest.crawling.take_archive import take_archive
from index.ingest.crawling.take_page import PageTaker
from index.ingest.crawling.unpack import origin_of
from index.ingest.fetching.errors import FetchError, StatusError

if TYPE_CHECKING:
    from index.ingest.fetching.fetcher import Fetched

RUN_SECONDS = 3_600.0
"""Time that a look takes at a stretch; what is left follows soon."""
RUN_BYTES = 1024**3
"""Bytes that are fetched at a stretch, likewise."""
TRIES = 5
"""How often a page is asked for while its host fails."""
DOWN_AFTER = 25
"""Failures of a host in a row after which it is left alone."""
LONGEST_WAIT = 60.0
"""Seconds that a host may ask for within a look; for a longer wait the look is broken off."""
FEW = 5
"""Pages in a sitemap with so few that it may name only where the parts of a site begin."""


class Crawl:
    """A look at one site, which can be cut off at any moment and goes on from there.

    Args:
        tools: what it works with.
        state: the site, as it was opened, and its known pages.
        discard: moves an article to the bin.
    """

    def __init__(self, tools: CrawlTools, state: CrawlState, discard: Discard) -> None:
        self._tools = tools
        self._state = state
        self._discard = discard
        site = state.site
        self._scope = Scope(as_url(site.url), site.bounds)
        self._gone = GonePages(site.library, tools.storage, tools.writer)
        self._taker = PageTaker(tools, state, self._scope, self._gone)
        self._pause = tools.web.policy.pause
        self._patience = 0.0
        self._is_listed_whole = False
        self._unwanted: frozenset[str] = frozenset()
        self._failures = 0
        self._bytes = 0
        self._full: QuotaExceeded | None = None

    async def run(self) -> None:
        """Look at the site; what comes of it stands in the state.

        Raises:
            BrokenOff: there is more to do; what was done is stored.
            StorageError: something could not be read or written.
        """
        try:
            await self._begin()
            await self._visit_all()
            await self._finish()
        finally:
            await _to_its_end(self._state.write())

    async def _begin(self) -> None:
        """Find out which pages there are; those of an earlier part of this look are known."""
        state = self._state
        past = (PageOutcome.REMOVED, PageOutcome.GONE)
        await state.forget(
            page.url
            for page in list(state.pages.values())
            if not state.is_dealt_with(page) and not page.articles and page.outcome in past
        )
        if state.is_site:
            await self._discover()
        else:
            state.note(state.site.url, listed=False, depth=0)
        self._unwanted = await asyncio.to_thread(self._not_chosen)
        waiting = [page for page in state.pages.values() if self._is_waiting(page)]
        state.queue.extend(sorted(waiting, key=lambda page: (not page.articles, page.depth)))
        for page in filter(self._has_gone, state.pages.values()):
            self._gone.note(page)

    async def _discover(self) -> None:
        state, web = self._state, self._tools.web
        try:
            rules = await web.fetcher.rules(state.site.url)
        except FetchError as error:
            raise BrokenOff(str(error)) from error
        self._pause = max(self._pause, rules.delay)
        is_list = urlsplit(state.site.url).path.endswith((".xml", ".xml.gz", ".txt"))
        named = (state.site.url,) if is_list else rules.sitemaps
        listing = await list_pages(web, self._scope, named, self._pause)
        if not listing.pages and listing.problem and state.site.found_by == "sitemap":
            raise BrokenOff(listing.problem)  # not a reason to find the site empty
        self._is_listed_whole = listing.is_complete and bool(listing.pages)
        self._taker.follows_links = len(listing.pages) <= FEW and not is_list
        if not is_list:
            state.note(state.site.url, listed=False, depth=0)
        await asyncio.to_thread(self._note_listed, listing.pages)
        state.site = replace(
            state.site, found_by=listing.found_by or "links", remarks=tuple(listing.remarks())
        )

    def _note_listed(self, urls: Iterable[str]) -> None:
        """Take account of what a list names; CPU-bound, as that may be a great deal."""
        for url in urls:
            self._state.note(url, listed=True, depth=1)

    def _not_chosen(self) -> frozenset[str]:
        """Return the known pages that somebody has chosen to leave out since; CPU-bound."""
        if not self._state.is_site:
            return frozenset()
        known = (url for url in list(self._state.pages) if url != self._state.site.url)
        return frozenset(url for url in known if not self._scope.is_chosen(url))

    def _is_waiting(self, page: SitePage) -> bool:
        if self._state.is_dealt_with(page) or page.url in self._unwanted:
            return False
        # Of an archive, the pages are files in it.
        return self._state.site.kind is not Kind.ARCHIVE or page.url == self._state.site.url

    async def _visit_all(self) -> None:
        state, until = self._state, time.monotonic() + RUN_SECONDS
        while state.queue:
            if time.monotonic() > until or self._bytes > RUN_BYTES or not state.is_followed:
                raise BrokenOff(is_failure=False)
            page = state.queue.popleft()
            if state.is_dealt_with(page) or (self._full and not page.articles):
                continue
            await self._visit(page)
            await state.step()

    async def _visit(self, page: SitePage) -> None:
        """Ask for a page and take in what has changed."""
        try:
            fetched = await self._fetch(page)
            self._failures = 0
            self._bytes += len(fetched.data)
            if self._state.site.kind is Kind.ARCHIVE:
                await take_archive(self._tools, self._state, self._scope, page, fetched)
            else:
                await self._taker.take(page, fetched)
        except QuotaExceeded as error:
            self._full = error
            self._state.done(page, PageOutcome.FAILED, str(error))
        except (FetchError, UnreadableDocument) as error:
            self._fail(page, error)

    async def _fetch(self, page: SitePage) -> Fetched:
        """Ask for a page when it is the host's turn: later while it fails, or as it wants."""
        is_known = page.outcome not in (None, PageOutcome.GONE, PageOutcome.REMOVED)
        wait = max(self._pause * (1 + min(self._failures, 10)), self._patience)
        self._patience = 0.0
        async with self._tools.turns.take(urlsplit(page.url).netloc, wait):
            return await self._tools.web.fetcher.fetch(
                page.url,
                etag=page.etag if is_known else None,
                last_modified=page.last_modified if is_known else None,
                packed=self._state.site.kind is Kind.ARCHIVE,
            )

    def _fail(self, page: SitePage, error: LibraryError) -> None:
        if is_gone(error):
            self._state.done(page, PageOutcome.GONE)
            self._gone.note(page)
        elif not may_pass(error):
            self._state.done(page, PageOutcome.FAILED, str(error))
        else:
            self._failures += 1
            page.tries += 1
            patience = error.retry_after if isinstance(error, StatusError) else None
            if self._failures >= DOWN_AFTER or (patience or 0) > LONGEST_WAIT:
                raise BrokenOff(str(error), patience) from error
            self._patience = patience or 0.0
            if page.tries >= TRIES:
                self._state.done(page, PageOutcome.FAILED, str(error))
            else:
                self._state.queue.append(page)

    def _has_gone(self, page: SitePage) -> bool:
        """Return whether a page is known by now to be gone."""
        if self._state.is_dealt_with(page) and page.outcome is PageOutcome.GONE:
            return True
        if page.outcome is PageOutcome.REDIRECTED or page.url in self._unwanted:
            return True
        return self._is_left_out(page) and page.missed >= 1

    def _is_left_out(self, page: SitePage) -> bool:
        """Return whether the site's own list, read whole, names a page no more."""
        is_missing = page.is_listed and page.listed < self._state.site.round
        return self._state.is_site and self._is_listed_whole and is_missing

    async def _finish(self) -> None:
        """Remove what is gone, unless that is too much to be believed at once."""
        state, site = self._state, self._state.site
        lost = [page for page in state.pages.values() if page.articles and self._has_gone(page)]
        live = [page for page in state.pages.values() if not self._has_gone(page)]
        count = sum(len(page.articles) for page in lost if page.url not in self._unwanted)
        total = count + sum(len(page.articles) for page in live)
        remarks = [*site.remarks, *_room(state)]
        is_single = site.kind is Kind.PAGE
        if is_too_much(count, total, is_single=is_single) and site.held != site.round - 1:
            site = replace(site, held=site.round)
            remarks.append(
                f"{count} of {total} articles are gone from there at once, so none was removed; "
                "they will be if they are still gone at the next look."
            )
        else:
            await self._gone.remove(lost, live, self._discard, self._origin)
            for page in lost:
                page.round = site.round
        for page in filter(self._is_left_out, live):
            page.missed += 1
        state.site = self._over(replace(site, remarks=tuple(remarks)))
        await state.write(all_pages=True)

    def _origin(self, page: SitePage) -> str:
        is_file = self._state.site.kind is Kind.ARCHIVE
        return origin_of(self._state.site.url, page.url) if is_file else f"url:{page.url}"

    def _over(self, site: FollowedSite) -> FollowedSite:
        """Return the site after a look that came to its end."""
        now = datetime.now(UTC)
        if self._full:
            return replace(site.after_success(now), problem=str(self._full), reported=True)
        problem = _nothing_read(site, self._state.pages.values())
        if problem is None:
            return site.after_success(now)
        return replace(site.after_failure(now, problem), is_open=False, checked_at=now)


def _nothing_read(site: FollowedSite, pages: Iterable[SitePage]) -> str | None:
    """Return what is wrong where not a single page could be read, None where one could."""
    known = list(pages)
    seen = [page for page in known if page.round == site.round]
    outcomes = Counter(page.outcome for page in seen)
    failed, gone = outcomes[PageOutcome.FAILED], outcomes[PageOutcome.GONE]
    if failed + gone < len(seen) or not seen:
        return None
    if gone and any(page.articles for page in known):
        return None  # what is gone has been told of
    problem = next((page.problem for page in seen if page.problem), None)
    return problem or "There is nothing at that address; check it."


def _room(state: CrawlState) -> list[str]:
    if not state.left_over:
        return []
    return [
        f"There are more than the {state.site.bounds.pages:,} pages that are read of it; name a "
        "larger number, or a part of the site."
    ]


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Do some work also where whoever waits for it is cancelled meanwhile."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise
