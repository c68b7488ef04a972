"""Feeds as people name them: by title, or by the key that autocomplete fills in."""

from __future__ import annotations

import hashlib

from bot.localisation import Words
from index import FeedNotFound, FollowedFeed, Library

_KEY = 16


class UnclearFeed(FeedNotFound):
    """No feed is meant, or more than one; the sentence is in the reader's words."""


async def find_feed(library: Library, named: str, words: Words) -> FollowedFeed:
    """Return the feed of this key, address or title that a library follows.

    Raises:
        UnclearFeed: there is none, or more than one.
        LibraryError: the library cannot be read now.
    """
    wanted = named.strip()
    feeds = await library.feeds()
    found = [feed for feed in feeds if wanted in (_key(feed), feed.url)]
    found = found or [feed for feed in feeds if feed.title.casefold() == wanted.casefold()]
    if len(found) != 1:
        raise UnclearFeed(words("feed-unknown"))
    return found[0]


async def fitting_feeds(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return title and key of the feeds whose titles or addresses fit what was typed so far.

    Raises:
        LibraryError: the library cannot be read now.
    """
    wanted = typed.casefold()
    return [
        (feed.title, _key(feed))
        for feed in await library.feeds()
        if wanted in f"{feed.title} {feed.url}".casefold()
    ]


def _key(feed: FollowedFeed) -> str:
    """Return a short name for a feed: its address may be longer than a choice can be."""
    return hashlib.sha256(feed.url.encode()).hexdigest()[:_KEY]
