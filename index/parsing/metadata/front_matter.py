"""Front matter at the very top of a document: YAML between `---`, TOML between `+++`.

Any block of lines `key: value` is one, whatever its keys and however careless its YAML: what no
parser takes is read line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.metadata import NOTHING, Metadata, one_line, web_address

SIZE_LIMIT = 16_000
"""Characters of front matter that are looked at; a longer block is text."""
BRACKET_LIMIT = 200
"""Opening brackets above which front matter is text: PyYAML's time grows with their square."""

_OPEN = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSE = {
    "---": re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"),
    "+++": re.compile(r"(?<=[\r\n])\+\+\+[ \t]*(?=[\r\n]|\Z)"),
}
_KEY_LINE = re.compile(
    r"[\"']?(?P<key>(?:[^\W\d]|[@$])[\w. -]{0,40}?)[\"']?[ \t]*:(?:[ \t]+(?P<value>.*)|$)"
)
_PERCENT = re.compile(
    r"%[ \t]+(\S[^\n]{0,300}(?:\n[ \t]+\S[^\n]{0,300})?)\n%([^\n]{0,300})\n(?:%([^\n]{0,100})\n)?"
)
_INSIDE = re.compile(r"\s*(?:$|[-#\t ]|[\[\]{}\"'])")
"""A line of a block that is no key: of a list, deeper, a comment, or empty."""
_PATH = re.compile(r"/|/?[\w%~.-]+(?:/[\w%~.-]+)*/?", re.ASCII)
_BARE_KEYS = frozenset({
    "title", "subtitle", "summary", "description", "author", "authors", "date", "template", "slug",
    "tags", "category", "categories", "status", "lang", "language", "keywords", "modified", "url",
    "source", "copyright", "layout", "css", "base header level", "published", "authors-summary",
    "save_as", "hide", "icon", "version",
})  # fmt: skip
_KEYS = {
    "title": ("title",),
    "author": ("author", "byline", "authors"),
    "date": (
        *("date", "published", "pubdate", "publishdate", "created", "last_update", "lastupdated"),
        *("last_modified_at", "updated", "lastmod"),
    ),
    "url": ("url", "source", "link", "canonical_url", "canonical"),
    "language": ("language", "lang", "locale"),
    "path": ("permalink", "slug", "url"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter as found.

    Attributes:
        end: offset at which the document proper begins; 0 without front matter.
        metadata: what it says.
    """

    end: int = 0
    metadata: Metadata = NOTHING


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; nothing in it can make this fail."""
    opening = _OPEN.match(text)
    if not opening:
        return FrontMatter()
    closing = _CLOSE[opening[1]].search(text, opening.end(), opening.end() + SIZE_LIMIT)
    if not closing:
        return FrontMatter()
    block = text[opening.end() : closing.start()].replace("\r\n", "\n").replace("\r", "\n")
    values = _toml(block) if opening[1] == "+++" else _yaml(block)
    if values is None:
        return FrontMatter()
    return FrontMatter(closing.end(), _metadata(values))


def read_percent_lines(text: str) -> FrontMatter:
    """Pandoc's lines of title, authors and date at the very top, each after a percent sign."""
    match = _PERCENT.match(text)
    if match is None:
        return FrontMatter()
    title, author, date = (" ".join((words or "").split()) for words in match.groups())
    values = {"title": title, "author": author.replace(";", ","), "date": date}
    return FrontMatter(match.end(), _metadata(values))


def read_bare_keys(text: str) -> FrontMatter:
    """The front matter of Markdown that stands at the very top without lines around it."""
    block = re.split(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)", text[:SIZE_LIMIT], maxsplit=1)[0]
    lines = block.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    matches = [_KEY_LINE.match(line) for line in lines]
    keys = {match["key"].lower() for match in matches if match}
    first = matches[0]
    if first is None or len(keys) < 2 or not _BARE_KEYS.issuperset(keys):
        return FrontMatter()
    if not all(match or line[:4].isspace() for match, line in zip(matches, lines, strict=True)):
        return FrontMatter()
    values = {m["key"].lower(): _as_written(m["value"] or "") for m in matches if m}
    return FrontMatter(len(block), _metadata(values))


def _toml(block: str) -> dict[str, str] | None:
    import tomllib

    try:
        loaded = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {key.lower(): _as_text(value) for key, value in loaded.items()}


def _yaml(block: str) -> dict[str, str] | None:
    """The block's top-level keys, lower-cased, with their values as text; None if it is text."""
    lines = [line for line in block.split("\n") if line.strip() and line.lstrip()[0] != "#"]
    if not lines or not _KEY_LINE.match(lines[0]):
        return None
    known = [_KEY_LINE.match(line) for line in lines]
    loaded = _load(block)
    if loaded is not None:
        return loaded
    if not all(match or _INSIDE.match(line) for match, line in zip(known, lines, strict=True)):
        return None
    return {m["key"].lower(): _as_written(m["value"] or "") for m in known if m}


def _as_written(value: str) -> str:
    """A value that no parser takes, unless it is more than words."""
    words = value.strip()
    if words[:1] in ("[", "{", "&", "*", "!", "|", ">"):
        return ""
    is_quoted = len(words) > 1 and words[0] == words[-1] == "'"
    return words[1:-1].replace("''", "'") if is_quoted else words.strip("\"'")


def _load(block: str) -> dict[str, str] | None:
    """What a parser makes of the block; None if it is not YAML."""
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
        # No lists within lists: by aliases, a few lines of them make a billion items.
        flat = [item for item in value[:20] if not isinstance(item, list)]
        return ", ".join(filter(None, map(_as_text, flat)))
    if isinstance(value, dict):  # an author with a name and a picture
        name = value.get("name") or value.get("date")
        return name if isinstance(name, str) else ""
    return "" if value is None else str(value)


def _metadata(values: dict[str, str]) -> Metadata:
    def first(name: str) -> str:
        return next((values[key] for key in _KEYS[name] if values.get(key)), "")

    addresses = (web_address(values.get(key, "")) for key in _KEYS["url"])
    return Metadata(
        title=one_line(unescape(first("title"))) or None,
        author=one_line(first("author")) or None,
        url=next(filter(None, addresses), None),
        date=parse_date(first("date")),
        language=language_code(first("language")),
        path=next(filter(None, (site_path(values.get(key, "")) for key in _KEYS["path"])), None),
    )


def site_path(text: str) -> str | None:
    """`text` when it is a plain path on a site, without placeholders or steps upwards."""
    path = text.strip()
    return path if _PATH.fullmatch(path) and ".." not in path else None


def language_code(text: str) -> str | None:
    """The two-letter code in a language tag such as `en-GB`, else None."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]{1,20})?", text.strip())
    return match[1].lower() if match else None
