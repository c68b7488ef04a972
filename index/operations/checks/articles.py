"""Checks on the articles and what was derived from them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from index.errors import UnreadableDocument
from index.ingest.make_article import paragraphs_of
from index.model import Article
from index.operations.checks.database import NONE_YET
from index.operations.checks.model import Finding, Level, ok, skipped, warn
from index.storage.articles import ArticleStorage
from index.storage.inspection import open_read_only, schema_of
from index.storage.migrations import known_migrations
from index.storage.rows import is_sound
from index.storage.sqlite_database import SQLiteDatabase
from index.system.data_dir import DataDir
from index.system.reindex_lock import ReindexLock

EXAMPLES = 3
"""Articles that are named of all that have a problem."""
_REINDEX = "`quoth reindex` derives them anew from the texts (`/library reindex` in a server)"
_PROBLEMS = {
    "text": (
        Level.FAIL,
        "text has changed since it was added",
        "remove and add again, or restore a backup",
    ),
    "none": (Level.FAIL, "no paragraph in the current generation", _REINDEX),
    "numbers": (Level.FAIL, "paragraphs that are not numbered 1, 2, 3 ...", _REINDEX),
    "offsets": (Level.FAIL, "paragraphs that differ from the text at their offsets", _REINDEX),
    "stale": (
        Level.WARN,
        "paragraphs that this version of Quoth would split differently",
        _REINDEX,
    ),
}
"""Of each kind of problem: how bad it is, what it is, what to do."""


async def offsets(data: DataDir) -> Sequence[Finding]:
    """Whether every paragraph is what its article has at its offsets, and would be again."""
    if not data.database.exists():
        return [NONE_YET]
    found: defaultdict[str, list[str]] = defaultdict(list)
    articles = paragraphs = 0
    async with _reading(data) as storage:
        if storage is None:
            return [skipped("the database is from another version")]
        async for article in _all_articles(data, storage):
            articles += 1
            paragraphs += len(article.paragraphs)
            for problem in await asyncio.to_thread(_problems, article):
                found[problem].append(f"“{article.title}” ({article.id})")
    if not found:
        return [ok(f"all {paragraphs:,} paragraphs of {articles:,} articles are intact")]
    return [_finding(problem, names) for problem, names in found.items()]


async def generations(data: DataDir) -> Sequence[Finding]:
    """Whether a reindex left a generation half made."""
    if not data.database.exists():
        return [NONE_YET]
    async with open_read_only(data.database) as db:
        rows = await db.execute_fetchall("SELECT key FROM library WHERE staging IS NOT NULL")
    left = [key for (key,) in rows if not ReindexLock(data.locks, key).is_held()]
    if left:
        return [
            warn(
                f"a reindex was stopped in: {', '.join(left)}; the earlier index is in use",
                "nothing is lost; reindex that library again",
            )
        ]
    return [ok("no reindex was cut off")]


@asynccontextmanager
async def _reading(data: DataDir) -> AsyncIterator[ArticleStorage | None]:
    async with open_read_only(data.database) as db:
        if await schema_of(db) != len(known_migrations()):
            yield None
        else:
            yield ArticleStorage(SQLiteDatabase.over(data.database, db))


async def _all_articles(data: DataDir, storage: ArticleStorage) -> AsyncIterator[Article]:
    async with open_read_only(data.database) as db:
        keys = [key for (key,) in await db.execute_fetchall("SELECT key FROM library")]
    for key in keys:
        async for article in storage.stored_articles(key):
            yield article


def _problems(article: Article) -> list[str]:
    """Return the kinds of problems that an article has; CPU-bound."""
    text, paragraphs = article.text, article.paragraphs
    if not is_sound(article):
        return ["text"]
    if not paragraphs:
        return ["none"]
    problems = []
    if [p.number for p in paragraphs] != [*range(1, len(paragraphs) + 1)]:
        problems.append("numbers")
    if any(text[p.start : p.end] != p.text for p in paragraphs):
        problems.append("offsets")
    if not problems and not _derives(article):
        problems.append("stale")
    return problems


def _derives(article: Article) -> bool:
    try:
        return paragraphs_of(article) == article.paragraphs
    except UnreadableDocument:
        return False


def _finding(problem: str, names: Sequence[str]) -> Finding:
    level, what, advice = _PROBLEMS[problem]
    more = f" and {len(names) - EXAMPLES:,} more" if len(names) > EXAMPLES else ""
    return Finding(level, f"{what}: {', '.join(names[:EXAMPLES])}{more}", advice)
