"""A feed that is followed: its state, and when it is polled."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from index.ingest.intervals import patience_of, varied

POLL_INTERVAL = timedelta(hours=1)
"""Time between two polls of a feed that is well."""
MAX_INTERVAL = timedelta(days=1)
"""Time between two polls of one that is not, at most."""
DEAD_AFTER = 5
"""Failures in a row, some thirty hours of them, after which a feed is reported as dead."""


class FollowedFeed(msgspec.Struct, frozen=True):
    """A feed that a library follows.

    Attributes:
        library: key of the library that its entries go to.
        url: its address, in normal form.
        title: what it calls itself.
        next_poll: when it is due, UTC.
        channel: where new entries are to be announced, as the face calls it; None for nowhere.
        etag: as the server gave it, to be told only of changes.
        last_modified: likewise.
        polled_at: when it was last asked for, UTC; None before the first time.
        failures: how many times in a row it could not be read.
        problem: what was wrong the last time, a sentence; None when nothing was.
        reported: whether somebody was told that it seems to be dead.
        fingerprint: of the feed as it was when all in it had been dealt with.
    """

    library: str
    url: str
    title: str
    next_poll: datetime
    channel: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    polled_at: datetime | None = None
    failures: int = 0
    problem: str | None = None
    reported: bool = False
    fingerprint: str | None = None

    def after_success(self, now: datetime, *, soon: bool = False) -> FollowedFeed:
        """Return the state after a poll that went well.

        Args:
            now: when it was.
            soon: whether there is more to take from the feed than one poll takes.
        """
        interval = POLL_INTERVAL / 12 if soon else POLL_INTERVAL
        return replace(
            self,
            polled_at=now,
            next_poll=now + varied(interval),
            failures=0,
            problem=None,
            reported=False,
        )

    def after_failure(
        self, now: datetime, problem: str, *, final: bool = False, patience: float | None = None
    ) -> FollowedFeed:
        """Return the state after a poll that failed: the next one is twice as far away.

        Args:
            now: when it was.
            problem: what was wrong.
            final: whether it will not get better by waiting.
            patience: seconds that the server wants to be left alone.
        """
        failures = self.failures + 1
        interval = min(POLL_INTERVAL * 2 ** min(failures, 10), MAX_INTERVAL)
        interval = max(interval, patience_of(patience, MAX_INTERVAL))
        return replace(
            self,
            polled_at=now,
            next_poll=now + varied(interval),
            failures=failures,
            problem=problem,
            reported=self.reported or final or failures >= DEAD_AFTER,
        )
