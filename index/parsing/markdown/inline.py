"""The words of a line of Markdown, without its markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LIMIT = 1_000  # characters; titles, headings and bylines are shorter
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,80}(?<=[^\s.])\1:?")
_LABEL = re.compile(r"(?:source|url|link|original|from|read more|via)\s*:?\s*\Z", re.IGNORECASE)


def plain_text(markdown: str) -> str:
    """The words of one line; a link labelled as the source becomes its address."""
    if not any(c in "*_`[<\\&!" for c in markdown):
        return markdown.strip()
    tokens = _parser().parseInline(markdown[:_LIMIT])
    return "".join(_words(tokens[0].children or ())).strip()


def is_bold_line(markdown: str) -> bool:
    """Return whether a line is bold as a whole, as some set their headings."""
    return _BOLD_LINE.fullmatch(markdown) is not None


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    before, address = "", ""
    for token in tokens:
        if token.type == "link_open" and (_LABEL.search(before) or _LABEL.search(token.content)):
            address = str(token.attrGet("href") or "")
            yield address
        elif token.type == "link_close":
            address = ""
        elif not address:
            words = " " if token.type in ("softbreak", "hardbreak") else _content(token)
            before += words
            yield words


def _content(token: Token) -> str:
    if token.type == "image":
        return "".join(child.content for child in token.children or ())
    return token.content if token.type in ("text", "text_special", "code_inline") else ""
