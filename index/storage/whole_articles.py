"""Reading articles with all their paragraphs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from index.model import Article, Paragraph
from index.storage import rows
from index.storage.database import Connection

PARAGRAPHS = 5_000
"""Paragraphs of each article read at once, at most."""
_PORTION = (
    "SELECT * FROM current_paragraph WHERE article_id IN {list} AND number >= ? AND number < ?"
    " ORDER BY article_id, number"
)


async def read_articles(db: Connection, ids: Sequence[str]) -> list[Article]:
    """Return articles, in order of id, with the paragraphs of the current generation."""
    found = await db.fetch(
        "SELECT id, library, title, text, format, origin, content_hash, language, url,"
        " author, date, outline, revision, added_at, given FROM article"
        " WHERE id IN {list} ORDER BY id",
        ids,
    )
    paragraphs = await _paragraphs(db, ids)
    return await asyncio.to_thread(rows.articles, found, paragraphs)


async def _paragraphs(db: Connection, ids: Sequence[str]) -> dict[str, list[Paragraph]]:
    """Return the paragraphs of articles by their ids, read in portions.

    All rows of a long document at once would hold up the event loop when they are let go.
    """
    found: dict[str, list[Paragraph]] = {}
    start, more = 0, True
    while more:
        portion = await db.fetch(_PORTION, ids, start, start + PARAGRAPHS)
        more = await asyncio.to_thread(rows.collect, portion, found, start + PARAGRAPHS - 1)
        start += PARAGRAPHS
    return found
