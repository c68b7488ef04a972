"""Following sites: looking at one when asked to, and at all of them when they are due."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import urlsplit

from msgspec.structs import replace

from index.errors import LibraryError, QuotaExceeded, SiteNotFound, UnreadableDocument
from index.ingest.crawling.crawl import Crawl
from index.ingest.crawling.crawl_state import CrawlState, OnSiteProgress, SiteProgress
from index.ingest.crawling.crawl_tools import CrawlTools
from index.ingest.crawling.errors import BrokenOff, needs_login
from index.ingest.crawling.scope import as_url
from index.ingest.crawling.site import (
    CHECK_INTERVAL,
    LEASE,
    MOST_PAGES,
    MOST_PATTERNS,
    Bounds,
    FollowedSite,
    Kind,
    PageOutcome,
    SiteNews,
    SitePage,
)
from index.ingest.fetching.errors import AddressRefused, NotFound
from index.ingest.fetching.url_parser import parse_target
from index.model import Article
from index.parsing.html.links import read_links

MAX_SITES = 50
"""Sites that a library may follow; single pages are bounded by how many articles it may hold."""
HOSTS_AT_ONCE = 2
"""Hosts that are looked at at the same time, each by one request at a time."""

_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")

DiscardFrom = Callable[[str, Article], Awaitable[bool]]
"""Moves an article to the bin of a library."""


class SiteFollower:
    """Follows the sites of all libraries of an installation.

    Args:
        tools: what a crawl works with.
        discard: moves an article to the bin.
    """

    def __init__(self, tools: CrawlTools, discard: DiscardFrom) -> None:
        self._tools = tools
        self._discard = discard
        self._looks: dict[tuple[str, str], asyncio.Task[FollowedSite]] = {}
        self._listeners: dict[tuple[str, str], list[OnSiteProgress]] = defaultdict(list)
        self._has_begun = False

    async def sites(self, library: str) -> list[FollowedSite]:
        """Return what a library follows, sites before single pages, by title."""
        return await self._tools.sites.sites(library)

    async def pages(self, library: str, url: str) -> list[SitePage]:
        """Return the pages of a site that are known."""
        return await self._tools.sites.pages(library, url)

    async def follow(
        self,
        library: str,
        url: str,
        bounds: Bounds | None = None,
        on_progress: OnSiteProgress = lambda _: None,
        *,
        channel: str | None = None,
    ) -> FollowedSite:
        """Follow a site from now on and look at it at once, also where it was followed before.

        Args:
            library: key of the library.
            url: where the site begins; untrusted.
            bounds: which pages are read; None is what was chosen before, or else the default.
            on_progress: told after every page.
            channel: where changes are announced from now on; None leaves that as it is.

        Raises:
            FetchError: it cannot be fetched.
            UnreadableDocument: it cannot be read by programs.
            QuotaExceeded: the library follows as many sites as it may.
        """
        url = str(parse_target(url, self._tools.web.policy.ports))
        known = await self._tools.sites.site(library, url)
        kind = known.kind if known else Kind.SITE
        if known is None or known.kind is Kind.PAGE:
            url, kind = await self._beginning(url)
            known = await self._tools.sites.site(library, url)
        if known is None or known.kind is Kind.PAGE:
            await self._require_room(library)
        before = known.bounds if known else Bounds()
        bounds = replace(bounds or before, channel=channel or before.channel)
        title, now = urlsplit(url).hostname or url, datetime.now(UTC)
        site = FollowedSite(library, url, kind, title, now, checked(bounds))
        await self._tools.sites.follow(site)
        after = await self.check(library, url, on_progress)
        if known is None and not after.is_open and not await self._has_articles(after):
            await self._tools.sites.unfollow(library, url)
            raise UnreadableDocument(after.problem or f"I found no page with text at {url}.")
        return after

    async def _require_room(self, library: str) -> None:
        followed = await self._tools.sites.sites(library)
        if sum(site.kind is not Kind.PAGE for site in followed) >= MAX_SITES:
            raise QuotaExceeded(f"A library may follow {MAX_SITES} sites; unfollow one first.")

    async def _has_articles(self, site: FollowedSite) -> bool:
        return any(page.articles for page in await self.pages(site.library, site.url))

    async def follow_page(
        self, library: str, url: str, title: str, articles: Sequence[str]
    ) -> None:
        """Look at a single page again from now on, which was read just now.

        Args:
            library: key of the library.
            url: its address, in normal form.
            title: what to call it.
            articles: ids of what was read from it.
        """
        if await self._tools.sites.site(library, url) is not None:
            return
        now = datetime.now(UTC)
        site = FollowedSite(library, url, Kind.PAGE, title, now, round=1).after_success(now)
        page = SitePage(
            url, listed=1, round=1, outcome=PageOutcome.ADDED, seen_at=now, articles=tuple(articles)
        )
        await self._tools.sites.follow(site)
        await self._tools.sites.record(site, [page])

    async def check(
        self, library: str, url: str, on_progress: OnSiteProgress = lambda _: None
    ) -> FollowedSite:
        """Look at a site that is followed now, or wait for the end of the look under way.

        Raises:
            SiteNotFound: the library does not follow it.
        """
        key = (library, url)
        while key in self._looks and self._looks[key].cancelling():
            await asyncio.wait({self._looks[key]})  # whose caller has just given it up
        if key not in self._looks:
            work = self._look(library, url)
            self._looks[key] = asyncio.create_task(work, name=f"look at {url}")
            self._looks[key].add_done_callback(lambda _: self._looks.pop(key, None))
        work_under_way = self._looks[key]
        self._listeners[key].append(on_progress)
        try:
            return await asyncio.shield(work_under_way)
        except asyncio.CancelledError:
            if len(self._listeners[key]) == 1:  # nobody else waits for it
                work_under_way.cancel()
                await asyncio.gather(work_under_way, return_exceptions=True)
            raise
        finally:
            self._listeners[key].remove(on_progress)
            if not self._listeners[key]:
                del self._listeners[key]

    async def unfollow(self, library: str, url: str) -> FollowedSite:
        """Forget a site; the articles that came of it stay.

        Raises:
            SiteNotFound: the library does not follow it.
        """
        with suppress(AddressRefused):  # then it is none of ours, or one that once was allowed
            url = str(parse_target(url, self._tools.web.policy.ports))
        known = await self._tools.sites.site(library, url)
        if known is None or not await self._tools.sites.unfollow(library, url):
            raise _unknown()
        return known

    async def check_due(self, ours: Callable[[str], bool]) -> AsyncIterator[SiteNews]:
        """Look at the sites that are due, of all our libraries; yield what came of each.

        What was cut off when a process ended goes on the first time.

        Raises:
            StorageError: the database could not be read or written.
        """
        cut_off, self._has_begun = not self._has_begun, True
        due = await self._tools.sites.due(datetime.now(UTC), cut_off=cut_off)
        hosts: dict[str | None, list[FollowedSite]] = defaultdict(list)
        for site in due:
            if ours(site.library):
                hosts[urlsplit(site.url).hostname].append(site)
        free = asyncio.Semaphore(HOSTS_AT_ONCE)
        found: asyncio.Queue[SiteNews | None] = asyncio.Queue()

        async def look(sites: list[FollowedSite]) -> None:
            try:
                async with free:
                    async for news in self._look_in_turn(sites):
                        await found.put(news)
            finally:
                await found.put(None)

        tasks = [
            asyncio.create_task(look(sites), name=f"look at {h}") for h, sites in hosts.items()
        ]
        try:
            for _ in range(len(tasks)):
                while (news := await found.get()) is not None:
                    yield news
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _look_in_turn(self, sites: Sequence[FollowedSite]) -> AsyncIterator[SiteNews]:
        """Look at the sites of one host, with a pause before each further one."""
        for number, site in enumerate(sites):
            if number:
                await asyncio.sleep(self._tools.web.policy.pause)
            if not await self._tools.sites.claim(site, datetime.now(UTC) + LEASE):
                continue  # another process looks at it
            try:
                after = await self.check(site.library, site.url)
            except SiteNotFound:  # unfollowed meanwhile
                continue
            newly = after.reported and not site.reported
            yield SiteNews(after, after.problem if newly else None)

    async def put_off(self, library: str) -> None:
        """Let what was broken off of a library's sites wait for a day."""
        for site in await self._tools.sites.sites(library):
            if site.is_open:
                later = replace(site, next_check=datetime.now(UTC) + CHECK_INTERVAL)
                await self._tools.sites.record(later)

    async def close(self) -> None:
        """Stop every look, each of which goes on from there when it is begun again."""
        looks = list(self._looks.values())
        for look in looks:
            look.cancel()
        await asyncio.gather(*looks, return_exceptions=True)

    async def _look(self, library: str, url: str) -> FollowedSite:
        sites = self._tools.sites
        before = await sites.site(library, url)
        if before is None:
            raise _unknown()
        pages = await sites.pages(library, url)
        if before.kind is Kind.PAGE and await self._is_forgotten(library, pages):
            await sites.unfollow(library, url)
            return before

        def tell(progress: SiteProgress) -> None:
            for listener in self._listeners.get((library, url), ()):
                listener(progress)

        async def discard(article: Article) -> bool:
            return await self._discard(library, article)

        state = CrawlState(sites, before.opened(), pages, tell)
        try:
            await Crawl(self._tools, state, discard).run()
            after = state.site
        except BrokenOff as error:
            after = state.site
            if error.is_failure:
                after = after.after_failure(datetime.now(UTC), str(error), patience=error.patience)
            else:
                after = after.after_pause(datetime.now(UTC))
        await sites.record(after)
        return await sites.site(library, url) or after

    async def _is_forgotten(self, library: str, pages: Sequence[SitePage]) -> bool:
        """Return whether all that came of a single page has been removed."""
        storage, ids = self._tools.storage, [key for page in pages for key in page.articles]
        if any(page.round == 0 for page in pages) and not ids:
            return False
        return not any([await storage.article([library], key) for key in ids])

    async def _beginning(self, url: str) -> tuple[str, Kind]:
        """Fetch where a site begins; return its address, on the host where it is, and its kind."""
        try:
            fetched = await self._tools.web.fetcher.fetch(url, packed=True)
        except NotFound:
            return url, Kind.SITE  # there may be pages below it all the same
        given, final = as_url(fetched.url), as_url(fetched.final_url)
        if fetched.name.lower().endswith(_ARCHIVES) or given.path.lower().endswith(_ARCHIVES):
            return str(given), Kind.ARCHIVE  # though it may be stored elsewhere, as GitHub's are
        if "html" in fetched.content_type:
            found = await self._tools.web.sandbox.run(url, read_links, fetched.data)
            if found.is_login:
                raise needs_login(fetched.url)
        elif final.host != given.host:
            raise UnreadableDocument(f"{given.host} leads to {final.host}, not a web page.")
        root = given if final.origin() == given.origin() else final.with_query(None)
        return str(root), Kind.SITE


def checked(bounds: Bounds) -> Bounds:
    """Return bounds as far as they may go.

    Raises:
        LibraryError: there are too many patterns, or too long ones.
    """
    patterns = (*bounds.include, *bounds.exclude)
    if len(patterns) > MOST_PATTERNS or any(not 0 < len(p) <= 200 for p in patterns):
        raise LibraryError(
            f"At most {MOST_PATTERNS} patterns of up to 200 characters are taken; give fewer."
        )
    return replace(
        bounds, depth=min(max(bounds.depth, 0), 50), pages=min(max(bounds.pages, 1), MOST_PAGES)
    )


def _unknown() -> SiteNotFound:
    return SiteNotFound("That site is not followed here.")
