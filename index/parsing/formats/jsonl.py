"""Articles as JSON objects: one in each line (JSON Lines), or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.formats.chat import holds_chat
from index.parsing.formats.json_feed import is_json_feed
from index.parsing.formats.table_rows import COLUMNS, Record, entries_of, is_header
from index.parsing.interface import Entry, Source

_NAMES = re.compile(r"\.(?:jsonl|ndjson)\Z", re.IGNORECASE)
_HEAD = 4_000
_TEXTS = "|".join(re.escape(name) for name in COLUMNS["text"] if len(name) > 1)
_TEXT = rf'\{{[^{{}}]{{0,{_HEAD}}}?"(?:{_TEXTS})"\s*:'
_LISTS = ("articles", "posts", "pages", "entries", "items", "results", "faq", "faqs", "questions")
_LIST = rf'\A(?:\{{\s*"(?:{"|".join(_LISTS)})"\s*:\s*)?\[\s*'
"""How a list begins, alone or in the object that an export of a help centre is."""
_TEXT_KEY = re.compile(rf"(?:{_LIST}|\A){_TEXT}", re.IGNORECASE)
_RENDERED = re.compile(rf'{_LIST}\{{.{{0,{_HEAD}}}?"content"\s*:\s*\{{\s*"rendered"', re.DOTALL)
"""What WordPress answers with."""
_FIRST = re.compile(rf"{_LIST}\{{([^{{}}]{{0,{_HEAD}}})")
_KEY = re.compile(r'"([^"\\]{1,40})"\s*:')


def holds_articles(name: str, data: bytes) -> bool:
    """Return whether a file in a folder is JSON that holds articles, and not a program's data.

    Args:
        name: the file's.
        data: its bytes, or as many as are needed: the first few thousand.
    """
    if not name.lower().endswith(".json"):
        return False
    opening = data[:_HEAD].decode("utf-8-sig", "replace").lstrip()
    first = _FIRST.match(opening)
    keys = {key.lower() for key in _KEY.findall(first[1])} if first else set()
    is_titled = not keys.isdisjoint(COLUMNS["title"])
    is_wordpress = _RENDERED.match(opening) is not None
    is_articles = is_wordpress or (is_titled and is_header(keys))
    return is_articles or is_json_feed(data) or holds_chat(name, data)


class JsonReader:
    """Reads one article from each line, or from each object of a list."""

    format = "jsonl"

    def recognises(self, source: Source) -> bool:
        """Return whether it begins with an object that has a text, or its name is such a file's."""
        if source.name.lower().endswith(".ipynb"):
            return False
        opening = source.opening
        is_lines = opening.startswith("{") and bool(_NAMES.search(source.name))
        return is_lines or bool(_TEXT_KEY.match(opening) or _RENDERED.match(opening))

    def entries(self, source: Source) -> Iterator[Entry]:
        """The objects; a line that is not JSON is a failure of its own."""
        yield from entries_of(_records(source))


def _records(source: Source) -> Iterator[Record]:
    whole = None if _NAMES.search(source.name) else _loaded(source.text)
    if isinstance(whole, dict):
        whole = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), whole)
    if isinstance(whole, list | dict):
        for number, value in enumerate(whole if isinstance(whole, list) else [whole], start=1):
            yield Record(f"object {number}", _values(value))
        return
    if source.opening.startswith("["):
        raise UnreadableDocument(
            f"{shown_name(source.name)} is not JSON ({str(whole)[:100]}); fix it."
        )
    for number, line in enumerate(source.text.split("\n"), start=1):
        if line.strip():
            yield Record(f"line {number}", _values(_loaded(line)))


def _loaded(text: str) -> Any:
    """What JSON says; the error where it is none."""
    import msgspec  # here: only these files pay for the import

    try:
        return msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        return error


def _values(loaded: Any) -> dict[str, str] | UnreadableDocument:
    if isinstance(loaded, Exception):
        return UnreadableDocument(f"The line is not JSON ({str(loaded)[:100]}); fix it.")
    if not isinstance(loaded, dict):
        return UnreadableDocument("It is not a JSON object with a `text`.")
    values = {str(key).lower(): _as_text(value) for key, value in loaded.items()}
    if not is_header([*values, "title"]):
        return UnreadableDocument("The object has no `text`; add one.")
    return values


def _as_text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("rendered") or value.get("name")
    if isinstance(value, list):
        return ", ".join(item for item in value[:20] if isinstance(item, str))
    return value if isinstance(value, str) else ""
