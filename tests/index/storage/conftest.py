"""A storage to test, and articles to put into it."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from index.model import Article, Paragraph
from index.storage.articles import ArticleStorage
from index.storage.interface import Storage
from index.storage.postgresql.database import PostgresDatabase

Opener = Callable[[Path], Awaitable[Storage]]


@pytest.fixture(params=["sqlite", "postgresql"])
def opener(request: pytest.FixtureRequest) -> Opener:
    """How the storage is opened, of either database; the same one each time in one test."""
    if request.param == "sqlite":
        return lambda folder: ArticleStorage.open(folder / "quoth.db")
    url = request.getfixturevalue("postgresql_url")

    async def open_postgresql(_: Path) -> Storage:
        return ArticleStorage(await PostgresDatabase.open(url))

    return open_postgresql


@pytest.fixture
async def storage(opener: Opener, tmp_path: Path) -> AsyncIterator[Storage]:
    opened = await opener(tmp_path)
    yield opened
    await opened.close()


def make_article(key: str, *paragraphs: str, library: str = "shared", **changes: object) -> Article:
    """An article whose id, title and origin are its key; its text is the paragraphs, one a line."""
    text = "\n".join(paragraphs)
    return replace(
        Article(
            id=key,
            library=library,
            title=key,
            text=text,
            format="text",
            origin=f"test:{key}",
            content_hash=hashlib.sha256(text.encode()).hexdigest(),
            paragraphs=tuple(lines(text)),
        ),
        **changes,
    )


def lines(text: str) -> list[Paragraph]:
    """Every line of a text as a paragraph."""
    paragraphs: list[Paragraph] = []
    start = 0
    for number, line in enumerate(text.splitlines(), 1):
        paragraphs.append(Paragraph(number, start, start + len(line), line, ("A heading", "§ 1")))
        start += len(line) + 1
    return paragraphs
