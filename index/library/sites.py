"""The sites that one library follows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from index.ingest.crawling.crawl_state import OnSiteProgress
from index.ingest.crawling.follow import SiteFollower
from index.ingest.crawling.site import Bounds, FollowedSite, SiteNews, SitePage


@dataclass(frozen=True, slots=True)
class Sites:
    """Whole sites, and single pages, that are looked at again; every method raises `StorageError`.

    Attributes:
        library: key of the library that their pages go to.
    """

    library: str
    _follower: SiteFollower

    async def followed(self) -> list[FollowedSite]:
        """Return what this very library follows, sites before single pages, by title."""
        return await self._follower.sites(self.library)

    async def pages(self, url: str) -> list[SitePage]:
        """Return the pages of a site that are known, and what became of each."""
        return await self._follower.pages(self.library, url)

    async def follow(
        self,
        url: str,
        bounds: Bounds | None = None,
        on_progress: OnSiteProgress = lambda _: None,
        *,
        channel: str | None = None,
    ) -> FollowedSite:
        """Follow a site and look at it at once, also where it was followed before.

        Args:
            url: where the site begins; untrusted.
            bounds: which pages are read; None is what was chosen before, or else the default.
            on_progress: told after every page.
            channel: where changes are announced; an opaque name that the site keeps.

        Raises:
            FetchError: it cannot or may not be fetched.
            UnreadableDocument: there is nothing on it that programs can read.
            QuotaExceeded: the library follows as many sites as it may.
        """
        return await self._follower.follow(self.library, url, bounds, on_progress, channel=channel)

    async def unfollow(self, url: str) -> FollowedSite:
        """Look at a site no longer; its articles stay.

        Raises:
            SiteNotFound: this library does not follow it.
        """
        return await self._follower.unfollow(self.library, url)

    async def put_off(self) -> None:
        """Let what was broken off of this library's sites wait for a day."""
        await self._follower.put_off(self.library)

    def check_due(self, ours: Callable[[str], bool] = lambda _: True) -> AsyncIterator[SiteNews]:
        """Look at the sites that are due, of all libraries; yield what came of each.

        Args:
            ours: tells of a library's key whether its sites are looked at here.
        """
        return self._follower.check_due(ours)
