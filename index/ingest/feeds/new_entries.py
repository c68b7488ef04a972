"""The entries of a feed that have not been dealt with, as articles."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from msgspec.structs import replace

from index.errors import UnreadableDocument
from index.model import Draft
from index.parsing import read_document
from index.parsing.formats.feed import is_feed, linked_feed, read_feed
from index.parsing.interface import Entry, Source


@dataclass(frozen=True, slots=True)
class UnseenEntry:
    """An entry that is new or has changed.

    Attributes:
        key: what tells it from the feed's others.
        digest: of what the feed says in it.
        link: address of the whole article, where there is one.
        draft: the article as far as the feed has it, None where it has only a link.
    """

    key: str
    digest: str
    link: str | None
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Unseen:
    """What a feed has that was not dealt with.

    Attributes:
        title: what the feed calls itself, None where it does not.
        entries: the oldest first, as many as were asked for.
        left: digests by key of the entries beyond these.
        elsewhere: address of the feed, where this is not one but a web page that names it.
    """

    title: str | None
    entries: tuple[UnseenEntry, ...]
    left: Mapping[str, str]
    elsewhere: str | None = None


def unseen_entries(
    data: bytes, url: str, seen: Mapping[str, str], limit: int, *, latest: bool = False
) -> Unseen:
    """Read a feed and turn what is new in it into drafts; CPU-bound and for untrusted bytes.

    Args:
        data: the feed.
        url: its address.
        seen: digests by key of the entries that were dealt with.
        limit: the most entries to turn into drafts.
        latest: whether the latest are taken where there are more, else the oldest.

    Raises:
        UnreadableDocument: it is neither a feed nor a web page that names one.
    """
    if not is_feed(Source(data, url)) and (link := linked_feed(data)):
        return Unseen(None, (), {}, elsewhere=urljoin(url, link))
    feed = read_feed(data, url)
    fresh = [
        (entry, digest)
        for entry in reversed(feed.entries)
        if seen.get(entry.key) != (digest := _digest(entry))
    ]
    cut = max(len(fresh) - limit, 0) if latest else limit
    taken, left = (fresh[cut:], fresh[:cut]) if latest else (fresh[:cut], fresh[cut:])
    return Unseen(
        feed.title,
        tuple(
            UnseenEntry(entry.key, digest, entry.metadata.url, _draft(entry, url))
            for entry, digest in taken
        ),
        {entry.key: digest for entry, digest in left},
    )


def entry_origin(url: str, key: str) -> str:
    """Return the origin of the article that an entry of a feed is."""
    return f"feed:{url}#{key}"


def _draft(entry: Entry, url: str) -> Draft | None:
    if not isinstance(entry.found, bytes):
        return None
    try:
        draft = read_document(entry.found, "entry.html", origin=entry_origin(url, entry.key))
    except UnreadableDocument:
        return None
    said = entry.metadata
    return replace(
        draft,
        title=said.title or draft.title,
        url=said.url,
        author=said.author or draft.author,
        date=said.date or draft.date,
        language=said.language or draft.language,
    )


def _digest(entry: Entry) -> str:
    said = entry.metadata
    content = entry.found if isinstance(entry.found, bytes) else b""
    facts = "\0".join((said.title or "", said.url or "", said.author or "", said.date or ""))
    return hashlib.sha256(facts.encode(errors="replace") + b"\0" + content).hexdigest()[:32]
