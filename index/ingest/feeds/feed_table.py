"""The feeds that libraries follow, in the same database as the articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from index.ingest.feeds.feed import FollowedFeed
from index.storage.database import Database
from index.storage.rows import read_moment

KEPT_ENTRIES = 2_000
"""Entries of a feed whose digests are kept; feeds show their latest hundred or so."""
_COLUMNS = (
    "library, url, title, next_poll, channel, etag, last_modified, polled_at, failures, problem,"
    " reported, fingerprint"
)


class FeedTable:
    """The feeds that are followed. All methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def feeds(self, library: str) -> list[FollowedFeed]:
        """Return the feeds of a library, by title."""
        found = await self._select("library = ?", library)
        return sorted(found, key=lambda feed: (feed.title.casefold(), feed.url))

    async def due(self, now: datetime) -> list[FollowedFeed]:
        """Return the feeds that are due, the longest waiting first.

        Those of a library whose server was left wait until it comes back, or is deleted.
        """
        return await self._select(
            "next_poll <= ? AND library NOT IN (SELECT library FROM departure) ORDER BY next_poll",
            now.isoformat(),
        )

    async def claim(self, feed: FollowedFeed, until: datetime) -> bool:
        """Move the moment at which a feed is due; False where another process was sooner."""
        async with self._database.writing() as db:
            moved = await db.fetch(
                "UPDATE feed SET next_poll = ?"
                " WHERE library = ? AND url = ? AND next_poll = ? RETURNING url",
                until.isoformat(),
                feed.library,
                feed.url,
                feed.next_poll.isoformat(),
            )
        return bool(moved)

    async def untold(self, before: datetime) -> list[tuple[FollowedFeed, list[str]]]:
        """Return the feeds with news since before a moment that nobody has told, and what it is."""
        found = await self._database.fetch(
            f"SELECT untold, {_COLUMNS} FROM feed"  # noqa: S608 - our own words
            " WHERE untold IS NOT NULL AND polled_at <= ?",
            before.isoformat(),
        )
        return [(_feed(row), ids.split()) for ids, *row in found]

    async def claim_untold(self, feed: FollowedFeed, now: datetime) -> bool:
        """Begin to tell what a feed brought; False where another process was sooner."""
        async with self._database.writing() as db:
            moved = await db.fetch(
                "UPDATE feed SET polled_at = ? WHERE library = ? AND url = ? AND polled_at = ?"
                " AND untold IS NOT NULL RETURNING url",
                now.isoformat(),
                feed.library,
                feed.url,
                feed.polled_at.isoformat() if feed.polled_at else None,
            )
        return bool(moved)

    async def told(self, feed: FollowedFeed) -> None:
        """Note that what a feed brought has been told."""
        async with self._database.writing() as db:
            await db.run(
                "UPDATE feed SET untold = NULL WHERE library = ? AND url = ?",
                feed.library,
                feed.url,
            )

    async def follow(self, feed: FollowedFeed) -> None:
        """Store a feed; one that the library follows already only changes its channel."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO feed (library, url, title, next_poll, channel, etag, last_modified,"
                " polled_at, failures, problem, reported, fingerprint)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (library, url) DO UPDATE SET channel = excluded.channel",
                *_values(feed),
            )

    async def unfollow(self, library: str, url: str) -> bool:
        """Forget a feed and its entries; False when the library does not follow it."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM feed WHERE library = ? AND url = ? RETURNING url", library, url
            )
        return bool(gone)

    async def seen(self, library: str, url: str) -> dict[str, str]:
        """Return the digest of each entry that was dealt with, by the entry's key."""
        found = await self._database.fetch(
            "SELECT key, digest FROM feed_entry WHERE library = ? AND url = ?", library, url
        )
        return {row[0]: row[1] for row in found}

    async def record(
        self, feed: FollowedFeed, seen: Mapping[str, str], untold: Collection[str] = ()
    ) -> bool:
        """Store a feed's state, digests of entries and what is to be told, in one transaction.

        Returns False, and stores nothing, when the library does not follow it any more.
        """
        place = (feed.library, feed.url)
        async with self._database.writing() as db:
            known = await db.fetch(
                "UPDATE feed SET title = ?, next_poll = ?, etag = ?, last_modified = ?,"
                " polled_at = ?, failures = ?, problem = ?, reported = ?, fingerprint = ?,"
                " untold = NULLIF(TRIM(COALESCE(untold, '') || ' ' || ?), '')"
                " WHERE library = ? AND url = ? RETURNING url",
                *_state(feed),
                " ".join(untold),
                *place,
            )
            if not known:
                return False
            [(last,)] = await db.fetch(
                "SELECT COALESCE(MAX(place), 0) FROM feed_entry WHERE library = ? AND url = ?",
                *place,
            )
            await db.many(
                "INSERT INTO feed_entry (library, url, key, digest, place) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (library, url, key) DO UPDATE SET digest = excluded.digest,"
                " place = excluded.place",
                [(*place, *entry, last + n) for n, entry in enumerate(seen.items(), start=1)],
            )
            await db.run(
                "DELETE FROM feed_entry WHERE library = ? AND url = ? AND place <="
                " (SELECT place FROM feed_entry WHERE library = ? AND url = ?"
                " ORDER BY place DESC LIMIT 1 OFFSET ?)",
                *place,
                *place,
                KEPT_ENTRIES,
            )
        return True

    async def _select(self, condition: str, value: str) -> list[FollowedFeed]:
        found = await self._database.fetch(
            f"SELECT {_COLUMNS} FROM feed WHERE {condition}",  # noqa: S608 - our own words
            value,
        )
        return [_feed(row) for row in found]


def _feed(row: Sequence[Any]) -> FollowedFeed:
    library, url, title, next_poll, channel, etag, modified, polled_at, failures, *rest = row
    problem, reported, fingerprint = rest
    return FollowedFeed(
        library,
        url,
        title,
        read_moment(next_poll),
        channel,
        etag,
        modified,
        read_moment(polled_at) if polled_at else None,
        failures,
        problem,
        bool(reported),
        fingerprint,
    )


def _values(feed: FollowedFeed) -> tuple[Any, ...]:
    title, next_poll, *rest = _state(feed)
    return (feed.library, feed.url, title, next_poll, feed.channel, *rest)


def _state(feed: FollowedFeed) -> tuple[Any, ...]:
    """Return what a poll may change."""
    return (
        feed.title,
        feed.next_poll.isoformat(),
        feed.etag,
        feed.last_modified,
        feed.polled_at.isoformat() if feed.polled_at else None,
        feed.failures,
        feed.problem,
        feed.reported,
        feed.fingerprint,
    )
