"""YAML front matter: the block between two `---` lines at the very top of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.metadata import NOTHING, Metadata, one_line, web_address

SIZE_LIMIT = 16_000
"""Characters of front matter that are looked at; a longer block is text."""
BRACKET_LIMIT = 200
"""Opening brackets above which front matter is text: PyYAML's time grows with their square."""

_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_KEY_LINE = re.compile(r"[A-Za-z][\w -]{0,40}:(?:\s|$)")
_KEYS = {
    "title": ("title",),
    "author": ("author", "byline", "authors"),
    "date": ("date", "published"),
    "url": ("url", "source", "link"),
    "language": ("language", "lang"),
}
_TELLING_KEYS = frozenset(key for keys in _KEYS.values() for key in keys) | {
    "categories", "description", "draft", "keywords", "layout", "permalink", "slug", "subtitle",
    "tags", "updated",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter as found.

    Attributes:
        end: offset at which the document proper begins; 0 without front matter.
        metadata: what it says.
        broken: `[start, end)` of a block that was meant as front matter and cannot be read; it is
            kept as text.
    """

    end: int = 0
    metadata: Metadata = NOTHING
    broken: tuple[int, int] | None = None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; nothing in it can make this fail."""
    opening = _OPEN.match(text)
    if not opening or not _KEY_LINE.match(text, opening.end()):
        return FrontMatter()
    closing = _CLOSE.search(text, opening.end(), opening.end() + SIZE_LIMIT)
    if not closing:
        return FrontMatter()
    values = _load(text[opening.end() : closing.start()])
    if values is None:
        return FrontMatter(closing.end(), broken=(opening.end(), closing.start()))
    if not _TELLING_KEYS.intersection(values):
        return FrontMatter()
    return FrontMatter(closing.end(), _metadata(values))


def _load(block: str) -> dict[str, str] | None:
    """The block's top-level keys, lower-cased, with their values as text; None if not YAML."""
    if block.count("[") + block.count("{") > BRACKET_LIMIT:
        return None
    import yaml  # only documents with front matter pay for the import

    try:
        # The base loader makes strings, lists and mappings, nothing else: safer than safe_load,
        # whose dates and numbers can raise, and the words stay as they were written.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {str(key).lower(): _as_text(value) for key, value in loaded.items()}


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item for item in value[:20] if isinstance(item, str))
    return value if isinstance(value, str) else ""


def _metadata(values: dict[str, str]) -> Metadata:
    def first(name: str) -> str:
        return next((values[key] for key in _KEYS[name] if values.get(key)), "")

    addresses = (web_address(values.get(key, "")) for key in _KEYS["url"])
    return Metadata(
        title=one_line(first("title")) or None,
        author=one_line(first("author")) or None,
        url=next(filter(None, addresses), None),
        date=parse_date(first("date")),
        language=language_code(first("language")),
    )


def language_code(text: str) -> str | None:
    """The two-letter code in a language tag such as `en-GB`, else None."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]{1,20})?", text.strip())
    return match[1].lower() if match else None
