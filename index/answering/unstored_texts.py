"""Answers from texts that nobody stores: ranked and quoted as articles are, then forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import cast

import msgspec

from index.analysis.language_detection import detect_language
from index.analysis.stop_words import LANGUAGES
from index.answering.answerer import Answerer
from index.answering.confidence import THRESHOLDS
from index.model import Article, ArticleSummary, Caution, Paragraph, Passage, copied
from index.search.engine import InProcessRanker
from index.storage.interface import Stamp, Storage, StoredPassage, StoredStretch

MOST = 200
"""Texts that are looked at."""
_LONGEST = 4000
_ABOUT = 300
_LIBRARY = "unstored"
_OTHERS = 200
"""Paragraphs of words that nobody says, in place of all that was not found: a word by which all
texts were found would otherwise weigh nothing."""


class Text(msgspec.Struct, frozen=True):
    """Something that may answer a question.

    Attributes:
        id: tells it from the others.
        text: its words; one passage, whatever its length.
        about: what it was said about, as the question that it replies to; counts as a heading.
        title: what all of its place is about.
    """

    id: str
    text: str
    about: str = ""
    title: str = ""


async def quote_unstored(
    question: str, texts: Sequence[Text], *, limit: int, caution: Caution | None = None
) -> tuple[Passage, ...]:
    """Return the texts that answer a question, best first, each as a passage with quotes.

    Args:
        question: in the asker's words.
        texts: where to look; `article_id` of a passage is the id of its text.
        limit: the most passages to return.
        caution: how sure an answer has to be; None is balanced.
    """
    # Short texts often look as if they were in another language than they are.
    language = detect_language(question, LANGUAGES)
    articles = {text.id: _article(text, language) for text in texts[:MOST] if text.text.strip()}
    if not articles:
        return ()
    ranker = InProcessRanker()
    try:
        await ranker.load(_LIBRARY, Stamp(1, 1), _each(articles, language))
        answerer = Answerer(cast(Storage, _Shelf(articles)), ranker)
        threshold = THRESHOLDS[caution or Caution.BALANCED]
        answer = await answerer.answer(question, [_LIBRARY], limit=limit, threshold=threshold)
    finally:
        await ranker.close()
    return answer.passages


class _Shelf:
    """As much of a storage as an answer needs, in memory."""

    def __init__(self, articles: dict[str, Article]) -> None:
        self._articles = articles

    async def passages(self, keys: Sequence[tuple[str, int]]) -> list[StoredPassage]:
        """Return paragraphs; each text has one."""
        found = [self._articles[article_id] for article_id, _ in keys]
        return [StoredPassage(_summary(article), article.paragraphs[0]) for article in found]

    async def stretches(self, places: Sequence[tuple[str, int]], reach: int) -> list[StoredStretch]:
        """Return no neighbours: what is said before and after is somebody else's."""
        return [StoredStretch() for _ in places]


def _article(text: Text, language: str) -> Article:
    words = text.text.strip()[:_LONGEST]
    headings = (text.about[:_ABOUT],) if text.about.strip() else ()
    return Article(
        id=text.id,
        library=_LIBRARY,
        title=text.title,
        text=words,
        format="text",
        origin=text.id,
        content_hash="",
        language=language,
        paragraphs=(Paragraph(1, 0, len(words), words, headings),),
    )


def _summary(article: Article) -> ArticleSummary:
    return copied(ArticleSummary, article, paragraphs=1, characters=len(article.text))


async def _each(articles: dict[str, Article], language: str) -> AsyncIterator[Article]:
    for article in articles.values():
        yield article
    for number in range(_OTHERS):
        words = " ".join(f"zq{number}x{place}" for place in range(12))
        yield _article(Text(f"other {number}", words), language)
