"""A paragraph of an article as a passage of an answer."""

from __future__ import annotations

from index.answering.section_text import SectionText
from index.model import Article, ArticleSummary, Passage, Quote, copied


def passage_of(
    article: Article | ArticleSummary,
    section: SectionText,
    quotes: tuple[Quote, ...],
    *,
    score: float,
    curated: bool = False,
) -> Passage:
    """Return a paragraph, or several, as a passage.

    Args:
        article: the article it stands in.
        section: the paragraph, with those beside it that are quoted as well.
        quotes: what is quoted of it, in reading order.
        score: higher is better.
        curated: whether somebody chose it by hand.
    """
    paragraphs, found = article.paragraphs, section.paragraphs[section.place]
    return copied(
        Passage,
        article,
        article_id=article.id,
        paragraph=found.number,
        paragraph_count=paragraphs if isinstance(paragraphs, int) else len(paragraphs),
        headings=found.headings,
        text=section.text,
        quotes=quotes,
        score=score,
        locator=section.paragraphs[0].locator,
        curated=curated,
        before=section.place,
        after=len(section.paragraphs) - 1 - section.place,
    )
