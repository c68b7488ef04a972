"""The article that is offered to somebody who asks for everything about something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from index.analysis.normalization import normalize
from index.analysis.stemmer import stem
from index.analysis.tokenizer import fold, tokenize
from index.model import Article, ArticleSummary, Overview
from index.storage.interface import StoredPassage

MOST_SECTIONS = 12
"""Sections that are named."""
_HEADING = 100
_MORE = 2
"""Words that a title may have beside the name that is asked for."""
_HEADING_WORTH = 0.6
"""What a heading is worth, as a share of a title."""
_LONG = 3
"""Passages under a heading that make it worth half of that."""
_TECHNICAL_WORTH = 0.4
"""What a page is worth that one looks things up in, or that tells what has changed."""
_SCATTERED_WORTH = 0.1
"""What it is worth that only the title and headings together have the name."""
_OF_TECHNICAL = """
    api changelog changes endpoint endpoints errors history migrating migration models news
    reference release releases updates änderungen journal novedades cambios
"""
_OF_GENERAL = """
    about all basics documentation docs faq getting guide handbook intro introduction manual
    overview started tutorial wiki anleitung einführung grundlagen handbuch überblick übersicht
    bases guía introducción présentation
"""
_TECHNICAL, _GENERAL = frozenset(_OF_TECHNICAL.split()), frozenset(_OF_GENERAL.split())
"""Words of the titles of pages as above, and those that leave open what a page is about."""


def best_titled(topic: str, found: Sequence[StoredPassage]) -> str | None:
    """Return the id of the article that is about a topic by its title, or by its headings.

    Args:
        topic: what everything is asked about.
        found: the passages found for it, best first.
    """
    return _best(found, lambda passages: _aboutness(topic, passages))


def named(topic: str, found: Sequence[StoredPassage]) -> str | None:
    """Return the id of the article whose title is a name with little more, the nearest one."""
    return _best(found, lambda passages: _nearness(topic, passages[0].article))


def _best(
    found: Sequence[StoredPassage], worth: Callable[[Sequence[StoredPassage]], float]
) -> str | None:
    passages: dict[str, list[StoredPassage]] = {}
    for stored in found:
        passages.setdefault(stored.article.id, []).append(stored)
    worths = {article_id: worth(own) for article_id, own in passages.items()}
    best = max(worths, key=worths.__getitem__, default=None)
    return best if best and worths[best] > 0 else None


def _aboutness(topic: str, passages: Sequence[StoredPassage]) -> float:
    """Return how much an article is about a topic, in [0, 1], as far as passages of it tell."""
    article = passages[0].article
    wanted, title = _stems(topic, article.language), article.title
    under = Counter(heading for one in passages for heading in set(one.paragraph.headings))
    worth = max(
        _share(wanted, title, article.language),
        *(
            _HEADING_WORTH * _share(wanted, heading, article.language) * count / (count + _LONG)
            for heading, count in under.items()
        ),
        0.0,
    )
    if not worth and wanted and wanted <= _stems(" ".join((title, *under)), article.language):
        worth = _SCATTERED_WORTH
    technical = _words(title) & _TECHNICAL and not _words(topic) & _TECHNICAL
    return worth * (_TECHNICAL_WORTH if technical else 1)


def _nearness(topic: str, article: ArticleSummary) -> float:
    wanted, title = _stems(topic, article.language), _stems(article.title, article.language)
    few = len(title) <= len(wanted) + _MORE
    return _share(wanted, article.title, article.language) if few else 0.0


def _share(wanted: set[str], text: str, language: str) -> float:
    """Return how much of what a title or heading names is wanted; 0 where it lacks some of it."""
    own = _stems(text, language)
    if not wanted or not wanted <= own:
        return 0.0
    general = {stem(word, language) for word in _words(text) & _GENERAL} - wanted
    return len(wanted) / len(own - general)


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


def _words(text: str) -> set[str]:
    return {fold(surface) for surface in tokenize(text)}


def _stems(text: str, language: str) -> set[str]:
    forms = (normalize(surface, language) for surface in tokenize(text))
    return {stem(form, language) for form in forms if form is not None}
