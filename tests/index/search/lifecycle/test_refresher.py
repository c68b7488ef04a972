"""The ranker follows the storage: what was written is found, and the old answers while it loads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Article, Paragraph, StorageError
from index.ingest.add_article import ArticleWriter
from index.search.engine import InProcessRanker
from index.search.lifecycle.refresher import MAX_UPDATED, Refresher
from index.storage.articles import ArticleStorage
from index.storage.database import Database
from index.storage.interface import Stamp
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from tests.events import until
from tests.index.conftest import lighthouse


class Gate(ArticleStorage):
    """A storage whose articles can be held back, and that counts how often they are read."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.gate = asyncio.Event()
        self.gate.set()
        self.reads = self.articles_read = 0

    async def articles(
        self, library: str, ids: Collection[str] | None = None
    ) -> AsyncIterator[Article]:
        self.reads += 1
        await self.gate.wait()
        async for article in super().articles(library, ids):
            self.articles_read += 1
            yield article


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Gate]:
    opened = Gate(await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations()))
    yield opened
    await opened.close()


@pytest.fixture
async def ranker() -> InProcessRanker:
    return InProcessRanker()


@pytest.fixture
async def refresher(storage: Gate, ranker: InProcessRanker) -> AsyncIterator[Refresher]:
    made = Refresher(storage, ranker)
    yield made
    storage.gate.set()
    await made.close()


async def add(storage: Gate, *numbers: int) -> list[str]:
    writer = ArticleWriter(storage)
    return [(await writer.add("shared", lighthouse(number))).article.id for number in numbers]


async def reindex(storage: Gate, whole: Collection[str] = ()) -> None:
    """Reindex the library; some articles become one paragraph."""
    generation = await storage.begin_generation("shared")
    articles = [article async for article in storage.articles("shared")]
    articles = [
        replace(article, paragraphs=(Paragraph(1, 0, len(article.text), article.text),))
        if article.id in whole
        else article
        for article in articles
    ]
    await storage.stage("shared", generation, articles)
    await storage.commit_generation("shared", generation)


async def found(ranker: InProcessRanker, number: int) -> list[str]:
    question = f"Who was the keeper of station L{number:04}?"
    return [c.article_id for c in (await ranker.rank(question, ["shared"], limit=1)).candidates]


async def test_the_first_load_is_waited_for_and_done_once(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    [one] = await add(storage, 1)
    await asyncio.gather(*(refresher.refresh(["shared"]) for _ in range(5)))
    assert storage.reads == 1
    assert await found(ranker, 1) == [one]


async def test_what_nobody_foresaw_leaves_a_traceback_in_the_log(
    storage: Gate,
    refresher: Refresher,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(storage, "stamps", fail)
    refresher.prepare(["shared"])
    await until(lambda: caplog.records)
    assert "RuntimeError: unforeseen" in caplog.text
    assert "Traceback" in caplog.text


async def test_changes_are_brought_in_one_by_one(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    [one, two] = await add(storage, 1, 2)
    await refresher.refresh(["shared"])
    [three] = await add(storage, 3)
    await storage.remove("shared", one)
    await asyncio.gather(*(refresher.refresh(["shared"]) for _ in range(5)))
    assert ranker.stamp("shared") == Stamp(0, 4)
    assert (await ranker.revisions("shared")).keys() == {two, three}
    assert await found(ranker, 3) == [three]
    reads = storage.reads
    await refresher.refresh(["shared"])
    assert storage.reads == reads


async def test_many_changes_are_a_load(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    await add(storage, 0)
    await refresher.refresh(["shared"])
    keys = await add(storage, *range(1, MAX_UPDATED + 2))
    await refresher.refresh(["shared"])
    assert await found(ranker, MAX_UPDATED + 1) == [keys[-1]]
    assert len(await ranker.revisions("shared")) == MAX_UPDATED + 2


async def test_of_a_new_generation_only_what_is_split_differently_is_read(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    keys = await add(storage, *range(5))
    await refresher.refresh(["shared"])
    storage.articles_read = 0
    await reindex(storage, [keys[3]])
    assert storage.articles_read == 5
    await refresher.refresh(["shared"], wait=True)
    assert storage.articles_read == 6
    assert ranker.stamp("shared") == Stamp(1, 6)
    assert (await ranker.revisions("shared")) == await storage.revisions("shared")
    assert [await found(ranker, number) for number in range(5)] == [[key] for key in keys]
    ranking = await ranker.rank("keeper station", ["shared"], limit=50)
    assert [c.paragraph for c in ranking.candidates if c.article_id == keys[3]] == [1]
    storage.articles_read = 0
    await reindex(storage)
    await refresher.refresh(["shared"], wait=True)
    assert storage.articles_read == 5
    assert ranker.stamp("shared") == Stamp(2, 6)


async def test_the_old_generation_answers_while_the_new_one_loads(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    [one] = await add(storage, 1)
    await refresher.refresh(["shared"])
    await reindex(storage, [one])
    storage.gate.clear()
    for _ in range(3):
        await refresher.refresh(["shared"])
    assert ranker.stamp("shared") == Stamp(0, 1)
    assert await found(ranker, 1) == [one]
    storage.gate.set()
    await refresher.load("shared")
    assert ranker.stamp("shared") == Stamp(1, 2)
    assert await found(ranker, 1) == [one]


async def test_closing_stops_a_load(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    [one] = await add(storage, 1)
    await refresher.refresh(["shared"])
    await reindex(storage, [one])
    storage.gate.clear()
    await refresher.refresh(["shared"])
    await until(lambda: storage.reads == 2)
    await refresher.close()
    assert ranker.stamp("shared") == Stamp(0, 1)


async def test_a_load_that_fails_is_logged_and_tried_again(
    storage: Gate,
    ranker: InProcessRanker,
    refresher: Refresher,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    [one] = await add(storage, 1)
    await refresher.refresh(["shared"])
    await reindex(storage, [one])

    async def broken(library: str, ids: object = None) -> AsyncIterator[Article]:
        raise StorageError("The disk has gone.")
        yield

    with monkeypatch.context() as patch:
        patch.setattr(storage, "articles", broken)
        await refresher.refresh(["shared"])
        await until(lambda: "The disk has gone." in caplog.text)
    assert ranker.stamp("shared") == Stamp(0, 1)
    await refresher.refresh(["shared"])
    await refresher.load("shared")
    assert ranker.stamp("shared") == Stamp(1, 2)


async def test_what_was_prepared_is_read_once_and_waited_for(
    storage: Gate, ranker: InProcessRanker, refresher: Refresher
) -> None:
    await add(storage, 1, 2)
    storage.gate.clear()
    refresher.prepare(["shared"])
    asking = asyncio.create_task(refresher.refresh(["shared"]))
    await until(lambda: storage.reads)
    assert not asking.done()
    storage.gate.set()
    await asking
    assert len(await ranker.revisions("shared")) == 2
    assert storage.reads == 1
