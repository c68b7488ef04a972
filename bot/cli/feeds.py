"""`quoth feeds`, and following from `quoth add --feed`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bot.cli.add_progress import added_as_json
from bot.cli.options import with_data_dir, with_json
from bot.cli.output import complain, counted, safe_line, say, say_json, say_none
from bot.cli.session import with_library
from index import FeedNews, FollowedFeed, Library


@click.command()
@click.option("--unfollow", metavar="URL", help="Stop following this feed; its articles stay.")
@click.option("--poll", is_flag=True, help="Ask the feeds that are due for new entries first.")
@with_json
@with_data_dir
def feeds(unfollow: str | None, poll: bool, as_json: bool, data_dir: Path | None) -> None:
    """List the feeds that the shared library follows.

    A running bot polls them by itself. `quoth add --feed URL` follows another one.

    \b
    Examples:
      quoth feeds
      quoth feeds --unfollow https://example.org/feed
    """

    async def work(library: Library) -> list[FollowedFeed]:
        if unfollow:
            await library.unfollow(unfollow)
        if poll:
            async for news in library.poll_feeds():
                complain("  ".join(_news(news)))
        return await library.feeds()

    found = with_library(data_dir, work)
    if as_json:
        say_json([feed_as_json(feed) for feed in found])
        return
    if not found:
        say_none("No feeds are followed yet; `quoth add --feed URL` follows one.")
    for feed in found:
        say("\t".join(map(safe_line, (feed.url, feed.title, feed.problem or ""))))


async def follow(library: Library, url: str, report: list[dict[str, Any]] | None = None) -> bool:
    """Follow a feed and print what came of it; return whether it could not all be added.

    Args:
        library: where its entries go.
        url: the feed's address.
        report: where what came of it goes instead, for JSON.

    Raises:
        LibraryError: it cannot be followed.
    """
    news = await library.follow(url)
    if report is None:
        say(f"following  {'  '.join(_news(news))}")
    else:
        report.append({"source": url, "outcome": "following", "feed": feed_as_json(news.feed)})
        report += [added_as_json(url, added) for added in news.added]
    return news.problem is not None


def _news(news: FeedNews) -> list[str]:
    title, added = safe_line(news.feed.title), counted(len(news.added), "new article")
    return [news.feed.url, f"{title}  ({added})", *([news.problem] if news.problem else [])]


def feed_as_json(feed: FollowedFeed) -> dict[str, Any]:
    """Return what there is to say of a feed."""
    return {
        "url": feed.url,
        "title": feed.title,
        "polled_at": feed.polled_at.isoformat() if feed.polled_at else None,
        "next_poll": feed.next_poll.isoformat(),
        "failures": feed.failures,
        "problem": feed.problem,
    }
