"""Feeds and sites as people name them: by title, or by the key that autocomplete fills in."""

from __future__ import annotations

from bot.localisation import Words
from bot.servers.named_texts import key_of
from index import FeedNotFound, FollowedChannel, FollowedFeed, FollowedSite, Library

Source = FollowedFeed | FollowedSite | FollowedChannel


class UnclearFeed(FeedNotFound):
    """No feed is meant, or more than one; the sentence is in the reader's words."""


async def find_source(library: Library, named: str, words: Words) -> Source:
    """Return the feed, site or channel of this key, address or title that a library follows.

    Raises:
        UnclearFeed: there is none, or more than one.
        LibraryError: the library cannot be read now.
    """
    wanted = named.strip()
    sources = await _sources(library)
    found = [source for source in sources if wanted in (_key(source), source.url)]
    found = found or [s for s in sources if s.title.casefold() == wanted.casefold()]
    if len(found) != 1:
        raise UnclearFeed(words("feed-unknown"))
    return found[0]


async def fitting_feeds(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return title and key of the feeds and sites whose titles or addresses fit what was typed.

    Raises:
        LibraryError: the library cannot be read now.
    """
    wanted = typed.casefold()
    return [
        (source.title, _key(source))
        for source in await _sources(library)
        if wanted in f"{source.title} {source.url}".casefold()
    ]


async def _sources(library: Library) -> list[Source]:
    channels = await library.channels.followed()
    return [*await library.feeds(), *await library.sites.followed(), *channels]


def _key(source: Source) -> str:
    """Return a short name for a source: its address may be longer than a choice can be."""
    # A page may be followed both as a feed and as a site.
    kind = "" if isinstance(source, FollowedFeed) else "site "
    return key_of(f"{kind}{source.url}")
