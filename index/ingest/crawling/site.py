"""A site that is followed: its bounds, its state, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from index.ingest.intervals import patience_of, varied

CHECK_INTERVAL = timedelta(days=1)
"""Time between two looks at a site that is well."""
LEASE = timedelta(minutes=10)
"""Time for which nobody else begins what somebody is looking at."""
SOON = timedelta(minutes=5)
"""Time until what one look left undone goes on."""
RETRIED = timedelta(hours=1)
"""Time until a site that failed is looked at again; it doubles with every failure in a row."""
MAX_INTERVAL = timedelta(days=2)
"""Time between two looks at one that fails, at most."""
DEAD_AFTER = 5
"""Failures in a row after which somebody is told."""
DEFAULT_PAGES = 1_000
MOST_PAGES = 10_000
"""Pages that are read of one site, however many are asked for."""
DEFAULT_DEPTH = 10
MOST_PATTERNS = 20


class Kind(StrEnum):
    """What an address stands for."""

    SITE = "site"
    PAGE = "page"
    ARCHIVE = "archive"


class PageOutcome(StrEnum):
    """What became of a page when it was last dealt with."""

    ADDED = "added"
    UPDATED = "updated"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    REDIRECTED = "redirected"
    REMOVED = "removed"
    LEFT = "left out"
    GONE = "gone"
    FAILED = "failed"


class Bounds(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which pages of a site are read.

    Attributes:
        include: patterns of paths, as in `/guide/*`; when there are any, nothing else is read.
        exclude: patterns of paths that are not read.
        depth: links that are followed from where the site begins, at most.
        pages: pages that are read, at most.
        channel: where changes are announced, as the face calls it; None for nowhere.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    depth: int = DEFAULT_DEPTH
    pages: int = DEFAULT_PAGES
    channel: str | None = None


class FollowedSite(msgspec.Struct, frozen=True):
    """A site, or a single page or archive, that a library follows.

    Attributes:
        library: key of the library that its pages go to.
        url: its address, in normal form.
        kind: what it is.
        title: what to call it.
        next_check: when it is due, UTC.
        bounds: which of its pages are read.
        round: how many times all of it has been looked at, the look under way included.
        is_open: whether a look is under way, here or where it was cut off.
        found_by: "sitemap", "llms" or "links"; None before the first look.
        checked_at: when a look last came to its end, UTC.
        failures: how many looks in a row could not be finished.
        problem: what was wrong the last time, a sentence; None when nothing was.
        reported: whether somebody was told that it seems to be dead.
        remarks: sentences on what was left out and why.
        held: the round in which so much was gone that nothing was removed; 0 for none.
        counts: how many pages came to what in the latest look.
    """

    library: str
    url: str
    kind: Kind
    title: str
    next_check: datetime
    bounds: Bounds = Bounds()
    round: int = 0
    is_open: bool = False
    found_by: str | None = None
    checked_at: datetime | None = None
    failures: int = 0
    problem: str | None = None
    reported: bool = False
    remarks: tuple[str, ...] = ()
    held: int = 0
    counts: Mapping[PageOutcome, int] = {}

    def opened(self) -> FollowedSite:
        """Return the state when a look begins, or goes on where it was cut off."""
        if self.is_open:
            return self
        return replace(self, round=self.round + 1, is_open=True, remarks=())

    def after_success(self, now: datetime) -> FollowedSite:
        """Return the state after a look that came to its end."""
        return replace(
            self,
            is_open=False,
            checked_at=now,
            next_check=now + varied(CHECK_INTERVAL),
            failures=0,
            problem=None,
            reported=False,
        )

    def after_pause(self, now: datetime) -> FollowedSite:
        """Return the state after a part of a look; the rest follows soon."""
        return replace(self, next_check=now + SOON)

    def after_failure(
        self, now: datetime, problem: str, *, final: bool = False, patience: float | None = None
    ) -> FollowedSite:
        """Return the state after a look that failed; what it had done stays done.

        Args:
            now: when it was.
            problem: what was wrong.
            final: whether it will not get better by waiting.
            patience: seconds that the server wants to be left alone.
        """
        failures = self.failures + 1
        interval = min(RETRIED * 2 ** min(failures - 1, 10), MAX_INTERVAL)
        wanted = patience_of(patience, MAX_INTERVAL)
        return replace(
            self,
            next_check=now + max(varied(interval), wanted),
            failures=failures,
            problem=problem,
            reported=self.reported or final or failures >= DEAD_AFTER,
        )


class SiteNews(msgspec.Struct, frozen=True):
    """What a look at a site that was due brought.

    Attributes:
        site: the site as it is now.
        problem: why it seems to be dead, told once; None when it does not.
    """

    site: FollowedSite
    problem: str | None = None


class SitePage(msgspec.Struct):
    """A page of a site; changed in place while the site is looked at.

    Attributes:
        url: its address, in normal form; in an archive, its path.
        depth: links between it and where the site begins.
        is_listed: whether a sitemap named it.
        listed: the round in which it was last named or linked to.
        missed: rounds in a row in which the sitemap left it out.
        round: the last round in which it was dealt with.
        tries: how often it was asked for in vain in the round under way.
        outcome: what became of it.
        problem: why it failed.
        etag: as the server gave it.
        last_modified: likewise.
        seen_at: when the server last gave or confirmed it, UTC.
        articles: ids of what was read from it.
    """

    url: str
    depth: int = 0
    is_listed: bool = False
    listed: int = 0
    missed: int = 0
    round: int = 0
    tries: int = 0
    outcome: PageOutcome | None = None
    problem: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    seen_at: datetime | None = None
    articles: tuple[str, ...] = ()
