"""Lines under a title that say who wrote an article, when, and where it stands.

A line counts only when all of it is such information: "By Jane Doe | April 8, 2025" does,
"By and large, the plan worked." does not.
"""

from __future__ import annotations

import re

from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.metadata import Metadata, one_line, web_address

LINE_LIMIT = 300
"""Characters above which a line is never a byline."""
AUTHOR_LIMIT = 120
"""Characters of an author's name that are believed."""

_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\t+")
_URL_LABEL = re.compile(r"(?:source|url|link|original|from|read more|via)\s*:\s*", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|date|modified))(?:\s+on)?\s*:?\s+",
    re.IGNORECASE,
)
_AUTHOR_LABEL = re.compile(r"(?:(?:written )?by|von|par|por)\s+|(?:author|byline)s?\s*:\s*", re.I)
_READING_TIME = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)
_PARTICLES = frozenset({
    "a", "af", "al", "and", "at", "bin", "da", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du", "el", "et", "for", "für", "in", "la", "le", "of", "on", "the",
    "und", "van", "vom", "von", "y", "zu",
})  # fmt: skip
_LAST_OF_NAME = re.compile(r"[\w.)'’]\Z")


def parse_byline(line: str) -> Metadata | None:
    """What `line` says of its article, or None when it is not wholly a byline."""
    text = line.strip()
    if not text or len(text) > LINE_LIMIT:
        return None
    if url := _address(text):
        return Metadata(url=url)
    if not _SEPARATOR.sub("", text):  # the empty header of a table
        return None
    found, unclear = Metadata(), []
    for part in filter(None, _SEPARATOR.split(text)):
        piece = _parse_part(part)
        if piece is None:
            unclear.append(part)
        else:
            found = found.or_else(piece)
    return _settle(found, unclear)


def _settle(found: Metadata, unclear: list[str]) -> Metadata | None:
    """Accept one bare name next to a date ("Jane Doe | April 8, 2025"); refuse any other rest."""
    if not unclear:
        return found
    bare_name = len(unclear) == 1 and found.date and not found.author and _is_name(unclear[0])
    return found.or_else(Metadata(author=one_line(unclear[0]))) if bare_name else None


def _parse_part(part: str) -> Metadata | None:
    if url := _address(part):
        return Metadata(url=url)
    if date := parse_date(_DATE_LABEL.sub("", part, count=1)):
        return Metadata(date=date)
    if _READING_TIME.fullmatch(part):
        return Metadata()
    return _parse_author(part)


def _address(part: str) -> str | None:
    label = _URL_LABEL.match(part)
    return web_address((part[label.end() :] if label else part).strip(" <>"))


def _parse_author(part: str) -> Metadata | None:
    """ "By Jane Doe", also with a date around it: "By Jane Doe, April 8, 2025"."""
    date, rest = _cut_date(part)
    label = _AUTHOR_LABEL.match(rest)
    if not label:
        return None
    name = rest[label.end() :].strip()
    return Metadata(author=one_line(name), date=date) if _is_name(name) else None


def _cut_date(part: str) -> tuple[str | None, str]:
    """A date before or after the byline proper, and what is left without it."""
    for match in re.finditer(r",\s+|\s+on\s+|\s+by\s+", part, re.IGNORECASE):
        if date := parse_date(part[match.end() :]):
            return date, part[: match.start()]
        if date := parse_date(_DATE_LABEL.sub("", part[: match.start()], count=1)):
            return date, part[match.start() :].strip(" ,")
    return None, part


def _is_name(text: str) -> bool:
    """Return whether every word is capitalised, caseless or a particle, as in a name."""
    words = text.replace(",", " ").replace("&", " and ").split()
    if not 1 <= len(words) <= 14 or len(text) > AUTHOR_LIMIT or not _LAST_OF_NAME.search(text):
        return False
    if any(c.isdigit() or c in '!?;:"“”' for c in text):
        return False
    names = [w for w in words if w.lower() not in _PARTICLES]
    return bool(names) and all(not w[0].islower() for w in names)
