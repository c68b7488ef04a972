"""Feeds as people name them: by title, or by the key that autocomplete fills in."""

from __future__ import annotations

import hashlib

from discord.app_commands import Choice

from bot.localisation import Words
from bot.rendering.limits import CHOICE, CHOICES, one_line
from index import FeedNotFound, FollowedFeed, Library, LibraryError

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


async def feed_choices(library: Library, typed: str) -> list[Choice[str]]:
    """Return the feeds whose titles or addresses fit what was typed so far.

    None are offered while the library cannot be read: an autocomplete has no place for errors.
    """
    wanted = typed.strip().casefold()
    try:
        feeds = await library.feeds()
    except LibraryError:
        return []
    found = [feed for feed in feeds if wanted in f"{feed.title} {feed.url}".casefold()]
    return [
        Choice(name=one_line(feed.title, CHOICE) or _key(feed), value=_key(feed))
        for feed in found[:CHOICES]
    ]


def _key(feed: FollowedFeed) -> str:
    """Return a short name for a feed: its address may be longer than a choice can be."""
    return hashlib.sha256(feed.url.encode()).hexdigest()[:_KEY]
