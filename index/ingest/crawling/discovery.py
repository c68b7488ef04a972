"""Finding the pages of a site by the lists that it gives of them."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.errors import UnreadableDocument
from index.ingest.crawling.errors import may_pass
from index.ingest.crawling.scope import Scope, as_url
from index.ingest.fetching.errors import FetchError, StatusError
from index.ingest.web import Web
from index.parsing.formats.sitemap import Listed, read_llms, read_sitemap

if TYPE_CHECKING:
    from yarl import URL

MAX_LISTS = 100
"""Sitemaps of one site that are read."""
MAX_LISTED = 50_000
"""Pages of one site that are taken from its sitemaps."""
TRIES = 4
"""How often a list is asked for while its host fails."""
LISTING_SECONDS = 600.0
"""Time that reading all lists of a site may take."""


@dataclass(slots=True)
class Listing:
    """What a site's own lists name.

    Attributes:
        pages: the pages of the site in them, in normal form, in order.
        found_by: "sitemap" or "llms"; None where there is no list.
        is_complete: whether all lists could be read, so that what is not in them has been left
            out.
        elsewhere: how many addresses are of other sites.
        problem: why a list could not be read.
    """

    pages: dict[str, None] = field(default_factory=dict)
    found_by: str | None = None
    is_complete: bool = True
    elsewhere: int = 0
    problem: str | None = None

    def remarks(self) -> list[str]:
        """Return what there is to say of the lists."""
        said = [self.problem] if self.problem else []
        if self.elsewhere:
            said.append(f"Named by its sitemap, but on other hosts or paths: {self.elsewhere}.")
        return said


async def list_pages(web: Web, scope: Scope, sitemaps: tuple[str, ...], pause: float) -> Listing:
    """Read the lists of pages that a site has.

    Args:
        web: fetches and reads them.
        scope: which pages are the site's.
        sitemaps: addresses of sitemaps, as robots.txt has them.
        pause: seconds between two requests.
    """
    lister = _Lister(web, scope, pause)
    try:
        async with asyncio.timeout(LISTING_SECONDS):
            await lister.read_sitemaps(sitemaps)
            if not lister.listing.pages:
                await lister.read_llms()
    except TimeoutError:
        lister.listing.is_complete = False
        lister.listing.problem = "The site’s lists of pages take too long to read."
    return lister.listing


class _Lister:
    def __init__(self, web: Web, scope: Scope, pause: float) -> None:
        self._web = web
        self._scope = scope
        self._pause = pause
        self.listing = Listing()

    async def read_sitemaps(self, named: tuple[str, ...]) -> None:
        """Read the sitemaps that are named, else those in the usual places, and those in them."""
        root = self._scope.root
        known = dict.fromkeys(own for each in named if (own := self._own(each, root)))
        usual = ("sitemap.xml", "sitemap_index.xml", "sitemap.xml.gz", "sitemap.txt")
        places = [root.origin() / name for name in usual]
        if self._scope.folder != "/":
            places.insert(0, root.origin().join(as_url(self._scope.folder)) / "sitemap.xml")
        for first in [list(known)] if known else [[str(place)] for place in places]:
            await self._follow(first)
            if self.listing.pages:
                self.listing.found_by = "sitemap"
                return

    async def _follow(self, first: list[str]) -> None:
        queue, seen = deque(first), set(first)
        while queue and len(seen) <= MAX_LISTS:
            address = queue.popleft()
            found = await self._read(address, read_sitemap)
            # Fifty thousand addresses take seconds, which nobody else should wait for.
            await asyncio.to_thread(self._take, found, as_url(address))
            for further in found.lists:
                own = self._own(further, as_url(address))
                if own is None:
                    self.listing.elsewhere += 1
                elif own not in seen:
                    seen.add(own)
                    queue.append(own)
        if queue:
            self.listing.is_complete = False
            self.listing.problem = f"The site has more than {MAX_LISTS} sitemaps."

    async def read_llms(self) -> None:
        """Read the llms.txt of the site's folder, else of its host."""
        root = self._scope.root
        folder = root.origin().join(as_url(self._scope.folder))
        for place in dict.fromkeys((str(folder / "llms.txt"), str(root.origin() / "llms.txt"))):
            found = await self._read(place, read_llms)
            await asyncio.to_thread(self._take, found, as_url(place))
            if self.listing.pages:
                self.listing.found_by = "llms"
                return

    def _take(self, found: Listed, base: URL) -> None:
        for address in found.pages:
            page = self._scope.listed(address, base)
            if page is None:
                self.listing.elsewhere += not self._scope.is_own(address)
            elif len(self.listing.pages) < MAX_LISTED:
                self.listing.pages[page] = None
            else:
                self.listing.is_complete = False

    async def _read(self, address: str, read: object) -> Listed:
        """Fetch a list and read it; a host that fails is asked again."""
        for attempt in range(TRIES):
            await asyncio.sleep(self._pause * (attempt + 1))
            try:
                fetched = await self._web.fetcher.fetch(address, packed=True)
                return await self._web.sandbox.run(address, read, fetched.data)  # type: ignore[arg-type]
            except (FetchError, UnreadableDocument) as error:
                if may_pass(error) and attempt < TRIES - 1:
                    continue
                if not isinstance(error, StatusError) or error.status >= 500:
                    self.listing.is_complete = False
                    self.listing.problem = str(error)
                break
        return Listed(())

    def _own(self, address: str, base: URL) -> str | None:
        """Return the address of a list if it is on the site's own host."""
        try:
            url = base.join(as_url(address.strip())).with_fragment(None)
            same = (url.raw_host, url.port) == (base.raw_host, base.port)
        except ValueError:
            return None
        return str(url) if same and url.scheme in ("http", "https") else None
