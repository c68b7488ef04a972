"""What is asked for a few rows among very many finds them by an index."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from index.ingest.sources import SourceTable
from index.storage.articles import ArticleStorage
from index.storage.database import Row
from index.storage.engine_tables import EngineTables


class _Explaining:
    """A database that finds nothing and keeps how it would have looked."""

    def __init__(self, storage: ArticleStorage) -> None:
        self.steps: list[str] = []
        self._database: Any = storage._database

    async def fetch(self, sql: str, *values: Any, **_: Any) -> list[Row]:
        plan = await self._database.fetch(f"EXPLAIN QUERY PLAN {sql}", *values)
        self.steps += [row[3] for row in plan]
        return []


@pytest.fixture
async def explaining(tmp_path: Path) -> AsyncIterator[Any]:
    storage = await ArticleStorage.open(tmp_path / "quoth.db")
    yield _Explaining(storage)
    await storage.close()


async def test_known_documents_are_found_by_their_origins(explaining: Any) -> None:
    await SourceTable(explaining).known_of("shared", [("file:a", "1"), ("file:b", "2")])
    assert any("(library=? AND origin=?)" in step for step in explaining.steps)


async def test_terms_are_found_by_how_they_begin(explaining: Any) -> None:
    await EngineTables(explaining).beginning_with("one", "word", ["ha", "ti"])
    assert any("term>? AND term<?" in step for step in explaining.steps)
