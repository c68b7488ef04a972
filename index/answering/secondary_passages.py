"""Passages that come after those that answer: what only asks, points elsewhere or tells changes."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from index.answering.question_lists import answers_first
from index.answering.ranked_passages import RankedPassage, reordered
from index.storage.interface import StoredPassage

_LEAST_SCORE = 0.8
"""Score, as a share of that of such a passage, from which another comes before it."""
_LOG = regex.compile(
    r"(?i)\bchange ?logs?\b|\brelease (?:notes|history)\b|\bversion history\b|\bwhat['’]?s new\b"
    r"|\bjournal des (?:modifications|changements)\b|\bnotes de version\b|\bänderungsprotokoll\b"
    r"|\bversionshinweise\b|\b(?:notas|novedades) de la versión\b"
    r"|更新日志|更新履歴|変更履歴|リリースノート"
)
"""What a title or heading calls a list of changes."""
_CHANGES = regex.compile(
    r"(?i)\b(?:chang\w*|new|newest|latest|releas\w*|versions?|when|since|added|fixed|fix|updat\w*"
    r"|upgrad\w*|remov\w*|histor\w*|änder\w*|neu\w*|seit|wann|nouveau\w*|depuis|quand|changé\w*"
    r"|nuev\w*|desde|cuándo|cambi\w*)\b|\d\.\d|新|更新|変更"
)
"""What a question says that may ask for changes."""
_POINTS = regex.compile(
    r"(?i)\W*(?:(?:for (?:more|further|additional)|more) (?:information|details|help)\b.{0,40}?)?"
    r"(?:please )?(?:see|refer to|check(?: out)?|read|visit|consult|have a look at|go to|siehe"
    r"|mehr dazu|voir|consultez|véase|consulte)\b[^.!?\n]{1,150}[.!]?\W*"
)
"""A passage that is nothing but a pointer."""


def telling_first(question: str, found: Sequence[RankedPassage]) -> list[RankedPassage]:
    """Return passages, those that answer before a quiz, pointers and changelogs that score more.

    Args:
        question: as asked; one that asks for changes leaves changelogs where they are.
        found: best first; scores stay in order.
    """
    found = answers_first(found)
    if not found:
        return []
    wants_changes = _CHANGES.search(question) is not None
    floor = _LEAST_SCORE * found[0][0].score
    worth = [one for one in found if one[0].score >= floor]
    behind = [one for one in worth if _only_mentions(one[1], wants_changes=wants_changes)]
    if not behind or len(behind) == len(worth):
        return list(found)
    ordered = [one for one in worth if one not in behind] + behind + list(found[len(worth) :])
    return reordered(ordered, found)


def _only_mentions(stored: StoredPassage, *, wants_changes: bool) -> bool:
    named = (stored.article.title, *stored.paragraph.headings)
    is_log = not wants_changes and any(map(_LOG.search, named))
    return is_log or _POINTS.fullmatch(stored.paragraph.text.strip()) is not None
