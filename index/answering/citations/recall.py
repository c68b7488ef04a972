"""Passages of answers given earlier, as they stand in the library now."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from index.answering.citations.cited import Cited, digest
from index.answering.citations.links import passage_link
from index.answering.citations.passages import passage_of
from index.answering.section_text import SectionText, paragraphs_from
from index.errors import ArticleGone, PassageChanged
from index.model import Article, Paragraph, Passage, Quote
from index.storage.interface import Storage

_LONG = 20_000
"""Characters of an article from which on it is searched in a thread."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A passage with where it leads and what stands around it.

    Attributes:
        passage: as the answer showed it.
        link: address of the very passage, or of its article; None where there is none.
        before: the paragraph before it, if any.
        after: the paragraph after it, if any.
    """

    passage: Passage
    link: str | None
    before: Paragraph | None = None
    after: Paragraph | None = None


async def recall(storage: Storage, libraries: Sequence[str], cited: Cited) -> Recalled:
    """Find a cited passage again, also where paragraphs before it have come or gone.

    Args:
        storage: where articles are.
        libraries: the libraries that may be read.
        cited: what an answer showed.

    Raises:
        ArticleGone: these libraries no longer have the article.
        PassageChanged: the article no longer has the paragraph.
    """
    article = await storage.article(libraries, cited.article_id)
    if article is None:
        raise ArticleGone(
            "The article has been removed from the library since; ask again to see what is there "
            "now."
        )
    if len(article.text) < _LONG:
        return _recalled(article, cited)
    return await asyncio.to_thread(_recalled, article, cited)


def _recalled(article: Article, cited: Cited) -> Recalled:
    place, section = _section(article, cited)
    passage = _passage(article, section, cited)
    after = place + len(section.paragraphs)
    around = article.paragraphs[max(0, place - 1) : place], article.paragraphs[after : after + 1]
    before, behind = (next(iter(neighbours), None) for neighbours in around)
    return Recalled(passage, passage_link(article, passage), before, behind)


def _section(article: Article, cited: Cited) -> tuple[int, SectionText]:
    """Return where the passage is now, and its text: at its number, else wherever its words are."""
    order = sorted(
        range(len(article.paragraphs)),
        key=lambda place: abs(article.paragraphs[place].number - cited.paragraph),
    )
    # A passage ends with the paragraph in which its last quote does.
    length = max((end for _, end in cited.quotes), default=0)
    for place in order:
        section = paragraphs_from(article, place, length, cited.paragraph)
        if digest(section.text) == cited.digest:
            return place, section
    raise PassageChanged(
        f"“{article.title}” has changed since, and no longer has this passage; ask again to see "
        "what it says now."
    )


def _passage(article: Article, section: SectionText, cited: Cited) -> Passage:
    quotes = tuple(Quote(start, end, section.text[start:end]) for start, end in cited.quotes)
    return passage_of(article, section, quotes, score=0.0, curated=cited.curated)
