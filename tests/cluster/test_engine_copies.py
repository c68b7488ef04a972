"""A library in the search engine stays in PostgreSQL: no process makes a copy of its articles."""

from __future__ import annotations

import sqlite3
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest

from index import EngineSettings, Library
from tests.cluster.opensearch_nodes import OpenSearchNode
from tests.cluster.test_engine import TOWNS, article, same

pytestmark = pytest.mark.cluster


async def test_a_library_in_the_engine_is_not_copied(
    tmp_path: Path, opensearch: OpenSearchNode, postgresql_url: str
) -> None:
    async with AsyncExitStack() as stack:
        engine = EngineSettings([opensearch.url], 40)
        writer, reader = [
            await stack.enter_async_context(
                Library.open(tmp_path / name, engine=engine, database=postgresql_url)
            )
            for name in ("a", "b")
        ]
        here = await stack.enter_async_context(Library.open(tmp_path / "here"))
        for number, town in enumerate(TOWNS[:2]):
            for library in (writer, here):
                await library.add(article(town, number))
        await same(reader, here)
        assert copied(tmp_path / "b") == 2
        for number, town in enumerate(TOWNS[2:], 2):
            for library in (writer, here):
                await library.add(article(town, number))
            await same(reader, here)
        await writer.reindex()
        await here.reindex()
        await same(reader, here)
        await same(writer, here)
        assert copied(tmp_path / "a") == copied(tmp_path / "b") == 0
        assert [one.title for one in await reader.articles()] == sorted(TOWNS)
        assert [status.articles for status in await reader.status()] == [len(TOWNS)]
        for library in (writer, here):
            for one in (await library.articles())[2:]:
                await library.remove(one.id)
            await library.reindex()
        await same(reader, here)
        await same(writer, here)


def copied(data_dir: Path) -> int:
    """Return how many articles the copy of a process has."""
    with closing(sqlite3.connect(data_dir / "copy" / "quoth.db")) as connection:
        (number,) = connection.execute("SELECT COUNT(*) FROM article").fetchone()
    return int(number)
