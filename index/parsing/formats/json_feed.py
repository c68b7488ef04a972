"""JSON Feed (jsonfeed.org), told in the words in which feedparser tells of RSS and Atom.

Ours, because feedparser of the versions that are allowed reads none of it.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import datetime
from html import escape
from typing import Any

import msgspec

from index.errors import UnreadableDocument

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')
_HEAD = 4_000


def is_json_feed(data: bytes) -> bool:
    """Return whether a document is an object that soon says that it is such a feed."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and _VERSION.search(head) is not None


def parsed_json_feed(data: bytes) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a feed says of itself, and its entries.

    Raises:
        UnreadableDocument: it is not JSON.
    """
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableDocument(f"The feed is not JSON ({str(error)[:100]}).") from error
    items = found.get("items")
    entries = [_entry(item) for item in items if isinstance(item, dict)] if _is_list(items) else []
    about = {
        "title": _text(found, "title"),
        "link": _text(found, "home_page_url") or _text(found, "feed_url"),
        "language": _text(found, "language"),
    }
    return about, entries


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    html = _text(item, "content_html") or _paragraphs(_text(item, "content_text"))
    number = item.get("id")
    return {
        "id": str(number) if isinstance(number, int) else _text(item, "id"),
        "link": _text(item, "url") or _text(item, "external_url"),
        "title": escape(_text(item, "title")),
        "content": [{"value": html}],
        "summary": escape(_text(item, "summary")),
        "author_detail": {"name": escape(_author(item))},
        "published_parsed": _moment(_text(item, "date_published")),
        "updated_parsed": _moment(_text(item, "date_modified")),
        "language": _text(item, "language"),
    }


def _author(item: dict[str, Any]) -> str:
    """The names of an entry's authors; version 1 knew only one."""
    authors = item["authors"] if _is_list(item.get("authors")) else [item.get("author")]
    return ", ".join(_text(one, "name") for one in authors[:20] if isinstance(one, dict))


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)


def _moment(text: str) -> time.struct_time | None:
    with suppress(ValueError, OverflowError):
        return datetime.fromisoformat(text).utctimetuple()
    return None


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


def _is_list(value: Any) -> bool:
    return isinstance(value, list)
