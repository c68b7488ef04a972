"""A title for a document that has none: its file's name, made readable."""

from __future__ import annotations

import re

from index.parsing.metadata.metadata import one_line

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_JOINS = re.compile(r"(?<!\d)[-_+]+|[-_+]+(?!\d)|%20")


def title_from_name(name: str) -> str:
    """`some/reports/tax-data_sharing.txt` as "Tax data sharing"; never empty.

    The name is untrusted: control characters and direction overrides go, folders are dropped.
    """
    last = re.split(r"[/\\]", name[-1_000:].rstrip("/\\"))[-1]
    stem = _ENDING.sub("", one_line(last)) or last
    title = one_line(_JOINS.sub(" ", stem)).strip(". ")
    return title[:1].upper() + title[1:] if title else "Untitled"
