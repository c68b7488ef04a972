"""What MediaWiki's text opens and never closes: for each the parser of it reads on to the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = re.compile(
    r"(?P<comment><!--)|<(?P<ends>/?)(?P<tag>[a-z][\w-]*)(?P<more>[^<>]*)(?P<whole>>?)"
    r"|\[(?=(?:https?|ftp|mailto):|//)[^\[\]\n]*(?P<link>\]?)"
    r"|(?P<open>\{\{|\[\[|^[ \t:]*\{\|)|(?P<close>\}\}|\]\]|^[ \t]*\|\}(?!\}))",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSED_BY = {"{{": "}}", "[[": "]]", "{|": "|}"}
_SINGLE = frozenset({
    "br", "wbr", "hr", "meta", "link", "img", "li", "dt", "dd", "th", "td", "tr",
})  # fmt: skip
"""Tags that need no closing one."""
_MOST_OPEN = 20
"""Openings without an end that the parser is given, since it knows best what they are."""
_HIDDEN = str.maketrans({"{": "\U000ff000", "[": "\U000ff001", "<": "\U000ff002"})
SHOWN_AGAIN = str.maketrans({"\U000ff000": "{", "\U000ff001": "[", "\U000ff002": "&lt;"})
"""In HTML, what `without_open_ends` has hidden from the parser."""


def without_open_ends(text: str) -> str:
    """`text` with what is opened and never closed made other characters, where that is much."""
    places = sorted(_unclosed(text))
    if len(places) <= _MOST_OPEN:
        return text
    parts: list[str] = []
    position = 0
    for place in places:
        parts += (text[position:place], text[place : place + 2].translate(_HIDDEN))
        position = place + 2
    return "".join([*parts, text[position:]])


def _unclosed(text: str) -> Iterator[int]:
    """Where something begins that has no end; one that begins within another ends before it."""
    last_comment = text.rfind("-->")
    awaited: list[tuple[str, int]] = []
    count: dict[str, int] = {}
    for match in _MARKS.finditer(text):
        opens = closes = ""
        place = match.start()
        if match["comment"]:
            if place > last_comment:
                yield place
        elif match["tag"]:
            name = match["tag"].lower()
            if not match["whole"]:
                yield place
            elif match["ends"]:
                closes = f"</{name}>"
            elif not match["more"].endswith("/") and name not in _SINGLE:
                opens = f"</{name}>"
        elif match["open"]:
            opens, place = _CLOSED_BY[match["open"].lstrip(" \t:")], match.end() - 2
        elif match["close"]:
            closes = match["close"].lstrip(" \t")
        elif not match["link"]:
            yield place
        if opens:
            awaited.append((opens, place))
            count[opens] = count.get(opens, 0) + 1
        elif closes and count.get(closes):
            last = ""
            while last != closes:
                last, place = awaited.pop()
                count[last] -= 1
                if last != closes:
                    yield place
    yield from (place for _, place in awaited)
