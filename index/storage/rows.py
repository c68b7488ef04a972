"""Rows of the database as values of the data model, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import msgspec
from msgspec.structs import replace

from index.errors import StorageError
from index.model import Article, ArticleSummary, Locator, Mark, Paragraph

_P = ParamSpec("_P")
_T = TypeVar("_T")
Row = Sequence[Any]
_PORTION = 1_000
"""Marks that are written as JSON at once."""


def damage_told(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a function say in a sentence that a value cannot be what was once written."""

    @wraps(function)
    def told(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return function(*args, **kwargs)
        except (TypeError, ValueError) as error:
            raise StorageError(
                f"A value in the database is damaged ({error}); restore a backup."
            ) from error

    return told


@damage_told
def read_moment(value: str) -> datetime:
    """Return the moment that a column of times has.

    Raises:
        StorageError: it is none.
    """
    return datetime.fromisoformat(value)


@damage_told
def articles(rows: Iterable[Row], paragraphs: Mapping[str, Sequence[Paragraph]]) -> list[Article]:
    """Make articles of their rows; CPU-bound, as a long article has thousands of marks.

    Args:
        rows: the columns from id to outline and revision, added_at, given, in that order.
        paragraphs: of each article that has any, by its id, in order.
    """
    return [_article(row, paragraphs.get(row[0], ())) for row in rows]


@damage_told
def collect(rows: Iterable[Row], found: dict[str, list[Paragraph]], last: int) -> bool:
    """Add paragraphs to those of their articles; return whether one of them has a number.

    Args:
        rows: of the view `current_paragraph`, each article's in order.
        found: paragraphs by the id of their article.
        last: the number.
    """
    has_last = False
    for article_id, *row in rows:
        found.setdefault(article_id, []).append(paragraph(row))
        has_last = has_last or row[0] == last
    return has_last


def _article(row: Row, paragraphs: Iterable[Paragraph]) -> Article:
    *values, outline, revision, added_at, given = row
    values += [_outline(outline), revision, datetime.fromisoformat(added_at), tuple(paragraphs)]
    values.append(tuple(msgspec.json.decode(given).items()) if given else ())
    return Article(*values)


def is_sound(article: Article) -> bool:
    """Return whether an article's text is, to the last character, the one that was added."""
    return hashlib.sha256(article.text.encode()).hexdigest() == article.content_hash


def mended(article: Article) -> Article:
    """Return an article whose paragraphs are what a sound text has at their offsets.

    A paragraph's text is stored twice, so that damage to one copy is found by the other.
    """
    text = article.text
    if all(text[p.start : p.end] == p.text for p in article.paragraphs) or not is_sound(article):
        return article
    paragraphs = (replace(p, text=text[p.start : p.end]) for p in article.paragraphs)
    return replace(article, paragraphs=tuple(paragraphs))


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
        _json(dict(article.given)) if article.given else None,
    )


@damage_told
def summary(row: Row) -> ArticleSummary:
    """Make a summary of a row of the view `summary`."""
    *values, added_at = row
    values.append(datetime.fromisoformat(added_at))
    return ArticleSummary(*values)


@damage_told
def paragraph(row: Row) -> Paragraph:
    """Make a paragraph of a row of the view `current_paragraph`, its article's id left out."""
    number, start, end, text, headings, locator = row
    return Paragraph(
        number, start, end, text, tuple(msgspec.json.decode(headings)), _locator(locator)
    )


def paragraph_values(articles: Sequence[Article], generation: int) -> Iterator[Row]:
    """Yield the values of these articles' paragraph rows, in the order of the table's columns."""
    for article in articles:
        for part in article.paragraphs:
            headings = _json(part.headings)
            place = part.number, part.start, part.end
            yield article.id, generation, *place, headings, _locator_value(part.locator), part.text


def _outline_value(outline: Sequence[Mark]) -> str | None:
    """Return marks as JSON: short arrays, since a long document has thousands."""
    if not outline:
        return None
    # In portions, here and below: all at once would hold up every thread.
    values = [(m.start, m.end, m.kind, m.level, _locator_value(m.locator)) for m in outline]
    portions = (values[start : start + _PORTION] for start in range(0, len(values), _PORTION))
    return f"[{','.join(_json(portion, (',', ':'))[1:-1] for portion in portions)}]"


def _outline(value: str | None) -> tuple[Mark, ...]:
    return tuple(
        Mark(start, end, kind, level, _locator(locator))
        for start, end, kind, level, locator in array_items(value or "[]")
    )


def array_items(array: str) -> Iterator[Any]:
    """Yield the items of a JSON array without white space, each decoded when it is asked for.

    Raises:
        ValueError: it is none.
    """
    decoder, at = json.JSONDecoder(), 1
    while array[at : at + 1] not in ("]", ""):
        item, at = decoder.raw_decode(array, at)
        yield item
        at += array.startswith(",", at)
    if array[:1] != "[" or array[at:] != "]":
        raise ValueError("an array of JSON is not complete")


def _json(value: object, separators: tuple[str, str] | None = None) -> str:
    # As it has always been written, since texts are compared.
    return json.dumps(value, ensure_ascii=False, separators=separators)


def _locator_value(locator: Locator | None) -> str | None:
    return f"{locator.kind} {locator.value}" if locator else None


def _locator(value: str | None) -> Locator | None:
    return Locator(*value.split(" ", 1)) if value else None


def glob_of(text: str) -> str:
    """Return a GLOB pattern for a text in any case; LIKE knows of no letters but ASCII's."""
    return "".join(map(_either_case, text))


def _either_case(sign: str) -> str:
    cases = {sign, sign.lower(), sign.upper(), sign.casefold()}
    letters = "".join(sorted(case for case in cases if len(case) == 1))
    return f"[{letters}]" if len(letters) > 1 or sign in "*?[" else sign


def json_of(values: Sequence[object]) -> str:
    """Return values as a JSON array."""
    return msgspec.json.encode(values).decode()
