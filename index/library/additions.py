"""How articles get into a library: as texts, files, documents, from addresses and from feeds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path

from index.ingest.add_documents import reading_in
from index.ingest.feeds.feed import FollowedFeed
from index.ingest.feeds.poll import FeedNews
from index.ingest.files import named_file
from index.ingest.site import site_of
from index.ingest.sources import Source
from index.library.questions import Asking
from index.model import Draft
from index.parsing import Documents
from index.parsing.overrides import overrides_from
from index.reports import Added, Additions


class Adding(Asking):
    """What a `Library` does to take articles in, beside answering from them."""

    async def add(self, draft: Draft) -> Added:
        """Add an article, or update the one of the same origin; the same text is no change.

        Raises:
            UnreadableDocument: there is nothing in it to quote.
            QuotaExceeded: the server's library may not grow by so much.
        """
        return await self._services.writer.add(self.key, draft)

    async def add_file(self, path: Path) -> Added:
        """Read a file and add it; its absolute path is its origin.

        Raises:
            UnreadableDocument: it is missing, not an ordinary file, too large, or not one article.
            QuotaExceeded: the server's library may not grow by so much.
        """
        importer = self._services.importer
        return await importer.add_single(self.key, named_file(path), self._read)

    async def add_files(
        self,
        paths: Iterable[Path],
        *,
        language: str | None = None,
        encoding: str | None = None,
        folders: Sequence[Path] = (),
        base_url: str | None = None,
    ) -> AsyncIterator[tuple[Path, Additions]]:
        """Read files, some at the same time, and add all articles in them.

        Yields each file, in order, with what became of it; of one that cannot be read that is a
        failure under the file's name, and stops none of the others.

        Args:
            paths: the files.
            language: code of the language of all of them, instead of a guess at each.
            encoding: name of the encoding of those that are text, instead of a guess.
            folders: those of which the files are; each may be a site.
            base_url: address under which each folder stands; as its settings say when left out.

        Raises:
            UnreadableDocument: there is no such language or encoding.
        """
        overrides = overrides_from(language, encoding)
        sites = [await asyncio.to_thread(site_of, folder, base_url) for folder in folders]
        files = (named_file(path, overrides, sites) for path in paths)
        width = 2 * self._services.sandbox.processes
        builder = self._services.builder
        ahead = await builder.begin(self.key) if builder else None
        async for file, additions in self._services.importer.add_files(
            self.key, files, reading_in(self._services.sandbox), width=width
        ):
            if ahead:
                for added in additions.added:
                    ahead.note(added.article.id, added.article.characters)
            yield file.path, additions
        self._services.sandbox.end_idle()  # the index that follows needs the memory

    async def add_document(
        self,
        data: bytes,
        name: str,
        *,
        origin: str,
        amend: Callable[[Draft], Draft] | None = None,
    ) -> Additions:
        """Read a document and add all articles in it.

        Args:
            data: its bytes; untrusted.
            name: the name it came under; untrusted.
            origin: stable key of where it came from.
            amend: changes the article before it is added, when there is only one.

        Raises:
            UnreadableDocument: there is no article in it.
            QuotaExceeded: the server's library may not grow by so much.
        """
        source = Source(data, name, origin)
        return await self._services.importer.add(self.key, source, self._read, amend=amend)

    async def _read(self, source: Source) -> Documents:
        return await self._services.sandbox.read(source.unread())

    async def add_url(
        self, url: str, *, amend: Callable[[Draft], Draft] | None = None
    ) -> Additions:
        """Fetch a document and add the articles in it; its address is their origin.

        Args:
            url: an http or https address; untrusted.
            amend: changes the article before it is added, when there is only one.

        Raises:
            FetchError: it cannot or may not be fetched.
            UnreadableDocument: there is no article in it.
            QuotaExceeded: the server's library may not grow by so much.
        """
        source = await self._services.web.fetch(url)
        additions = await self._services.importer.add(
            self.key, source, self._services.web.read_fetched, amend=amend
        )
        found = [added.article for added in additions.added]
        if found:
            address = source.origin.removeprefix("url:")
            await self._services.site_follower.follow_page(
                self.key, address, found[0].title, [article.id for article in found]
            )
        return additions

    async def follow(self, url: str, *, channel: str | None = None) -> FeedNews:
        """Follow a feed: its latest entries are added now, new ones whenever it is polled.

        Args:
            url: address of an RSS or Atom feed; untrusted.
            channel: where new entries are to be announced; an opaque name that the feed keeps.

        Raises:
            FetchError: it cannot or may not be fetched.
            UnreadableDocument: it is not a feed.
            QuotaExceeded: the library follows as many feeds as it may.
        """
        return await self._services.feed_poller.follow(self.key, url, channel)

    async def unfollow(self, url: str) -> FollowedFeed:
        """Follow a feed no longer; its articles stay.

        Raises:
            FeedNotFound: this library does not follow it.
        """
        return await self._services.feed_poller.unfollow(self.key, url)

    async def feeds(self) -> list[FollowedFeed]:
        """Return the feeds that this very library follows, by title."""
        return await self._services.feed_poller.feeds(self.key)

    def poll_feeds(self, ours: Callable[[str], bool] = lambda _: True) -> AsyncIterator[FeedNews]:
        """Poll the feeds that are due, of all libraries; yield what there is to tell of each.

        It is yielded again later, here or in another process, unless `told` is called.

        Args:
            ours: tells of a library's key whether its feeds are polled here.
        """
        return self._services.feed_poller.poll(ours)

    async def told(self, news: FeedNews) -> None:
        """Note that what a poll of a feed brought has been told."""
        await self._services.feed_poller.told(news)
