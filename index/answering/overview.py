"""The article that is offered to somebody who asks for everything about something."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.normalization import normalize
from index.analysis.stemmer import stem
from index.analysis.tokenizer import tokenize
from index.model import Article, Overview
from index.storage.interface import StoredPassage

MOST_SECTIONS = 12
"""Sections that are named."""
_HEADING = 100
_MORE = 2
"""Words that a title may have beside the name that is asked for."""


def best_titled(topic: str, found: Sequence[StoredPassage]) -> str | None:
    """Return the id of the article that is about a topic by its title, or by its headings.

    Args:
        topic: what everything is asked about.
        found: the passages found for it, best first.
    """
    for fields in (_title, _title_and_headings):
        for stored in found:
            language = stored.article.language
            wanted = _stems(topic, language)
            if wanted and wanted <= _stems(fields(stored), language):
                return stored.article.id
    return None


def named(topic: str, found: Sequence[StoredPassage]) -> str | None:
    """Return the id of the first article whose title is little more than a name."""
    for stored in found:
        language = stored.article.language
        wanted, title = _stems(topic, language), _stems(_title(stored), language)
        if wanted and wanted <= title and len(title) <= len(wanted) + _MORE:
            return stored.article.id
    return None


def overview_of(article: Article) -> Overview:
    """Return an article with its main sections."""
    return Overview(article.id, article.title, article.url, tuple(_sections(article)))


def _sections(article: Article) -> list[str]:
    """Return the outermost headings, or those below where all have the same one above them."""
    paths = [paragraph.headings for paragraph in article.paragraphs if paragraph.headings]
    for depth in range(max(map(len, paths), default=0)):
        names = list(dict.fromkeys(path[depth][:_HEADING] for path in paths if len(path) > depth))
        if len(names) > 1 or (names and names != [article.title[:_HEADING]]):
            return names[:MOST_SECTIONS]
    return []


def _title(stored: StoredPassage) -> str:
    return stored.article.title


def _title_and_headings(stored: StoredPassage) -> str:
    return " ".join((stored.article.title, *stored.paragraph.headings))


def _stems(text: str, language: str) -> set[str]:
    forms = (normalize(surface, language) for surface in tokenize(text))
    return {stem(form, language) for form in forms if form is not None}
