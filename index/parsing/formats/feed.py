"""RSS and Atom feeds: what a feed calls itself, and its entries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape, unescape
from time import struct_time
from typing import Any, NamedTuple
from urllib.parse import urljoin

from index.errors import UnreadableDocument
from index.parsing.interface import Entry, Source
from index.parsing.metadata.metadata import Metadata, one_line, web_address

MAX_BYTES = 4 * 1024 * 1024
"""Size of the largest feed that is read, in bytes."""
MAX_ENTRIES = 500
"""Entries of a feed that are read, its latest."""

_BEGINNINGS = ("<rss", "<feed", "<rdf:rdf")
_TYPES = ("application/rss+xml", "application/atom+xml")
_HEAD = 200_000
"""Bytes of a web page among which the link to its feed is looked for."""
_LINK = re.compile(r"<link\s([^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_KEY = 1_000
_PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head>"
    "<body><article>{content}</article></body></html>"
)
_TAG = re.compile(r"<[^<>]{0,500}>")


class Feed(NamedTuple):
    """A feed.

    Attributes:
        title: what it calls itself, one line, None where it does not.
        entries: its articles, as a rule the latest first. The metadata has each one's link; where
            there is nothing but the link, the content is an `UnreadableDocument` that says so.
    """

    title: str | None
    entries: tuple[Entry, ...]


def is_feed(source: Source) -> bool:
    """Whether a document begins as a feed does."""
    return source.opening.startswith(_BEGINNINGS)


def linked_feed(data: bytes) -> str | None:
    """The address of the feed that a web page names as its own, as it is written there."""
    for tag in _LINK.findall(data[:_HEAD].decode("utf-8", "replace")):
        said = {name.lower(): one or two for name, one, two in _ATTRIBUTE.findall(tag)}
        if "alternate" in said.get("rel", "").lower() and said.get("type", "").lower() in _TYPES:
            return unescape(said.get("href", "")).strip() or None
    return None


def read_feed(data: bytes, name: str) -> Feed:
    """Read a feed.

    Args:
        data: its bytes, untrusted.
        name: what to call it in an error; where it is an address, links are relative to it.

    Raises:
        UnreadableDocument: it is not a feed, or too large.
    """
    if not is_feed(Source(data, name)):
        raise UnreadableDocument(f"{one_line(name, 100)} is not a feed (RSS or Atom).")
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"A feed of more than {MAX_BYTES // 1024**2} MB is not read.")
    parsed = _parsed(data)
    if not parsed.version:
        raise UnreadableDocument(f"{one_line(name, 100)} is not a feed (RSS or Atom).")
    language = _language(parsed.feed.get("language"))
    entries = (_entry(found, name, language) for found in _with_keys(parsed.entries))
    return Feed(_plain(parsed.feed.get("title")), tuple(entries))


def _parsed(data: bytes) -> Any:
    import feedparser  # here: it takes a while to load

    # A file and never a string: feedparser fetches a string that looks like an address.
    return feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": "application/xml"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _with_keys(found: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the entries that can be told apart: by their id, else by their link."""
    keys: set[str] = set()
    for entry in found[:MAX_ENTRIES]:
        key = str(entry.get("id") or entry.get("link") or "")[:_KEY]
        if key and key not in keys:
            keys.add(key)
            yield key, entry


def _entry(keyed: tuple[str, Any], base: str, language: str | None) -> Entry:
    key, found = keyed
    title = _plain(found.get("title"))
    metadata = Metadata(
        title=title,
        author=_plain(found.get("author_detail", {}).get("name")),
        url=_link(base, str(found.get("link") or "")),
        date=_date(found.get("published_parsed") or found.get("updated_parsed")),
        language=language,
    )
    html = next((part.get("value") for part in found.get("content", ())), found.get("summary"))
    if not html or not _TAG.sub("", html).strip():
        missing = UnreadableDocument("The feed has nothing but a link for this entry.")
        return Entry(key, title or key, missing, metadata)
    page = _PAGE.format(title=escape(title or key), content=html)
    return Entry(key, title or key, page.encode(errors="replace"), metadata)


def _link(base: str, link: str) -> str | None:
    try:
        return web_address(urljoin(base, link)) if link else None
    except ValueError:  # it has brackets where an address has none
        return None


def _plain(html: Any) -> str | None:
    return one_line(unescape(_TAG.sub("", str(html or "")))) or None


def _date(moment: struct_time | None) -> str | None:
    if moment is None or not 1000 <= moment.tm_year <= 9999:
        return None
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


def _language(code: Any) -> str | None:
    match = re.match(r"([a-z]{2})(?:[-_]|$)", str(code or "").strip().lower())
    return match.group(1) if match else None


class FeedReader:
    """Reads the entries of a feed that was saved to a file."""

    format = "feed"

    def recognises(self, source: Source) -> bool:
        """Whether it begins as a feed does."""
        return is_feed(source)

    def entries(self, source: Source) -> Iterator[Entry]:
        """The entries, as a rule the latest first."""
        yield from read_feed(source.data, source.name).entries
