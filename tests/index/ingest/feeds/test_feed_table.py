"""The feeds that libraries follow are kept as they were stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from index.activity.server_libraries import DepartureTable
from index.ingest.feeds import feed_table
from index.ingest.feeds.feed import FollowedFeed
from index.ingest.feeds.feed_table import FeedTable
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FEED = FollowedFeed("7", "https://example.org/feed", "News", NOON)


@pytest.fixture
async def feeds(tmp_path: Path) -> AsyncIterator[FeedTable]:
    database = await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations())
    yield FeedTable(database)
    await database.close()


async def test_a_feed_is_kept_whole(feeds: FeedTable) -> None:
    full = FollowedFeed("7", "u", "T", NOON, "12", '"e"', "Tue", NOON, 3, "It is gone.", True, "f")
    await feeds.follow(full)
    await feeds.follow(FEED)
    await feeds.follow(replace(FEED, library="8"))
    assert await feeds.feeds("7") == [FEED, full]
    assert await feeds.feeds("9") == []


async def test_following_again_changes_the_channel_alone(feeds: FeedTable) -> None:
    await feeds.follow(replace(FEED, etag="one", failures=2))
    await feeds.follow(replace(FEED, title="Other", channel="12"))
    assert await feeds.feeds("7") == [replace(FEED, etag="one", failures=2, channel="12")]


async def test_feeds_are_due_in_the_order_in_which_they_became_so(feeds: FeedTable) -> None:
    offsets = {"a": timedelta(0), "b": timedelta(microseconds=-1), "c": timedelta(seconds=1)}
    for url, offset in offsets.items():
        await feeds.follow(replace(FEED, url=url, next_poll=NOON + offset))
    assert [feed.url for feed in await feeds.due(NOON)] == ["b", "a"]
    assert [feed.url for feed in await feeds.due(NOON + timedelta(hours=1))] == ["b", "a", "c"]


async def test_feeds_of_a_server_that_was_left_wait(feeds: FeedTable) -> None:
    await feeds.follow(FEED)
    later = FEED.next_poll + timedelta(days=1)
    assert len(await feeds.due(later)) == 1
    departures = DepartureTable(feeds._database)
    await departures.leave(FEED.library, later)
    assert await feeds.due(later) == []
    assert len(await feeds.feeds(FEED.library)) == 1
    await departures.stay(FEED.library)
    assert len(await feeds.due(later)) == 1


async def test_a_polls_result_is_recorded(feeds: FeedTable) -> None:
    await feeds.follow(FEED)
    polled = replace(FEED, title="New", etag="e", polled_at=NOON, failures=1, problem="No.")
    assert await feeds.record(polled, {"a": "1", "b": "2"})
    assert await feeds.record(polled, {"b": "3"})
    assert await feeds.feeds("7") == [polled]
    assert await feeds.seen("7", FEED.url) == {"a": "1", "b": "3"}


async def test_a_feed_unfollowed_meanwhile_stays_so(feeds: FeedTable) -> None:
    await feeds.follow(FEED)
    await feeds.record(FEED, {"a": "1"})
    assert await feeds.unfollow("7", FEED.url)
    assert not await feeds.unfollow("7", FEED.url)
    assert not await feeds.record(FEED, {"b": "2"})
    await feeds.follow(FEED)
    assert await feeds.seen("7", FEED.url) == {}


async def test_the_latest_entries_are_kept(
    feeds: FeedTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_table, "KEPT_ENTRIES", 3)
    await feeds.follow(FEED)
    await feeds.record(FEED, {"a": "1", "b": "1", "c": "1"})
    await feeds.record(FEED, {"a": "2", "d": "1"})
    assert await feeds.seen("7", FEED.url) == {"c": "1", "a": "2", "d": "1"}
