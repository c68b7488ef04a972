"""A process's own copy: the latest while the database answers, and of use while it does not."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from msgspec.structs import replace

from index import DatabaseAway, Draft, Library, ReindexRunning, StorageError
from index.storage.postgresql import replica as replica_module
from tests import postgresql
from tests.events import until
from tests.index.conftest import lighthouse
from tests.proxy import Proxy

QUESTION = "When was the lamp of station L0001 first lit?"


@pytest.fixture
async def proxy(postgresql_server: postgresql.Server) -> AsyncIterator[Proxy]:
    one = Proxy(postgresql_server.port)
    await one.start()
    yield one
    one.speak()
    await one.stop()


@pytest.fixture
async def name(postgresql_server: postgresql.Server) -> str:
    return await postgresql_server.new()


@pytest.fixture
async def pair(
    tmp_path: Path, postgresql_server: postgresql.Server, name: str, proxy: Proxy
) -> AsyncIterator[tuple[Library, Library]]:
    """A process that writes, and another, which sees the database through the proxy."""
    async with AsyncExitStack() as stack:
        url = postgresql_server.url(name)
        a = await stack.enter_async_context(Library.open(tmp_path / "a", database=url))
        url = postgresql_server.url(name, proxy.port)
        b = await stack.enter_async_context(Library.open(tmp_path / "b", database=url))
        yield a, b
        proxy.speak()


async def first(library: Library, question: str = QUESTION) -> str:
    answer = await library.ask(question)
    return answer.passages[0].text if answer.passages else ""


async def test_what_one_process_changes_the_other_answers_with(
    pair: tuple[Library, Library],
) -> None:
    a, b = pair
    for year in range(1850, 1870):
        await a.add(lighthouse(1, opened=year))
        assert f"first lit in {year}" in await first(b)
    [article] = await b.articles()
    await a.remove(article.id)
    assert not (await b.ask(QUESTION)).answered
    assert await b.articles() == []


async def test_what_managers_choose_counts_at_once_elsewhere(
    pair: tuple[Library, Library],
) -> None:
    a, b = pair[0].of("1"), pair[1].of("1")
    await a.add(lighthouse(1))
    assert await b.preferences() == {}
    await a.prefer("language", "de")
    assert await b.preferences() == {"language": "de"}
    assert not (await b.ask("What about the beacon?")).answered
    passage = (await a.ask(QUESTION)).passages[0]
    await a.management.pins.pin("What about the beacon?", passage)
    assert await first(b, "What about the beacon?") == passage.text
    await a.management.pins.unpin("What about the beacon?")
    assert not (await b.ask("What about the beacon?")).answered
    await a.management.synonyms.add(["lamp", "beacon"])
    assert await b.management.synonyms.all() == [("lamp", "beacon")]


async def test_a_reindex_elsewhere_is_taken_over(pair: tuple[Library, Library]) -> None:
    a, b = pair
    for number in range(20):
        await a.add(lighthouse(number))
    await b.ready()
    await a.reindex()
    await b.ready()
    assert (await first(b)).startswith("The lamp of station L0001")
    assert [status.generation for status in await b.status()] == [1]


async def test_a_library_that_begins_anew_is_not_taken_for_the_old_one(
    pair: tuple[Library, Library],
) -> None:
    a, b = pair[0].of("7"), pair[1].of("7")
    await a.add(lighthouse(1, opened=1850))
    assert "1850" in await first(b)
    await a.server_libraries.leave("7")
    await a.server_libraries.purge(-1, ())
    await a.add(lighthouse(1, opened=1901))
    assert "1901" in await first(b)
    assert len(await b.articles()) == 1


@pytest.mark.parametrize("how", ["cut", "silent"])
async def test_without_the_database_questions_are_answered_and_nothing_is_written(
    pair: tuple[Library, Library],
    proxy: Proxy,
    how: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a, b = pair
    await a.add(lighthouse(1))
    assert await first(b)
    monkeypatch.setattr(replica_module, "PATIENCE", 0.3)
    with caplog.at_level(logging.INFO):
        if how == "cut":
            await proxy.cut()
        else:
            proxy.silence()
        slowest = 0.0
        for _ in range(20):
            began = time.perf_counter()
            assert "first lit in 1850" in await first(b)
            slowest = max(slowest, time.perf_counter() - began)
        assert slowest < 2
        assert b.stale_seconds > 0
        with pytest.raises(DatabaseAway):
            async with asyncio.timeout(60):
                await b.add(lighthouse(2))
        with pytest.raises(DatabaseAway, match="cannot be looked up now"):
            await b.of("never-seen").ask(QUESTION)
        await a.add(lighthouse(1, opened=1902))
        if how == "cut":
            await proxy.start()
        else:
            proxy.speak()
        async with asyncio.timeout(30):
            while b.stale_seconds:  # noqa: ASYNC110 - nothing is told when it is back
                await asyncio.sleep(0.05)
    monkeypatch.undo()
    assert "first lit in 1902" in await first(b)
    told = [record for record in caplog.records if "does not answer; questions" in record.message]
    assert len(told) == 1


async def test_a_database_that_refuses_at_first_is_back_in_the_end(
    pair: tuple[Library, Library],
    proxy: Proxy,
    postgresql_server: postgresql.Server,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a, b = pair
    monkeypatch.setattr(replica_module, "PROBE_SECONDS", 0.05)
    await a.add(lighthouse(1))
    assert await first(b)
    replica = b._services.replica
    assert replica is not None
    refusals, stamps = list[StorageError](), replica._stamps

    async def noted(libraries: Sequence[str]) -> Any:
        try:
            return await stamps(libraries)
        except StorageError as error:
            refusals.append(error)
            raise

    await proxy.cut()
    assert await first(b)
    monkeypatch.setattr(replica, "_stamps", noted)
    admin = await asyncpg.connect(postgresql_server.url())
    await admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    await proxy.start()
    await until(lambda: any(not isinstance(error, DatabaseAway) for error in refusals))
    await admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    await admin.close()
    await until(lambda: not b.stale_seconds)


async def test_answers_given_meanwhile_are_remembered_afterwards(
    pair: tuple[Library, Library], proxy: Proxy
) -> None:
    a, b = pair
    await a.add(lighthouse(1))
    answer = await b.ask(QUESTION)
    await proxy.cut()
    ids = [b.journal.remember("shared", answer, asker=7) for _ in range(50)]
    await b.journal.place(ids[0], "1/2", "1/3")
    await asyncio.sleep(0.5)
    given = await b.journal.answer(ids[1])
    assert given is not None
    assert given.cited
    with pytest.raises(DatabaseAway):
        await b.journal.vote(ids[1], 7, helpful=True)
    await proxy.start()
    async with asyncio.timeout(30):
        await b.journal.written()
    assert (await a.member_data.kept(7)).answers == 50
    assert await a.journal.told("1/2") == "1/3"
    await a.journal.forget(7)
    assert (await b.member_data.kept(7)).answers == 0


async def test_a_process_may_start_without_the_database(
    tmp_path: Path, postgresql_server: postgresql.Server, name: str, proxy: Proxy
) -> None:
    url = postgresql_server.url(name, proxy.port)
    async with Library.open(tmp_path / "b", database=url) as library:
        await library.add(lighthouse(1))
        assert await first(library)
    await proxy.cut()
    async with Library.open(tmp_path / "b", database=url) as library:
        assert "first lit in 1850" in await first(library)
    with pytest.raises(DatabaseAway):
        async with Library.open(tmp_path / "c", database=url):
            pass


async def test_a_copy_of_another_database_is_not_used(
    tmp_path: Path, postgresql_server: postgresql.Server
) -> None:
    for year in (1850, 1851):
        url = postgresql_server.url(await postgresql_server.new())
        async with Library.open(tmp_path / "data", database=url) as library:
            assert await library.articles() == []
            await library.add(lighthouse(1, opened=year))
            assert f"first lit in {year}" in await first(library)


async def test_two_processes_write_one_library_at_once(pair: tuple[Library, Library]) -> None:
    a, b = pair
    drafts: list[Draft] = [lighthouse(number) for number in range(30)]
    await asyncio.gather(*(one.add(draft) for draft in drafts for one in (a, b)))
    assert len(await a.articles()) == len(await b.articles()) == 30
    [status] = await b.status()
    assert status.paragraphs == 30 * 3


async def test_a_library_is_reindexed_by_one_process_at_a_time(
    pair: tuple[Library, Library],
) -> None:
    a, b = pair
    for number in range(20):
        await a.add(lighthouse(number))
    done = await asyncio.gather(a.reindex(), b.reindex(), return_exceptions=True)
    failed = [one for one in done if isinstance(one, BaseException)]
    assert len(failed) <= 1
    assert all(isinstance(error, ReindexRunning) for error in failed)
    await b.reindex()  # and afterwards the way is free
    [status] = await a.status()
    assert (status.articles, status.paragraphs) == (20, 60)


async def test_nul_is_stripped_at_the_door(library: Library) -> None:
    """In articles and in questions, and the same in both databases."""
    draft = replace(lighthouse(1), text=lighthouse(1).text.replace("stands", "\0tands"))
    added = await library.add(draft)
    assert "\0" not in (await library.article(added.article.id)).text
    assert "first lit in 1850" in await first(library, QUESTION.replace("lamp", "la\0mp"))
    await library.management.open_questions.note("why\0?", None)
    assert len(await library.management.open_questions.groups()) == 1
