"""What trafilatura takes for the article of a page, and what the page says of itself."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import Metadata, one_line, web_address

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 250_000
"""Elements of a page for which trafilatura, which copies it several times, has memory and time."""
_SURE = 0.35
"""Share of a page from which what was found is believed at once."""
_TEXTS = ("p", "li", "td")
_LINE = 150
"""Characters above which a text is no line about the page."""
_DIGIT = re.compile(r"\d")
_NOBODY = frozenset(
    {"username", "user", "author", "admin", "administrator", "unknown", "anonymous"}
)
_NOT_NAME = re.compile(
    r"\A(?:(?:written |posted )?by|von|par|por)\s+"
    r"|[\s,]+(?:updated|modified|edited|published|modifié|publié|actualizado|publicado|"
    r"aktualisiert|geändert)\b.*|\s+»\s.*", re.IGNORECASE,
)  # fmt: skip
# Of dates that are not marked as such, a page has many.
_DATES = {"extensive_search": False, "original_date": True}


class Extracted(NamedTuple):
    """What was found on a page.

    Attributes:
        lines: the texts of its article, in order; none where there is nothing or too much.
        metadata: what it says of itself.
    """

    lines: list[str]
    metadata: Metadata


def extract(root: _Element, length: int) -> Extracted:
    """The article of a page and what it says of itself.

    Args:
        root: the page; it is left as it is.
        length: the characters of all its text.
    """
    language = language_code(root.get("lang") or root.get("xml:lang") or "")
    if sum(1 for _ in root.iter()) > _MOST:
        return Extracted([], Metadata(language=language))
    tree = deepcopy(root)
    for element in tree.iter("summary", "dt", "x-head", "details"):
        element.tag = "div" if element.tag == "details" else "h4"
    return Extracted(_article(tree, length), _metadata(tree, language))


def _article(tree: _Element, length: int) -> list[str]:
    """The texts of the article that trafilatura finds.

    It compares what it found with what two other extractors find, which takes as long again and
    seldom changes anything where it has a fair part of the page.
    """
    import trafilatura

    for is_fast in (True, False):
        found: Any = trafilatura.bare_extraction(
            tree, fast=is_fast, output_format="txt", include_comments=False, include_tables=True
        )
        body = None if found is None else found.body
        if body is not None and _is_sure(body) and len(found.raw_text) >= _SURE * length:
            break
    return [] if body is None else list(body.itertext())


def _is_sure(body: _Element) -> bool:
    """Return whether an article is in paragraphs rather than in tables."""
    texts = sum(1 for p in body.iter("p") if p.text)
    return texts > 1 and sum(1 for _ in body.iter("table")) <= texts


def _metadata(tree: _Element, language: str | None) -> Metadata:
    """What a page says of itself; takes the tree to pieces."""
    from trafilatura.metadata import extract_metadata

    for element in list(tree.iter(*_TEXTS)):
        parent = element.getparent()
        if parent is not None and _is_plain_text(element):
            parent.remove(element)
    said: Any = extract_metadata(tree, date_config=_DATES)
    author = _NOT_NAME.sub("", one_line((said.author or "").replace("; ", ", "), 120))
    return Metadata(
        title=one_line(said.title or "") or None,
        author=author if author and author.casefold() not in _NOBODY else None,
        url=web_address(said.url or ""),
        date=parse_date(said.date or ""),
        language=language,
    )


def _is_plain_text(element: Any) -> bool:
    """Return whether an element is no byline and no date of the page, so need not be read.

    No attribute says what it is, and it has no digits or is too long.
    """
    text = element.text or ""
    is_bare = not element.attrib and not len(element)
    return is_bare and (len(text) > _LINE or _DIGIT.search(text) is None)
