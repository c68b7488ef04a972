"""One look at a site: its pages found, each asked for once, what changed taken in."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from index.errors import LibraryError, QuotaExceeded, UnreadableDocument
from index.ingest.add_article import ArticleWriter
from index.ingest.add_documents import DocumentImporter
from index.ingest.crawling.discovery import list_pages
from index.ingest.crawling.errors import is_gone, may_pass, needs_javascript, needs_login
from index.ingest.crawling.gone_pages import Discard, GonePages, is_too_much
from index.ingest.crawling.scope import Scope, as_url
from index.ingest.crawling.site import LEASE, FollowedSite, Kind, PageOutcome, SitePage
from index.ingest.crawling.site_table import SiteTable
from index.ingest.crawling.unpack import origin_of, unpacked
from index.ingest.fetching.errors import FetchError, StatusError
from index.ingest.sources import Source
from index.ingest.web import Web
from index.model import Additions, Outcome
from index.parsing import Documents
from index.parsing.html.links import PageLinks, read_links
from index.storage.interface import Storage

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
WRITTEN_AT_ONCE = 25
"""Pages whose state is written together."""
FEW = 5
"""Pages in a sitemap with so few that it may name only where the parts of a site begin."""
_LOGIN = re.compile(
    r"(?:\A|[/._-])(?:log-?in|sign-?in|sso|oauth2?|saml2?|auth)(?:[/._-]|\Z)", re.IGNORECASE
)


class SiteProgress(NamedTuple):
    """How far a look has come.

    Attributes:
        url: the site's address.
        done: pages that were dealt with.
        total: pages that are known so far.
    """

    url: str
    done: int
    total: int


OnSiteProgress = Callable[[SiteProgress], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a look works with.

    Attributes:
        web: fetches and reads.
        importer: adds what was read.
        writer: moves articles.
        storage: has the articles.
        sites: keeps account of the pages.
    """

    web: Web
    importer: DocumentImporter
    writer: ArticleWriter
    storage: Storage
    sites: SiteTable


class BrokenOff(LibraryError):
    """The look cannot go on for now.

    Attributes:
        patience: seconds that the server wants to be left alone.
        is_failure: whether something is wrong, and it has not merely taken its time.
    """

    def __init__(
        self, message: str = "", patience: float | None = None, *, is_failure: bool = True
    ) -> None:
        super().__init__(message)
        self.patience = patience
        self.is_failure = is_failure


class Look:
    """A look at one site, which can be cut off at any moment and goes on from there.

    Args:
        parts: what it works with.
        site: the site, as it was opened.
        pages: its known pages.
        discard: moves an article to the bin.
        on_progress: told after every page.
    """

    def __init__(
        self,
        parts: Parts,
        site: FollowedSite,
        pages: Iterable[SitePage],
        discard: Discard,
        on_progress: OnSiteProgress = lambda _: None,
    ) -> None:
        self._parts = parts
        self.site = site
        self._scope = Scope(as_url(site.url), site.bounds)
        self._pages = {page.url: page for page in pages}
        self._discard = discard
        self._on_progress = on_progress
        self._gone = GonePages(site.library, parts.storage, parts.writer)
        self._queue: deque[SitePage] = deque()
        self._unwritten: dict[str, SitePage] = {}
        self._pause = parts.web.policy.pause
        self._is_listed_whole = False
        self._follows_links = False
        self._failures = 0
        self._left_over = 0
        self._bytes = 0
        self._full: QuotaExceeded | None = None
        self._is_followed = True
        self._moved: set[str] = set()
        self._dealt = sum(page.round == site.round for page in self._pages.values())

    async def run(self) -> FollowedSite:
        """Look at the site and return it as it is after that.

        Raises:
            BrokenOff: there is more to do; what was done is stored.
            StorageError: something could not be read or written.
        """
        try:
            await self._begin()
            await self._visit_all()
            await self._finish()
        finally:
            await asyncio.shield(self._write())
        return self.site

    async def _begin(self) -> None:
        """Find out which pages there are; those of an earlier part of this look are known."""
        round_ = self.site.round
        over = [
            page.url
            for page in self._pages.values()
            if page.round < round_ and not page.articles
            and page.outcome in (PageOutcome.REMOVED, PageOutcome.GONE)
        ]  # fmt: skip
        for url in over:
            del self._pages[url]
        await self._parts.sites.record(self._leased(), gone=over)
        if self.site.kind is Kind.SITE:
            await self._discover()
        else:
            self._note(self.site.url, listed=False, depth=0)
        waiting = [p for p in self._pages.values() if p.round < round_ and self._is_wanted(p)]
        if self.site.kind is Kind.ARCHIVE:
            waiting = [page for page in waiting if page.url == self.site.url]
        self._queue.extend(sorted(waiting, key=lambda p: (not p.articles, p.depth)))

    async def _discover(self) -> None:
        fetcher = self._parts.web.fetcher
        try:
            rules = await fetcher.rules(self.site.url)
        except FetchError as error:
            raise BrokenOff(str(error)) from error
        self._pause = max(self._pause, rules.delay)
        is_list = urlsplit(self.site.url).path.endswith((".xml", ".xml.gz", ".txt"))
        named = (self.site.url,) if is_list else rules.sitemaps
        listing = await list_pages(self._parts.web, self._scope, named, self._pause)
        if not listing.pages and listing.problem and self.site.found_by == "sitemap":
            raise BrokenOff(listing.problem)  # not a reason to find the site empty
        self._is_listed_whole = listing.is_complete and bool(listing.pages)
        self._follows_links = len(listing.pages) <= FEW and not is_list
        if not is_list:
            self._note(self.site.url, listed=False, depth=0)
        for url in listing.pages:
            self._note(url, listed=True, depth=1)
        remarks = [listing.problem] if listing.problem else []
        if listing.elsewhere:
            remarks.append(
                f"Named by its sitemap, but on other hosts or paths: {listing.elsewhere}."
            )
        self.site = replace(self.site, found_by=listing.found_by or "links", remarks=tuple(remarks))

    def _note(self, url: str, *, listed: bool, depth: int) -> SitePage | None:
        """Take account of a page that was named; return it if it is new and there is room."""
        page = self._pages.get(url)
        is_new = page is None
        if page is None:
            if len(self._pages) >= self.site.bounds.pages:
                self._left_over += 1
                return None
            page = self._pages[url] = SitePage(url, depth)
        page.listed = self.site.round
        page.is_listed = page.is_listed or listed
        page.missed = 0 if listed else page.missed
        page.depth = min(page.depth, depth)
        self._unwritten[url] = page
        return page if is_new else None

    def _is_wanted(self, page: SitePage) -> bool:
        is_start = page.url == self.site.url
        return self.site.kind is not Kind.SITE or is_start or self._scope.is_chosen(page.url)

    async def _visit_all(self) -> None:
        until = time.monotonic() + RUN_SECONDS
        waited = False
        while self._queue:
            if time.monotonic() > until or self._bytes > RUN_BYTES or not self._is_followed:
                raise BrokenOff(is_failure=False)
            page = self._queue.popleft()
            if page.round == self.site.round or (self._full and not page.articles):
                continue
            if waited:
                await asyncio.sleep(self._pause * (1 + min(self._failures, 10)))
            waited = True
            await self._visit(page)
            if len(self._unwritten) >= WRITTEN_AT_ONCE:
                await self._write()
            self._on_progress(SiteProgress(self.site.url, self._dealt, len(self._pages)))

    async def _visit(self, page: SitePage) -> None:
        """Ask for a page and take in what has changed."""
        is_known = page.outcome not in (None, PageOutcome.GONE, PageOutcome.REMOVED)
        try:
            fetched = await self._parts.web.fetcher.fetch(
                page.url,
                etag=page.etag if is_known else None,
                last_modified=page.last_modified if is_known else None,
                packed=self.site.kind is Kind.ARCHIVE,
            )
            self._failures = 0
            self._bytes += len(fetched.data)
            if self.site.kind is Kind.ARCHIVE:
                await self._take_archive(page, fetched)
            else:
                await self._take(page, fetched)
        except QuotaExceeded as error:
            self._full = error
            self._done(page, PageOutcome.FAILED, str(error))
        except (FetchError, UnreadableDocument) as error:
            self._fail(page, error)

    def _fail(self, page: SitePage, error: LibraryError) -> None:
        if is_gone(error):
            self._done(page, PageOutcome.GONE)
        elif not may_pass(error):
            self._done(page, PageOutcome.FAILED, str(error))
        else:
            self._failures += 1
            page.tries += 1
            patience = error.retry_after if isinstance(error, StatusError) else None
            if self._failures >= DOWN_AFTER or (patience or 0) > LONGEST_WAIT:
                raise BrokenOff(str(error), patience) from error
            if page.tries >= TRIES:
                self._done(page, PageOutcome.FAILED, str(error))
            else:
                self._queue.append(page)

    def _done(self, page: SitePage, outcome: PageOutcome, problem: str | None = None) -> None:
        self._dealt += page.round != self.site.round
        page.round, page.tries = self.site.round, 0
        page.outcome, page.problem = outcome, problem
        self._unwritten[page.url] = page

    async def _take(self, page: SitePage, fetched: Fetched) -> None:
        to = self._redirected(page, fetched)
        if to is not page:
            await self._redirect(page, to)
            if to.round == self.site.round or fetched.not_modified:
                return  # in the latter case it is asked for by its own address, for all of it
        page, to.seen_at = to, datetime.now(UTC)
        if fetched.not_modified:
            self._done(page, PageOutcome.UNCHANGED)
        elif await self._links(page, fetched):
            await self._add(page, fetched)
        page.etag, page.last_modified = fetched.etag, fetched.last_modified
        self._unwritten[page.url] = page

    async def _take_archive(self, page: SitePage, fetched: Fetched) -> None:
        """Take in the documents of an archive; those that are not in it any more are gone."""
        page.seen_at = datetime.now(UTC)
        if fetched.not_modified:
            for known in self._pages.values():
                self._done(known, PageOutcome.UNCHANGED)
            return
        web, url = self._parts.web, self.site.url
        async with unpacked(web.sandbox, url, fetched.data) as (site, files):
            self.site = replace(self.site, title=site.name or self.site.title)
            fitting = [file for file in files if self._scope.fits(file.label)]
            chosen = fitting[: self.site.bounds.pages]
            self._left_over += len(fitting) - len(chosen)
            origins = {file.origin for file in chosen}

            def gone(origin: str) -> bool:
                return origin.startswith(f"url:{url}#") and origin not in origins

            async for file, additions in self._parts.importer.add_files(
                self.site.library, chosen, web.read_page, width=web.sandbox.processes, gone=gone
            ):
                await self._note_file(file.label, additions)
        kept = {file.label for file in chosen}
        for other in self._pages.values():
            if other is not page and other.url not in kept:
                self._done(other, PageOutcome.GONE)
        self._done(page, PageOutcome.LEFT)
        page.etag, page.last_modified = fetched.etag, fetched.last_modified

    async def _note_file(self, path: str, additions: Additions) -> None:
        page = self._pages.setdefault(path, SitePage(path, depth=1))
        if additions.added or not page.articles:
            page.articles = tuple(dict.fromkeys(added.article.id for added in additions.added))
        problem = "; ".join(why for _, why in additions.failed) or None
        is_resumed = page.round == self.site.round and page.outcome is not PageOutcome.FAILED
        outcome = _outcome(additions) if additions.added else PageOutcome.FAILED
        if not is_resumed or outcome is not PageOutcome.UNCHANGED:
            self._done(page, outcome, problem)
        if len(self._unwritten) >= WRITTEN_AT_ONCE:
            await self._write()
        self._on_progress(SiteProgress(self.site.url, self._dealt, len(self._pages)))

    def _origin(self, page: SitePage) -> str:
        is_file = self.site.kind is Kind.ARCHIVE
        return origin_of(self.site.url, page.url) if is_file else f"url:{page.url}"

    def _redirected(self, page: SitePage, fetched: Fetched) -> SitePage:
        """Return the page of the site at which the request ended up."""
        if _LOGIN.search(urlsplit(fetched.final_url).path) and fetched.final_url != fetched.url:
            raise needs_login(fetched.url)
        if self.site.kind is not Kind.SITE or fetched.final_url == fetched.url:
            return page
        found = self._scope.listed(fetched.final_url, as_url(fetched.final_url))
        if found is None and page.url == self.site.url:
            return page  # where a site begins may stand outside of what is read of it
        if found is None:
            host = urlsplit(fetched.final_url).hostname
            raise UnreadableDocument(
                f"That page leads to {host}, out of the pages of this site; follow that instead."
            )
        if found == page.url:
            return page
        self._note(found, listed=False, depth=page.depth)
        to = self._pages.get(found, page)
        self._queue.append(to)  # if nothing comes of it now
        return to

    async def _redirect(self, page: SitePage, to: SitePage) -> None:
        """Give the article of a page that has moved to the one where it is now, if it is free."""
        if len(page.articles) == 1 and not to.articles:
            [key] = page.articles
            if await self._parts.writer.move(self.site.library, key, f"url:{to.url}"):
                to.articles, page.articles = page.articles, ()
                to.etag = to.last_modified = None
                self._moved.add(to.url)
        page.etag = page.last_modified = None
        self._done(page, PageOutcome.REDIRECTED)
        self._unwritten[to.url] = to

    async def _links(self, page: SitePage, fetched: Fetched) -> bool:
        """Take account of what a page links to; return whether it is to be read itself."""
        if not _is_html(fetched):
            return self._is_article(page)
        found = await self._parts.web.sandbox.run(page.url, read_links, fetched.data)
        if found.is_login:
            raise needs_login(page.url)
        if page.url == self.site.url and found.title and self.site.kind is Kind.SITE:
            self.site = replace(self.site, title=found.title)
        if self._follows_links and page.depth < self.site.bounds.depth:
            for url in await asyncio.to_thread(self._linked, found, fetched.final_url):
                new = self._note(url, listed=False, depth=page.depth + 1)
                if new is not None:
                    self._queue.append(new)
        if found.is_empty_frame:
            raise needs_javascript(page.url)
        obeys = self._parts.web.policy.robots and self.site.kind is Kind.SITE
        if (found.no_index and obeys) or not self._is_article(page):
            self._done(page, PageOutcome.LEFT)
            return False
        return True

    def _is_article(self, page: SitePage) -> bool:
        return self.site.kind is not Kind.SITE or self._scope.is_chosen(page.url)

    def _linked(self, found: PageLinks, place: str) -> list[str]:
        """Return the pages of the site that a page links to; CPU-bound."""
        try:
            base = as_url(place).join(as_url(found.base)) if found.base else as_url(place)
        except ValueError:
            base = as_url(place)
        linked = (self._scope.linked(link, base) for link in found.links)
        return list(dict.fromkeys(url for url in linked if url is not None))

    async def _add(self, page: SitePage, fetched: Fetched) -> None:
        """Read a page and add its articles, unless somebody has removed them by hand."""
        library = self.site.library
        if page.articles and not await self._is_there(page.articles):
            self._done(page, PageOutcome.LEFT)
            return
        moved = page.url in self._moved

        async def read(source: Source) -> Documents:
            nonlocal moved
            found = await self._parts.web.read_fetched(source)
            if not page.articles and len(found.drafts) == 1:
                gone = [p for p in self._pages.values() if self._has_gone(p) and p.articles]
                moved = moved or await self._gone.move_here(gone, found.drafts[0])
            return found

        source = await self._parts.web.source_of(fetched, f"url:{page.url}")
        additions = await self._parts.importer.add(library, source, read)
        page.articles = tuple(dict.fromkeys(added.article.id for added in additions.added))
        problem = "; ".join(why for _, why in additions.failed) or None
        outcome = PageOutcome.MOVED if moved else _outcome(additions)
        self._done(page, outcome, problem)
        if outcome is not PageOutcome.UNCHANGED:
            await self._write()

    async def _is_there(self, articles: Iterable[str]) -> bool:
        for key in articles:
            if await self._parts.storage.article([self.site.library], key) is not None:
                return True
        return False

    def _has_gone(self, page: SitePage) -> bool:
        """Return whether a page is known by now to be gone."""
        if page.round == self.site.round and page.outcome is PageOutcome.GONE:
            return True
        if self.site.kind is not Kind.SITE:
            return False
        left_out = self._is_listed_whole and page.is_listed and page.listed < self.site.round
        has_no_more = page.outcome is PageOutcome.REDIRECTED
        return (left_out and page.missed >= 1) or has_no_more or not self._is_wanted(page)

    async def _finish(self) -> None:
        """Remove what is gone, unless that is too much to be believed at once."""
        gone = [page for page in self._pages.values() if self._has_gone(page)]
        lost = [page for page in gone if page.articles]
        live = [page for page in self._pages.values() if not self._has_gone(page)]
        count = sum(len(page.articles) for page in lost)
        total = count + sum(len(page.articles) for page in live)
        remarks = list(self.site.remarks)
        site = self.site
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
        for page in live:
            if self._is_listed_whole and page.is_listed and page.listed < site.round:
                page.missed += 1
        if self._left_over:
            remarks.append(
                f"There are more than the {site.bounds.pages:,} pages that are read of it; name a "
                "larger number, or a part of the site."
            )
        self._unwritten = dict(self._pages)
        site = replace(site, remarks=tuple(remarks)).after_success(datetime.now(UTC))
        self.site = replace(site, problem=str(self._full)) if self._full else self._judged(site)

    def _judged(self, site: FollowedSite) -> FollowedSite:
        """Return the site with what is wrong, where nothing could be read of it."""
        outcomes = Counter(page.outcome for page in self._pages.values())
        if any(page.articles for page in self._pages.values()):
            return site
        if outcomes[PageOutcome.FAILED] or outcomes[PageOutcome.GONE]:
            problem = next((p.problem for p in self._pages.values() if p.problem), None)
            return replace(site, problem=problem or "There is nothing at that address; check it.")
        return site

    def _leased(self) -> FollowedSite:
        until = datetime.now(UTC) + LEASE
        return replace(self.site, next_check=until) if self.site.is_open else self.site

    async def _write(self) -> None:
        """Store what has changed."""
        pages, self._unwritten = self._unwritten, {}
        self._is_followed = await self._parts.sites.record(self._leased(), pages.values())


def _outcome(additions: Additions) -> PageOutcome:
    outcomes = {added.outcome for added in additions.added}
    for outcome, said in (
        (Outcome.ADDED, PageOutcome.ADDED),
        (Outcome.MOVED, PageOutcome.MOVED),
        (Outcome.UPDATED, PageOutcome.UPDATED),
    ):
        if outcome in outcomes:
            return said
    return PageOutcome.UNCHANGED


def _is_html(fetched: Fetched) -> bool:
    if fetched.content_type:
        return "html" in fetched.content_type
    return fetched.data.lstrip()[:1] == b"<"
