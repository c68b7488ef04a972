"""Following feeds: each new entry becomes an article, each changed one a new version of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from index.errors import FeedNotFound, LibraryError, QuotaExceeded, UnreadableDocument
from index.ingest.add_article import ArticleWriter
from index.ingest.feeds.feed import FollowedFeed
from index.ingest.feeds.feed_table import FeedTable
from index.ingest.feeds.new_entries import Unseen, UnseenEntry, entry_origin, unseen_entries
from index.ingest.fetching.errors import (
    AddressRefused,
    FetchError,
    StatusError,
    TooSlow,
    Unreachable,
)
from index.ingest.fetching.url_parser import parse_target
from index.ingest.sources import fingerprint
from index.ingest.web import Web
from index.model import Draft, Paragraph
from index.reports import Added, Outcome
from index.storage.interface import Storage

ENTRIES_AT_ONCE = 20
"""Entries that one poll takes in; when a feed is followed, as many of its latest."""
TAKING_SECONDS = 300.0
"""Time after which what is left of a feed waits for the next poll."""
CLAIM = timedelta(minutes=15)
"""How long a process has for a poll; the feed is due again when it was killed meanwhile."""
TELLING = timedelta(minutes=2)
"""How long a process has to tell what a feed brought, before another one may."""
FEEDS_AT_ONCE = 4
"""Feeds that are polled at the same time."""
MAX_FEEDS = 50
"""Feeds that a library may follow."""
_WHOLE = 1_000
"""Characters of an entry above which it is taken for the whole article and its link left alone."""
_GONE = 410
DEAD = "dead"
"""Stands among the ids of articles that are to be told, where a feed seems to be dead."""


class FeedNews(msgspec.Struct, frozen=True):
    """What a poll of a feed brought.

    Attributes:
        feed: the feed as it is now.
        added: the articles that are new.
        problem: why the feed seems to be dead, told once; None when it does not.
    """

    feed: FollowedFeed
    added: tuple[Added, ...] = ()
    problem: str | None = None


class _Elsewhere(UnreadableDocument):
    """What was fetched is a web page that names its feed."""

    def __init__(self, page: str, url: str) -> None:
        super().__init__(f"{page} is not a feed (RSS, Atom or JSON Feed) but a web page.")
        self.url = url


class FeedPoller:
    """Follows the feeds of all libraries of an installation."""

    def __init__(self, writer: ArticleWriter, feeds: FeedTable, web: Web, storage: Storage) -> None:
        self._storage = storage
        self._writer = writer
        self._feeds = feeds
        self._web = web

    async def feeds(self, library: str) -> list[FollowedFeed]:
        """Return the feeds that a library follows, by title."""
        return await self._feeds.feeds(library)

    async def follow(self, library: str, url: str, channel: str | None) -> FeedNews:
        """Follow a feed from now on and add its latest entries.

        Args:
            library: key of the library.
            url: address of the feed, or of a web page that names its feed; untrusted.
            channel: where new entries are to be announced.

        Raises:
            FetchError: it cannot be fetched.
            UnreadableDocument: it is not a feed.
            QuotaExceeded: the library follows as many feeds as it may.
        """
        try:
            return await self._follow(library, url, channel)
        except _Elsewhere as found:
            return await self._follow(library, found.url, channel)

    async def _follow(self, library: str, url: str, channel: str | None) -> FeedNews:
        url = str(parse_target(url, self._web.policy.ports))
        followed = {feed.url: feed for feed in await self._feeds.feeds(library)}
        if url not in followed and len(followed) >= MAX_FEEDS:
            raise QuotaExceeded(f"A library may follow {MAX_FEEDS} feeds; unfollow one first.")
        seen = await self._feeds.seen(library, url)
        before = replace(
            followed.get(url) or FollowedFeed(library, url, url, datetime.now(UTC)),
            channel=channel,
            etag=None,
            last_modified=None,
            fingerprint=None,
            reported=False,
        )
        feed, unseen = await self._read(before, seen, latest=not seen)
        await self._feeds.follow(feed)
        return await self._take(before, feed, unseen, {} if seen else dict(unseen.left))

    async def unfollow(self, library: str, url: str) -> FollowedFeed:
        """Forget a feed; the articles that came of it stay.

        Raises:
            FeedNotFound: the library does not follow it.
        """
        feeds = {feed.url: feed for feed in await self._feeds.feeds(library)}
        with suppress(AddressRefused):  # then it is none of ours, or one that once was allowed
            url = str(parse_target(url, self._web.policy.ports))
        if url in feeds and await self._feeds.unfollow(library, url):
            return feeds[url]
        raise FeedNotFound("That feed is not followed here.")

    async def poll(self, ours: Callable[[str], bool]) -> AsyncIterator[FeedNews]:
        """Poll the feeds that are due, of all our libraries; yield what there is to tell.

        What is yielded counts as told with `told`; without, it is yielded again at a later poll.

        Raises:
            StorageError: the database could not be read or written.
        """
        async for news in self._left_untold(ours):
            yield news
        free = asyncio.Semaphore(FEEDS_AT_ONCE)

        async def poll(feed: FollowedFeed) -> FeedNews:
            async with free:
                if await self._feeds.claim(feed, datetime.now(UTC) + CLAIM):
                    return await self._poll(feed)
                return FeedNews(feed)

        due = [feed for feed in await self._feeds.due(datetime.now(UTC)) if ours(feed.library)]
        polls = [asyncio.create_task(poll(feed), name=f"poll {feed.url}") for feed in due]
        pending = set(polls)
        try:
            while pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                # What goes wrong with one feed must not keep the others from being polled.
                for news in [task.result() for task in done if task.exception() is None]:
                    if news.added or news.problem:
                        yield news
            await asyncio.gather(*polls)
        finally:
            for task in polls:
                task.cancel()
            await asyncio.gather(*polls, return_exceptions=True)

    async def told(self, news: FeedNews) -> None:
        """Note that what a poll brought has been told, so that nobody tells it again."""
        if news.added or news.problem:
            await self._feeds.told(news.feed)

    async def _left_untold(self, ours: Callable[[str], bool]) -> AsyncIterator[FeedNews]:
        """Yield what a process found that was killed before it had told of it."""
        now = datetime.now(UTC)
        for feed, ids in await self._feeds.untold(now - TELLING):
            if ours(feed.library) and await self._feeds.claim_untold(feed, now):
                articles = {one.id: one for one in await self._storage.summaries([feed.library])}
                added = [Added(articles[one], Outcome.ADDED) for one in ids if one in articles]
                problem = feed.problem if DEAD in ids else None
                for news in (FeedNews(feed, tuple(added)), FeedNews(feed, (), problem)):
                    if news.added or news.problem:
                        yield news
                else:
                    await self._feeds.told(feed)

    async def _poll(self, feed: FollowedFeed) -> FeedNews:
        seen = await self._feeds.seen(feed.library, feed.url)
        try:
            polled, unseen = await self._read(feed, seen, latest=False)
        except (FetchError, UnreadableDocument) as error:
            return await self._record(feed, FeedNews(_after(feed, error)), {})
        return await self._take(feed, polled, unseen, {}, seen)

    async def _read(
        self, feed: FollowedFeed, seen: dict[str, str], *, latest: bool
    ) -> tuple[FollowedFeed, Unseen]:
        """Fetch a feed and return it as it is after that, and what is new in it."""
        fetched = await self._web.fetcher.fetch(
            feed.url, etag=feed.etag, last_modified=feed.last_modified
        )
        now = datetime.now(UTC)
        if fetched.not_modified:
            return feed.after_success(now), Unseen(None, (), {})
        feed = replace(feed, etag=fetched.etag, last_modified=fetched.last_modified)
        mark = await asyncio.to_thread(fingerprint, fetched.data)
        if mark == feed.fingerprint:
            return feed.after_success(now), Unseen(None, (), {})
        unseen = await self._web.sandbox.run(
            feed.url,
            unseen_entries,
            fetched.data,
            feed.url,
            seen,
            ENTRIES_AT_ONCE,
            latest=latest,
        )
        if unseen.elsewhere:
            raise _Elsewhere(feed.url, unseen.elsewhere)
        feed = replace(
            feed.after_success(now, soon=bool(unseen.left) and not latest),
            title=unseen.title or feed.title,
            fingerprint=mark,
        )
        return feed, unseen

    async def _take(
        self,
        before: FollowedFeed,
        feed: FollowedFeed,
        unseen: Unseen,
        seen: dict[str, str],
        earlier: Mapping[str, str] | None = None,
    ) -> FeedNews:
        """Add what is new in a feed and record how far that went.

        Args:
            before: the feed as it was.
            feed: as it is after it was read.
            unseen: what is new in it.
            seen: digests of what shall count as dealt with besides.
            earlier: digests of what was dealt with before; None is a feed that is followed now.
        """
        added: list[Added] = []
        whole = not unseen.left or bool(seen)
        until = time.monotonic() + TAKING_SECONDS
        for entry in unseen.entries:
            if time.monotonic() > until:
                whole = False
                break
            try:
                draft, paragraphs = await self._article(feed, entry)
                one = await self._writer.add(feed.library, draft, paragraphs=paragraphs)
                if one.outcome is Outcome.ADDED or _was_cut_off(one, draft, entry, earlier):
                    added.append(one)
            except QuotaExceeded as error:
                feed, whole = _after(feed, error), False
                break
            except (FetchError, UnreadableDocument) as error:
                if _may_pass(error):
                    whole = False
                    continue
            seen[entry.key] = entry.digest
        if not whole:  # without these everything is looked at again, this entry included
            feed = replace(feed, etag=None, last_modified=None, fingerprint=None)
        return await self._record(before, FeedNews(feed, tuple(added)), seen, told=earlier is None)

    async def _record(
        self, before: FollowedFeed, news: FeedNews, seen: dict[str, str], *, told: bool = False
    ) -> FeedNews:
        """Store what became of a feed; what is wrong with it becomes news the first time."""
        newly = news.feed.reported and not before.reported
        untold = [one.article.id for one in news.added] if not told else []
        if newly:
            untold.append(DEAD)
        kept = await self._feeds.record(news.feed, seen, untold if news.feed.channel else ())
        return replace(news, problem=news.feed.problem if newly and kept else None)

    async def _article(
        self, feed: FollowedFeed, entry: UnseenEntry
    ) -> tuple[Draft, Sequence[Paragraph]]:
        """Return the article that an entry stands for: the page that it links to, or itself.

        With its paragraphs.
        """
        own = entry.draft
        if entry.link is None or (own and len(own.text) >= _WHOLE):
            return _existing(own), entry.paragraphs
        try:
            page = await self._web.read(entry.link, origin=entry_origin(feed.url, entry.key))
        except (FetchError, UnreadableDocument):
            if own is None:
                raise
            return own, entry.paragraphs
        if len(page.drafts) != 1 or (own and len(own.text) > len(page.drafts[0].text)):
            return _existing(own), entry.paragraphs
        [draft], [paragraphs] = page.drafts, page.paragraphs
        author = draft.author or (own.author if own else None)
        date = draft.date or (own.date if own else None)
        return replace(draft, author=author, date=date), paragraphs


def _existing(draft: Draft | None) -> Draft:
    if draft is None:
        raise UnreadableDocument("The entry has no text and no link to one.")
    return draft


def _was_cut_off(
    one: Added, draft: Draft, entry: UnseenEntry, earlier: Mapping[str, str] | None
) -> bool:
    """Return whether an entry's article was added by a poll that did not come to its end."""
    return (
        earlier is not None
        and one.outcome is Outcome.UNCHANGED
        and entry.key not in earlier
        and one.article.origin == draft.origin
    )


def _may_pass(error: LibraryError) -> bool:
    """Return whether the same fetch may go well another time."""
    return isinstance(error, TooSlow | Unreachable) or (
        isinstance(error, StatusError) and error.status >= 500
    )


def _after(feed: FollowedFeed, error: LibraryError) -> FollowedFeed:
    return feed.after_failure(
        datetime.now(UTC),
        str(error),
        final=isinstance(error, QuotaExceeded)
        or (isinstance(error, StatusError) and error.status == _GONE),
        patience=error.retry_after if isinstance(error, StatusError) else None,
    )
