"""RSS and Atom files, each entry an article."""

from __future__ import annotations

from collections.abc import Iterator

from index.parsing.formats.feed import is_feed, read_feed
from index.parsing.interface import Entry, Source


class FeedReader:
    """Reads the entries of a feed that was saved to a file."""

    format = "feed"

    def recognises(self, source: Source) -> bool:
        """Whether it begins as a feed does."""
        return is_feed(source)

    def entries(self, source: Source) -> Iterator[Entry]:
        """The entries, as a rule the latest first."""
        yield from read_feed(source.data, source.name).entries
