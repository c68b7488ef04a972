"""A paragraph of an article as a passage of an answer."""

from __future__ import annotations

from index.model import Article, ArticleSummary, Paragraph, Passage, Quote


def passage_of(
    article: Article | ArticleSummary,
    paragraph: Paragraph,
    quotes: tuple[Quote, ...],
    *,
    score: float,
    curated: bool = False,
) -> Passage:
    """Return a paragraph as a passage.

    Args:
        article: the article it stands in.
        paragraph: the paragraph.
        quotes: what is quoted of it, in reading order.
        score: higher is better.
        curated: whether somebody chose it by hand.
    """
    paragraphs = article.paragraphs
    return Passage(
        article_id=article.id,
        title=article.title,
        url=article.url,
        author=article.author,
        date=article.date,
        paragraph=paragraph.number,
        paragraph_count=paragraphs if isinstance(paragraphs, int) else len(paragraphs),
        headings=paragraph.headings,
        text=paragraph.text,
        quotes=quotes,
        score=score,
        locator=paragraph.locator,
        curated=curated,
    )
