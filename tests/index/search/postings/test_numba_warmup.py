"""The compiled search is loaded for large libraries, beside what else goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from index.ingest.add_article import ArticleWriter
from index.model import SHARED
from index.search.postings import numba_search as compiled
from index.search.postings.numba_warmup import NumbaWarmup
from index.storage.articles import ArticleStorage
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from tests.index.conftest import lighthouse

pytestmark = pytest.mark.skipif(not compiled.available(), reason="numba is not installed")


@pytest.fixture(autouse=True)
def cold() -> Iterator[None]:
    compiled.cool()
    yield
    compiled.cool()


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[ArticleStorage]:
    opened = ArticleStorage(await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations()))
    await ArticleWriter(opened).add(SHARED, lighthouse(1))
    yield opened
    await opened.close()


async def test_a_library_that_is_large_enough_is_searched_by_what_is_compiled(
    storage: ArticleStorage,
) -> None:
    warmer = NumbaWarmup(storage, worthwhile=1)
    warmer.begin([SHARED])
    await warmer.settled()
    assert compiled.loaded()


async def test_a_small_library_does_not_load_it(storage: ArticleStorage) -> None:
    warmer = NumbaWarmup(storage)
    warmer.begin([SHARED])
    await warmer.settled()
    assert not compiled.loaded()


async def test_what_is_still_going_on_is_given_up(storage: ArticleStorage) -> None:
    warmer = NumbaWarmup(storage, worthwhile=1)
    warmer.begin([SHARED])
    await warmer.close()
    assert not compiled.loaded()


async def test_a_database_that_cannot_be_asked_is_told_and_no_more(
    storage: ArticleStorage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "index.search.postings.numba_warmup")
    async with storage._database.writing() as db:
        await db.run("ALTER TABLE library RENAME TO lost")
    warmer = NumbaWarmup(storage, worthwhile=1)
    warmer.begin([SHARED])
    await warmer.settled()
    assert "left out until the next start" in caplog.text
