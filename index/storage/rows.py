"""Rows of the database as values of the data model, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from index.model import Article, ArticleSummary, Locator, Mark, Paragraph

Row = Sequence[Any]


def article(row: Row, paragraphs: Iterable[Paragraph]) -> Article:
    """Make an article of its columns from id to added_at, in the order of `Article`."""
    *values, outline, revision, added_at = row
    values += [_outline(outline), revision, datetime.fromisoformat(added_at), tuple(paragraphs)]
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
        _outline_value(article.outline),
        article.text,
    )


def summary(row: Row) -> ArticleSummary:
    """Make a summary of a row of the view `summary`."""
    *values, added_at = row
    values.append(datetime.fromisoformat(added_at))
    return ArticleSummary(*values)


def paragraph(row: Row) -> Paragraph:
    """Make a paragraph of a row of the view `current_paragraph`, its article's id left out."""
    number, start, end, text, headings, locator = row
    return Paragraph(number, start, end, text, tuple(json.loads(headings)), _locator(locator))


def paragraph_values(article: Article, generation: int) -> Iterator[Row]:
    """Yield the values of an article's paragraph rows, in the order of the table's columns."""
    for part in article.paragraphs:
        headings = json.dumps(part.headings, ensure_ascii=False)
        place = (part.number, part.start, part.end, headings, _locator_value(part.locator))
        yield article.id, generation, *place, part.text


def _outline_value(outline: Sequence[Mark]) -> str | None:
    """Return marks as JSON: short arrays, since a long document has thousands."""
    if not outline:
        return None
    values = [(m.start, m.end, m.kind, m.level, _locator_value(m.locator)) for m in outline]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _outline(value: str | None) -> tuple[Mark, ...]:
    if value is None:
        return ()
    return tuple(Mark(*mark, _locator(locator)) for *mark, locator in json.loads(value))


def _locator_value(locator: Locator | None) -> str | None:
    return f"{locator.kind} {locator.value}" if locator else None


def _locator(value: str | None) -> Locator | None:
    return Locator(*value.split(" ", 1)) if value else None
