"""Rows of the database as values of the data model, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from index.model import Article, ArticleSummary, Paragraph

Row = Sequence[Any]


def article(row: Row, paragraphs: Iterable[Paragraph]) -> Article:
    """Make an article of its columns from id to added_at, in the order of `Article`."""
    *values, added_at = row
    values += [datetime.fromisoformat(added_at), tuple(paragraphs)]
    return Article(*values)


def article_values(article: Article) -> Row:
    """Return the values of an article's row, in the order of the table's columns."""
    return (
        article.id,
        article.library,
        article.origin,
        article.title,
        article.format,
        article.language,
        article.url,
        article.author,
        article.date,
        article.content_hash,
        article.revision,
        article.added_at.isoformat(),
        len(article.text),
        article.text,
    )


def summary(row: Row) -> ArticleSummary:
    """Make a summary of a row of the view `summary`."""
    *values, added_at = row
    values.append(datetime.fromisoformat(added_at))
    return ArticleSummary(*values)


def paragraph(row: Row) -> Paragraph:
    """Make a paragraph of a row of the view `current_paragraph`, its article's id left out."""
    number, start, end, text, headings = row
    return Paragraph(number, start, end, text, tuple(json.loads(headings)))


def paragraph_values(article: Article, generation: int) -> Iterator[Row]:
    """Yield the values of an article's paragraph rows, in the order of the table's columns."""
    for part in article.paragraphs:
        headings = json.dumps(part.headings, ensure_ascii=False)
        yield article.id, generation, part.number, part.start, part.end, headings, part.text
