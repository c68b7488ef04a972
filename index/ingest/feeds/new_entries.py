"""The entries of a feed that have not been dealt with, as articles."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from msgspec.structs import replace

from index.errors import UnreadableDocument
from index.model import Draft, Paragraph
from index.parsing import read_documents
from index.parsing.formats.feed import is_feed, linked_feed, read_feed
from index.parsing.interface import Entry, Source
from index.parsing.results import single


@dataclass(frozen=True, slots=True)
class UnseenEntry:
    """An entry that is new or has changed.

    Attributes:
        key: what tells it from the feed's others.
        digest: of what the feed says in it.
        link: address of the whole article, where there is one.
        draft: the article as far as the feed has it, None where it has only a link.
        paragraphs: of the draft.
    """

    key: str
    digest: str
    link: str | None
    draft: Draft | None = None
    paragraphs: tuple[Paragraph, ...] = ()


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
        tuple(_unseen(entry, digest, url) for entry, digest in taken),
        {entry.key: digest for entry, digest in left},
    )


def entry_origin(url: str, key: str) -> str:
    """Return the origin of the article that an entry of a feed is."""
    return f"feed:{url}#{key}"


def _unseen(entry: Entry, digest: str, url: str) -> UnseenEntry:
    said = entry.metadata
    unseen = UnseenEntry(entry.key, digest, said.url)
    if not isinstance(entry.found, bytes):
        return unseen
    try:
        found = read_documents(entry.found, "entry.html", origin=entry_origin(url, entry.key))
        draft = single(found, "entry.html")
    except UnreadableDocument:
        return unseen
    draft = replace(
        draft,
        title=said.title or draft.title,
        url=said.url,
        author=said.author or draft.author,
        date=said.date or draft.date,
        language=said.language or draft.language,
    )
    return UnseenEntry(entry.key, digest, said.url, draft, found.paragraphs[0])


def _digest(entry: Entry) -> str:
    said = entry.metadata
    content = entry.found if isinstance(entry.found, bytes) else b""
    facts = "\0".join((said.title or "", said.url or "", said.author or "", said.date or ""))
    return hashlib.sha256(facts.encode(errors="replace") + b"\0" + content).hexdigest()[:32]
