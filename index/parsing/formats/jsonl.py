"""JSON Lines: one article, as a JSON object, in each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.errors import UnreadableDocument
from index.parsing.formats.table_rows import Record, entries_of, is_header
from index.parsing.interface import Entry, Source

_NAMES = re.compile(r"\.(?:jsonl|ndjson)\Z", re.IGNORECASE)
_TEXT_KEY = re.compile(r'\A\{[^\n]{0,4000}?"(?:text|content|body|article)"\s*:')


class JsonLinesReader:
    """Reads one article from each line."""

    format = "jsonl"

    def recognises(self, source: Source) -> bool:
        """Whether it begins with an object that has a text, or has the name of such a file."""
        if source.name.lower().endswith(".ipynb"):
            return False
        opening = source.opening
        if not opening.startswith("{"):
            return False
        return bool(_NAMES.search(source.name) or _TEXT_KEY.match(opening))

    def entries(self, source: Source) -> Iterator[Entry]:
        """The lines; one that is not JSON is a failure of its own."""
        yield from entries_of(_records(source.text))


def _records(text: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Record(f"line {number}", _values(line))


def _values(line: str) -> dict[str, str] | UnreadableDocument:
    import msgspec  # here: only these files pay for the import

    try:
        loaded = msgspec.json.decode(line.encode())
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        return UnreadableDocument(f"The line is not JSON ({str(error)[:100]}); mend it.")
    if not isinstance(loaded, dict):
        return UnreadableDocument("The line is not a JSON object with a `text`.")
    values = {str(key).lower(): _as_text(value) for key, value in loaded.items()}
    if not is_header([*values, "title"]):
        return UnreadableDocument("The object has no `text`; add one.")
    return values


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(item for item in value[:20] if isinstance(item, str))
    return value if isinstance(value, str) else ""
