"""What is known of a site's pages while it is crawled, and storing it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from msgspec.structs import replace

from index.ingest.crawling.site import LEASE, FollowedSite, Kind, PageOutcome, SitePage
from index.ingest.crawling.site_table import SiteTable
from index.reports import Additions, Outcome

WRITTEN_AT_ONCE = 25
"""Pages whose state is written together."""
_OUTCOMES = {
    Outcome.ADDED: PageOutcome.ADDED,
    Outcome.MOVED: PageOutcome.MOVED,
    Outcome.UPDATED: PageOutcome.UPDATED,
}
"""What becomes of a page by what becomes of its articles, the most that happened first."""


class SiteProgress(NamedTuple):
    """How far a crawl has come.

    Attributes:
        url: the site's address.
        done: pages that were dealt with.
        total: pages that are known so far.
    """

    url: str
    done: int
    total: int


OnSiteProgress = Callable[[SiteProgress], None]


class CrawlState:
    """The pages of one crawl.

    Attributes:
        site: the site as it is by now.
        pages: its known pages, by address.
        queue: those that are to be asked for.
        left_over: how many pages there was no room for.
        is_followed: whether the library still followed the site when it was last stored.

    Args:
        table: where it is stored.
        site: the site, as it was opened.
        pages: its known pages.
        on_progress: told after every page.
    """

    def __init__(
        self,
        table: SiteTable,
        site: FollowedSite,
        pages: Iterable[SitePage],
        on_progress: OnSiteProgress,
    ) -> None:
        self._table = table
        self._on_progress = on_progress
        self.site = site
        self.pages = {page.url: page for page in pages}
        self.queue: deque[SitePage] = deque()
        self.left_over = 0
        self.is_followed = True
        self._unwritten: dict[str, SitePage] = {}
        self._dealt = sum(map(self.is_dealt_with, self.pages.values()))

    @property
    def is_site(self) -> bool:
        """Whether it is a site of pages, and not a single one or an archive."""
        return self.site.kind is Kind.SITE

    def is_dealt_with(self, page: SitePage) -> bool:
        """Return whether the look under way has come to a page."""
        return page.round == self.site.round

    def note(self, url: str, *, listed: bool, depth: int) -> SitePage | None:
        """Take account of a page that was named; return it if it is new and there is room.

        Args:
            url: its address, in normal form.
            listed: whether a sitemap named it.
            depth: links between it and where the site begins.
        """
        page = self.pages.get(url)
        is_new = page is None
        if page is None:
            if len(self.pages) >= self.site.bounds.pages:
                self.left_over += 1
                return None
            page = self.pages[url] = SitePage(url, depth)
        page.listed = self.site.round
        page.is_listed = page.is_listed or listed
        page.missed = 0 if listed else page.missed
        page.depth = min(page.depth, depth)
        self.changed(page)
        return page if is_new else None

    def done(self, page: SitePage, outcome: PageOutcome, problem: str | None = None) -> None:
        """Take account of what became of a page."""
        self._dealt += not self.is_dealt_with(page)
        page.round, page.tries = self.site.round, 0
        page.outcome, page.problem = outcome, problem
        self.changed(page)

    def added(
        self, page: SitePage, additions: Additions, outcome: PageOutcome | None = None
    ) -> None:
        """Take account of the articles that a page gave; the outcome is theirs if left out."""
        if additions.added or not page.articles:
            page.articles = tuple(dict.fromkeys(added.article.id for added in additions.added))
        problem = next((why for _, why in additions.failed), None)
        self.done(page, outcome or outcome_of(additions), problem)

    def changed(self, page: SitePage) -> None:
        """Let a page be stored with the next ones."""
        self._unwritten[page.url] = page

    async def forget(self, urls: Iterable[str]) -> None:
        """Forget pages for good, and store the site."""
        gone = list(urls)
        for url in gone:
            del self.pages[url]
        self.is_followed = await self._table.record(self._leased(), gone=gone)

    async def write(self, *, all_pages: bool = False) -> None:
        """Store what has changed."""
        pages, self._unwritten = self._unwritten, {}
        changed = self.pages if all_pages else pages
        self.is_followed = await self._table.record(self._leased(), changed.values())

    async def step(self) -> None:
        """Tell how far it is, and store what has changed once there is enough of it."""
        if len(self._unwritten) >= WRITTEN_AT_ONCE:
            await self.write()
        self._on_progress(SiteProgress(self.site.url, self._dealt, len(self.pages)))

    def _leased(self) -> FollowedSite:
        until = datetime.now(UTC) + LEASE
        return replace(self.site, next_check=until) if self.site.is_open else self.site


def outcome_of(additions: Additions) -> PageOutcome:
    """Return what became of the document that gave some articles."""
    outcomes = {added.outcome for added in additions.added}
    if not outcomes:
        return PageOutcome.FAILED
    return next((said for o, said in _OUTCOMES.items() if o in outcomes), PageOutcome.UNCHANGED)
