"""A large library is indexed by workers, with the same result."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.ingest.add_article import ArticleWriter
from index.search import engine
from index.search.engine import InProcessRanker
from index.search.lifecycle import build_ahead
from index.search.lifecycle import parallel_builder as builder
from index.search.lifecycle import refresher as refresher_module
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.merge_policy import MAX_SEGMENTS
from index.search.lifecycle.parallel_builder import ParallelBuilder, shares
from index.search.lifecycle.refresher import Refresher
from index.storage.interface import Stamp
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from tests.events import children, until
from tests.index.conftest import lighthouse
from tests.index.search.lifecycle.test_refresher import Gate, found, reindex

ARTICLES = 12


@pytest.fixture
async def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    monkeypatch.setattr(builder, "LARGE", 1)
    opened = Gate(await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations()))
    yield opened
    await opened.close()


@pytest.fixture
async def storage(empty: Gate) -> Gate:
    writer = ArticleWriter(empty)
    for number in range(ARTICLES):
        await writer.add("shared", lighthouse(number))
    return empty


@pytest.fixture
async def ranker(tmp_path: Path) -> AsyncIterator[InProcessRanker]:
    made = InProcessRanker(IndexStore(tmp_path / "index"))
    yield made
    await made.close()


def following(storage: Gate, ranker: InProcessRanker, tmp_path: Path) -> Refresher:
    made = ParallelBuilder(storage, tmp_path / "quoth.db", IndexStore(tmp_path / "index"))
    return Refresher(storage, ranker, made)


async def test_the_same_as_without_workers(
    storage: Gate, ranker: InProcessRanker, tmp_path: Path
) -> None:
    await following(storage, ranker, tmp_path).refresh(["shared"])
    assert storage.reads == 0
    assert ranker.stamp("shared") == Stamp(0, ARTICLES)
    alone = InProcessRanker()
    await Refresher(storage, alone).refresh(["shared"])
    assert (await ranker.revisions("shared")) == (await alone.revisions("shared"))
    question = "Who was the keeper of station L0003, a long way from the mainland?"
    one = await ranker.rank(question, ["shared"], limit=20)
    assert one == await alone.rank(question, ["shared"], limit=20)
    assert len([*(tmp_path / "index" / "shared").iterdir()]) == 2


async def test_a_generation_split_differently_is_made_by_workers_and_changes_are_not(
    storage: Gate, ranker: InProcessRanker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresher_module, "MAX_UPDATED", ARTICLES - 1)
    refresher = following(storage, ranker, tmp_path)
    await refresher.refresh(["shared"])
    await reindex(storage, list(await storage.revisions("shared")))
    storage.reads = 0
    await refresher.refresh(["shared"], wait=True)
    assert ranker.stamp("shared") == Stamp(1, 2 * ARTICLES)
    assert (await ranker.revisions("shared")) == await storage.revisions("shared")
    assert storage.reads == 0
    added = await ArticleWriter(storage).add("shared", lighthouse(77))
    await refresher.refresh(["shared"])
    assert storage.reads == 1
    assert await found(ranker, 77) == [added.article.id]


async def test_without_workers_the_ranker_does_it(
    storage: Gate,
    ranker: InProcessRanker,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = ParallelBuilder(storage, tmp_path / "nowhere.db", IndexStore(tmp_path / "index"))
    refresher = Refresher(storage, ranker, made)
    await refresher.refresh(["shared"])
    [told] = [r.message for r in caplog.records if r.levelno == logging.WARNING]
    assert "could not be made by workers: OperationalError: unable to open" in told
    assert len(await ranker.revisions("shared")) == ARTICLES


async def test_a_build_that_is_given_up_leaves_no_worker(
    storage: Gate, ranker: InProcessRanker, tmp_path: Path
) -> None:
    refresher, others = following(storage, ranker, tmp_path), children()
    refresher.prepare(["shared"])
    await until(lambda: children() - others)
    await refresher.close()
    assert not children() - others
    assert ranker.stamp("shared") is None


async def test_a_question_that_is_given_up_leaves_no_worker(
    storage: Gate, ranker: InProcessRanker, tmp_path: Path
) -> None:
    others = children()
    task = asyncio.create_task(following(storage, ranker, tmp_path).refresh(["shared"]))
    await until(lambda: children() - others)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert not children() - others


async def test_many_segments_are_merged_by_a_worker(
    storage: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MERGED_HERE", 0)
    monkeypatch.setattr(engine, "merge_segments", None)
    made = ParallelBuilder(storage, tmp_path / "quoth.db", IndexStore(tmp_path / "index"))
    ranker = InProcessRanker(made.index_store, merger=made)
    refresher = Refresher(storage, ranker, made)
    ids = []
    for number in range(100, 112):
        await refresher.refresh(["shared"])
        ids.append((await ArticleWriter(storage).add("shared", lighthouse(number))).article.id)
    await until(lambda: len(ranker.snapshot("shared").segments) <= MAX_SEGMENTS)
    await storage.remove("shared", ids[0])
    await refresher.refresh(["shared"])
    assert (await ranker.revisions("shared")) == await storage.revisions("shared")
    for number in range(1, 12):
        assert await found(ranker, 100 + number) == [ids[number]]
    await ranker.close()
    held = made.index_store.open("shared", Stamp(0, ARTICLES + 13))
    assert held is not None
    assert len(held.snapshot.segments) == len(ranker.snapshot("shared").segments)


async def test_what_was_begun_while_a_library_was_filled_is_used_as_far_as_it_stands(
    empty: Gate, ranker: InProcessRanker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_ahead, "PORTION", 1)
    made = ParallelBuilder(empty, tmp_path / "quoth.db", IndexStore(tmp_path / "index"))
    ahead = await made.begin("shared")
    assert ahead is not None
    writer = ArticleWriter(empty)
    ids = []
    for number in range(5):  # a process each
        article = (await writer.add("shared", lighthouse(number))).article
        ids.append(article.id)
        ahead.note(article.id, article.characters)
        await ahead.made()
    assert ahead.begun == set(ids)
    await empty.remove("shared", ids[2])
    changed = replace(lighthouse(33), origin=lighthouse(3).origin)
    await writer.add("shared", changed)
    folder = made.index_store.folder("shared")
    built = [*folder.path.iterdir()]
    await Refresher(empty, ranker, made).refresh(["shared"])
    assert len(built) == 5
    assert len([*folder.path.iterdir()]) == 2
    assert empty.reads == 0
    assert (await ranker.revisions("shared")) == await empty.revisions("shared")
    alone = InProcessRanker()
    await Refresher(empty, alone).refresh(["shared"])
    for number in (1, 3, 33):
        question = f"Who was the keeper of station L{number:04}?"
        one = await ranker.rank(question, ["shared"], limit=20)
        assert one == await alone.rank(question, ["shared"], limit=20)
    assert await made.begin("shared") is None


async def test_what_could_not_be_made_ahead_is_made_later(
    empty: Gate, ranker: InProcessRanker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_ahead, "PORTION", 1)
    made = ParallelBuilder(empty, tmp_path / "quoth.db", IndexStore(tmp_path / "index"))
    ahead = await made.begin("shared")
    assert ahead is not None
    article = (await ArticleWriter(empty).add("shared", lighthouse(5))).article
    others = children()
    ahead.note(article.id, article.characters)
    await until(lambda: children() - others)
    await ahead.stop()
    assert not children() - others
    await Refresher(empty, ranker, made).refresh(["shared"])
    assert await found(ranker, 5) == [article.id]


@given(st.lists(st.integers(0, 1000), max_size=60), st.integers(1, 4))
@example([1, 41, 1, 34, 43, 30, 64, 1], 4)
@example([1, 0], 1)
@example([0, 0, 0], 2)
def test_work_is_divided_fairly_and_wholly(sizes: list[int], processes: int) -> None:
    articles = {str(number): size for number, size in enumerate(sizes)}
    divided = [*shares(articles, processes)]
    assert [key for share in divided for key in share] == [*articles]
    assert all(divided)
    most = sum(sizes) / processes + max(sizes, default=0)
    assert all(sum(articles[key] for key in share) <= most for share in divided)
    assert len(divided) <= processes
