"""A title for a document that has none: its file's name, made readable."""

from __future__ import annotations

import re

from index.parsing.metadata.metadata import one_line

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}\Z")
_JOINS = re.compile(r"(?<!\d)[-_+]+|[-_+]+(?!\d)|%20")

_EMPTY = re.compile(
    r"(?:the )?(?:introduction|intro|read ?me|_?index|overview|home|homepage|main|welcome)[.!]?",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"getting started|get started|quick ?start|basics|usage|installation|setup|faq|guide|"
    r"reference|configuration|examples?|changelog|troubleshooting",
    re.IGNORECASE,
)


def title_from_name(name: str) -> str:
    """`some/reports/tax-data_sharing.txt` as "Tax data sharing"; never empty.

    The name is untrusted: control characters and direction overrides go, folders are dropped.
    """
    last = re.split(r"[/\\]", name[-1_000:].rstrip("/\\"))[-1]
    stem = _ENDING.sub("", one_line(last)) or last
    title = one_line(_JOINS.sub(" ", stem)).strip(". ")
    return title[:1].upper() + title[1:] if title else "Untitled"


def says_nothing(title: str) -> bool:
    """Return whether a title is one that every folder of documentation has."""
    return bool(_EMPTY.fullmatch(title.strip())) or is_repeated(title)


def is_repeated(title: str) -> bool:
    """Return whether a title tells something only with that of the folder."""
    return bool(_REPEATED.fullmatch(title.strip()))


def told_apart(title: str, folder: str | None, name: str) -> str:
    """Return a title that says something: the file's name, else the folder's title.

    Args:
        title: of the page.
        folder: title of its folder or of the whole site.
        name: of its file.
    """
    if not folder or not says_nothing(title) or title.casefold() == folder.casefold():
        return title
    own = title_from_name(name)
    if not says_nothing(own):
        return title if is_repeated(title) else own
    return one_line(f"{folder}: {title}") if is_repeated(title) else folder
