"""RSS, Atom and JSON feeds: what a feed calls itself, and its entries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape, unescape
from time import struct_time
from typing import Any, NamedTuple
from urllib.parse import urljoin

from index.errors import UnreadableDocument
from index.parsing.formats.json_feed import is_json_feed, parsed_json_feed
from index.parsing.interface import Entry, Source
from index.parsing.metadata.metadata import Metadata, one_line, web_address

MAX_BYTES = 4 * 1024 * 1024
"""Size of the largest feed that is read, in bytes."""
MAX_ENTRIES = 500
"""Entries of a feed that are read, its latest."""

_PROLOG = re.compile(
    r"(?:ï»¿|\ufeff|\s+|<!--.*?-->|<\?.*?\?>"
    r"|<!doctype[^<>\[\]]*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*+\]\s*)?>)*+",
    re.DOTALL | re.IGNORECASE,
)
_SUBSET = re.compile(
    rb"<!doctype[^<>\[\]]*\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*+\]\s*>", re.IGNORECASE
)
_ENTITY = re.compile(
    rb"""<!entity\s+(\w{1,30})\s+["']([^"'<&%]{1,4}|&#x?[0-9a-f]{1,6};)["']""", re.I
)
_REFERENCE = re.compile(rb"&(\w{1,30});")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf)(?![\w.:-])", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
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
    """Return whether a document begins as a feed, after comments, style sheets and a DOCTYPE."""
    if not source.opening.startswith("<"):
        return is_json_feed(source.data)
    head = source.data[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "latin-1", "replace")
    prolog = _PROLOG.match(text)
    return bool(_ROOT.match(text, prolog.end() if prolog else 0))


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
        raise _no_feed(name)
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"A feed of more than {MAX_BYTES // 1024**2} MB is not read.")
    about, found = parsed_json_feed(data) if is_json_feed(data) else _parsed(data, name)
    language = _language(about.get("language"))
    # A file has no address of its own, but its feed may name one.
    base = name if web_address(name) else str(about.get("link") or "")
    entries = (_entry(one, base, language) for one in _with_keys(found))
    return Feed(_plain(about.get("title")), tuple(entries))


def _no_feed(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"{one_line(name, 100)} is not a feed (RSS, Atom or JSON Feed).")


def _without_declarations(data: bytes) -> bytes:
    """`data` without what its DOCTYPE declares; its names of single characters are replaced.

    Longer entities could be made to fill all memory, and feeds have no use for them.
    """
    match = _SUBSET.search(data, 0, _HEAD)
    if match is None:
        return data
    known = dict(_ENTITY.findall(match[0]))
    rest = data[: match.start()] + data[match.end() :]
    return _REFERENCE.sub(lambda m: known.get(m[1], m[0]), rest) if known else rest


def _parsed(data: bytes, name: str) -> tuple[Any, list[Any]]:
    """What a feed in XML says of itself, and its entries."""
    import feedparser  # here: it takes a while to load

    # A file and never a string: feedparser fetches a string that looks like an address.
    parsed = feedparser.parse(
        io.BytesIO(_without_declarations(data)),
        response_headers={"content-type": "application/xml"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.version:
        raise _no_feed(name)
    return parsed.feed, parsed.entries


def _with_keys(found: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the entries with what tells them apart: id, link, enclosure or title.

    Some generators give different entries one id; those are told apart by link and title.
    """
    seen: dict[str, set[tuple[str, str]]] = {}
    for entry in found[:MAX_ENTRIES]:
        key, content = _key(entry)[:_KEY], _content(entry)
        said = (str(entry.get("title") or ""), content)
        if not key or said in seen.get(key, ()) or (key in seen and not content):
            continue
        told = seen.setdefault(key, set())
        told.add(said)
        yield key if len(told) == 1 else _second_key(key, entry, len(told)), entry


def _key(entry: Any) -> str:
    files = (str(file.get("href") or "") for file in entry.get("enclosures", ()))
    key = entry.get("id") or entry.get("link") or next(filter(None, files), "")
    return str(key or (_content(entry) and entry.get("title")) or "")


def _second_key(key: str, entry: Any, number: int) -> str:
    link = str(entry.get("link") or "")
    more = link if link != key else ""
    return f"{key} {more or entry.get('title') or number}"[: 2 * _KEY]


def _content(entry: Any) -> str:
    """The HTML of an entry, "" where it has nothing but tags."""
    parts = [part.get("value") for part in entry.get("content", ())]
    for html in (*parts, entry.get("summary"), entry.get("subtitle")):
        cleaned = _CDATA.sub("", str(html or ""))
        if _TAG.sub("", cleaned).strip():
            return cleaned
    return ""


def _entry(keyed: tuple[str, Any], base: str, language: str | None) -> Entry:
    key, found = keyed
    is_text = found.get("title_detail", {}).get("type") == "text/plain"
    title = one_line(str(found.get("title") or "")) if is_text else _plain(found.get("title"))
    metadata = Metadata(
        title=title,
        author=_plain(found.get("author_detail", {}).get("name")),
        url=_link(base, str(found.get("link") or "")),
        date=_date(found.get("published_parsed") or found.get("updated_parsed")),
        language=_language(found.get("language")) or language,
    )
    html = _content(found)
    if not html:
        missing = UnreadableDocument("The feed has only a link for this entry.")
        return Entry(key, title or key, missing, metadata)
    page = _PAGE.format(title=escape(title or key), content=html)
    return Entry(key, title or key, page.encode(errors="replace"), metadata)


def _link(base: str, link: str) -> str | None:
    try:
        return web_address(urljoin(base, link)) if link else None
    except ValueError:  # it has brackets where an address has none
        return None


def _plain(html: Any) -> str | None:
    return one_line(unescape(_TAG.sub("", _CDATA.sub("", str(html or ""))))) or None


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
        """Return whether it begins as a feed does."""
        return is_feed(source)

    def entries(self, source: Source) -> Iterator[Entry]:
        """The entries, as a rule the latest first."""
        yield from read_feed(source.data, source.name).entries
