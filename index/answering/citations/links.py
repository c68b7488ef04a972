"""Links to the very passage: a page, an anchor, a moment, or the words themselves."""

from __future__ import annotations

from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

from index.answering.citations.text_fragments import DELIMITER, text_fragment
from index.model import MESSAGE, Article, Locator, Passage

_PARAMETERS = {"page": "page=", "time": "t=", "anchor": ""}
"""What stands before a locator's value in an address, by the locator's kind."""
_MARKED_UP = "markdown"


def passage_link(article: Article, passage: Passage) -> str | None:
    """Return the address at which a passage's first quote is to be seen.

    Args:
        article: the article of the passage, as it is now.
        passage: what the link is for.

    Returns:
        The article's own address where nothing closer is known; None where it has none.
    """
    if not article.url:
        return None
    if article.format == MESSAGE:
        return article.url
    page, anchor = urldefrag(article.url)
    anchor = _anchor(passage.locator) or anchor
    fragment = _fragment(article, passage) if _shows_text(passage.locator) else None
    if fragment:
        return f"{page}#{anchor}{DELIMITER}{fragment}"
    return f"{page}#{anchor}" if anchor else page


def _anchor(locator: Locator | None) -> str:
    # An EPUB's anchors name a file inside the book, which no address of the book leads to.
    if locator is None or locator.kind not in _PARAMETERS or "#" in locator.value:
        return ""
    return _PARAMETERS[locator.kind] + percent_encode(locator.value, safe="!$'()*+,;=:@/?")


def _shows_text(locator: Locator | None) -> bool:
    """Return whether the address is that of a page in which a browser looks for words."""
    return locator is None or locator.kind == "anchor"


def _fragment(article: Article, passage: Passage) -> str | None:
    for paragraph in article.paragraphs:
        start = paragraph.start
        if (
            paragraph.number == passage.first_paragraph
            and passage.text.startswith(paragraph.text)
            and article.text.startswith(passage.text, start)
        ):
            quote = passage.quotes[0]
            marked_up = article.format == _MARKED_UP
            return text_fragment(
                article.text, start + quote.start, start + quote.end, markdown=marked_up
            )
    return None
