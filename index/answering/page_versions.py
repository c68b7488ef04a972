"""Several versions of the same page: the newest first, unless one of them is asked for.

Pages are versions of one another where their titles are the same but for a version or a year, and
so are their addresses, or else their dates differ. What one of them says under a heading then takes
the place of what an older one says there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from index.analysis.tokenizer import fold, tokenize
from index.answering.ranked_passages import RankedPassage, reordered
from index.model import ArticleSummary
from index.storage.interface import StoredPassage

_NUMBERED = regex.compile(
    r"(?<![\p{L}\p{N}.])(?:(?:v|version|ver\.?)[ _-]?(?P<number>\d{1,4}(?:[._]\d{1,4}){0,3})"
    r"|(?P<number>\d{1,3}(?:[._]\d{1,4}){1,3}|(?:19|20)\d\d)|(?P<number>\d{1,3})(?=[._]x))"
    r"(?:[._]x)?(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
"""v2, 1.20.4, 2.x or a year; a chapter's plain number is no version."""
_NAMED = regex.compile(
    r"(?<![\p{L}\p{N}])(?P<old>old|legacy|archived?|deprecated|outdated|previous)(?![\p{L}\p{N}])"
    r"|(?<![\p{L}\p{N}])(?:latest|current|stable|newest)(?![\p{L}\p{N}])",
    regex.IGNORECASE,
)
_LEAST_SCORE = 0.6
"""Score of a newer version, as a share of the older one's, from which it says the same."""
_ALIKE = 0.3
"""Share of words in common from which passages of two versions say the same, changed or not."""
_MUCH_ALIKE = 0.5
"""The same where only titles and dates tell that they are versions."""


class Version(NamedTuple):
    """How new a page is among its versions; later is greater.

    Attributes:
        named: -1 of what is called old, 1 of what is called the latest, else 0.
        numbers: of the version or year.
        date: of the article.
    """

    named: int
    numbers: tuple[int, ...]
    date: str


def newest_first(question: str, found: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Return passages, those of newer versions of a page in the place of older ones' and before.

    Args:
        question: as asked; the versions that it names stay where they are.
        found: best first.
    """
    ordered = list(found)
    asked = {match["number"] for match in _NUMBERED.finditer(question)}
    for place in range(len(ordered)):
        candidate, stored = ordered[place]
        if asked and asked & _labels(stored.article):
            continue
        newer = [
            i
            for i in range(place + 1, len(ordered))
            if ordered[i][0].score >= _LEAST_SCORE * candidate.score
            and _is_newer(ordered[i][1], stored)
        ]
        if newer:
            best = max(newer, key=lambda i: (_version(ordered[i][1].article), -i))
            ordered.insert(place, ordered.pop(best))
    return reordered(ordered, found)


def _is_newer(one: StoredPassage, other: StoredPassage) -> bool:
    """Return whether a passage is of a newer version of the other's page, under its heading."""
    if one.article.id == other.article.id or _page(one) != _page(other):
        return False
    newer, older = _version(one.article), _version(other.article)
    if newer <= older:
        return False
    likeness = _likeness(one, other)
    if _address(one.article) == _address(other.article):
        return likeness >= _ALIKE
    return bool(newer.date and older.date) and likeness >= _MUCH_ALIKE


def _page(stored: StoredPassage) -> tuple[str, ...]:
    headings = stored.paragraph.headings[-1:]
    return tuple(_without_version(text) for text in (stored.article.title, *headings))


def _address(article: ArticleSummary) -> str:
    return _without_version(article.url or article.origin)


def _without_version(text: str) -> str:
    bare = _NAMED.sub(" ", _NUMBERED.sub(" ", text))
    return regex.sub(r"[^\p{L}]+", " ", bare.casefold()).strip()


def _version(article: ArticleSummary) -> Version:
    texts = (article.title, article.url or article.origin)
    named = next((match for text in texts if (match := _NAMED.search(text))), None)
    numbers = next((match["number"] for text in texts for match in _NUMBERED.finditer(text)), "")
    return Version(
        (-1 if named["old"] else 1) if named else 0,
        tuple(int(part) for part in regex.split("[._]", numbers) if part),
        article.date or "",
    )


def _labels(article: ArticleSummary) -> set[str]:
    texts = (article.title, article.url or article.origin)
    return {match["number"] for text in texts for match in _NUMBERED.finditer(text)}


def _likeness(one: StoredPassage, other: StoredPassage) -> float:
    first, second = (set(map(fold, tokenize(s.paragraph.text))) for s in (one, other))
    return len(first & second) / max(len(first | second), 1)
