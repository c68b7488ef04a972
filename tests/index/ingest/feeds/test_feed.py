"""When a feed is polled again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from index.ingest.feeds.feed import FollowedFeed

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FEED = FollowedFeed("7", "u", "t", NOON)


def test_polls_are_an_hour_apart_more_or_less() -> None:
    waits = {FEED.after_success(NOON).next_poll - NOON for _ in range(50)}
    assert len(waits) > 10
    assert all(timedelta(minutes=54) <= wait <= timedelta(minutes=66) for wait in waits)


def test_polls_of_a_failing_feed_are_ever_further_apart() -> None:
    failing, hours = FEED, []
    for _ in range(40):
        failing = failing.after_failure(NOON, "No.")
        hours.append((failing.next_poll - NOON) / timedelta(hours=1))
    for wait, expected in zip(hours, (2, 4, 8, 16, 24, 24), strict=False):
        assert 0.9 * expected <= wait <= 1.1 * expected
    assert max(hours) <= 24 * 1.1
    assert failing.after_success(NOON).next_poll - NOON < timedelta(hours=2)


def test_a_server_is_left_alone_as_long_as_it_asks() -> None:
    patient = FEED.after_failure(NOON, "Busy.", patience=6 * 3600)
    assert timedelta(hours=5) < patient.next_poll - NOON < timedelta(hours=7)
    absurd = FEED.after_failure(NOON, "Busy.", patience=1e12)
    assert absurd.next_poll - NOON < timedelta(days=2)
