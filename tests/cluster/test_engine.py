"""A library in OpenSearch answers as one in this process does."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from pathlib import Path

import asyncpg
import pytest

from index import SHARED, Answer, Draft, EngineSettings, EngineUnavailable, Library, Verdict
from index.activity.pseudonyms import pseudonym
from index.operations.checks import DataDir, Level, search_engine
from index.search.opensearch.engine import Engine
from tests.cluster.opensearch_nodes import OpenSearchNode, cluster

pytestmark = pytest.mark.cluster

TOWNS = ("Aldermoor", "Brackenford", "Coldharbour", "Dunmere", "Eastwick", "Fernhill")
TRADES = ("ferry", "mill", "brewery", "lighthouse", "quarry", "market")
SOON = 20.0
"""Seconds in which each question has its answer, or is told to come back, on a busy machine; what
takes in the changes may need 80. How long it is in truth is told by the campaign."""
QUESTIONS = (
    "When does the ferry of Dunmere leave?",
    "Who built the lighthouse in Eastwick?",
    "How many people work in the quarry of Coldharbour?",
    "What does the NHF do for the mill?",
    "Which brewery is in Aldermor?",
    "Is there an airport in Fernhill?",
    "How much is the toll at the market of Brackenford?",
)


def article(town: str, number: int) -> Draft:
    parts = [
        f"# {town}",
        f"{town} is a small town on the river Wren. It has {number * 700} people.",
    ]
    for place, trade in enumerate(TRADES):
        parts.append(f"## The {trade}")
        parts.append(
            f"The {trade} of {town} opens at {place + 6} o'clock, built in {1800 + number} by "
            f"Mr {town}son. About {place * 10 + number} people work there."
        )
        parts.append(
            f"The National Heritage Fund (NHF) keeps the {trade} since {1950 + place}. A visit to "
            f"the {trade} costs {place + number} shillings."
        )
    return Draft(
        town, "\n\n".join(parts), "markdown", f"upload:{town}", date=f"2024-0{number + 1}-01"
    )  # fmt: skip


@asynccontextmanager
async def libraries(
    folder: Path, node: OpenSearchNode, above: int = 10
) -> AsyncIterator[tuple[Library, Library]]:
    """Open the same articles twice: in the engine, and in this process."""
    engine = EngineSettings([node.url], above)
    async with AsyncExitStack() as stack:
        there = await stack.enter_async_context(Library.open(folder / "there", engine=engine))
        here = await stack.enter_async_context(Library.open(folder / "here"))
        yield there, here


async def same(there: Library, here: Library) -> list[Answer]:
    """Ask both everything; the ids of articles are made anew in each library."""
    answers = []
    for question in QUESTIONS:
        for options in ({}, {"after": date(2024, 3, 1)}, {"languages": ["en"]}):
            one = await there.ask(question, **options)
            other = await here.ask(question, **options)
            assert [
                (p.title, p.paragraph, p.score, [q.text for q in p.quotes]) for p in one.passages
            ] == [
                (p.title, p.paragraph, p.score, [q.text for q in p.quotes]) for p in other.passages
            ]
            assert (one.verdict, one.confidence, one.missing) == (
                other.verdict, other.confidence, other.missing
            )  # fmt: skip
            answers.append(one)
    return answers


async def test_answers_are_the_same_whatever_is_done_to_the_library(
    tmp_path: Path, opensearch: OpenSearchNode
) -> None:
    async with libraries(tmp_path, opensearch) as both:
        for number, town in enumerate(TOWNS[:4]):
            for library in both:
                await library.add(article(town, number))
        assert sum(answer.answered for answer in await same(*both)) > 8
        for number, town in enumerate(TOWNS[3:], 3):
            for library in both:
                await library.add(article(town, number))
        await same(*both)
        changed = article(TOWNS[0], 5)
        for library in both:
            await library.add(changed)
            found = {one.title: one.id for one in await library.articles()}
            await library.remove(found[TOWNS[2]])
        await same(*both)
        for library in both:
            await library.reindex()
        await same(*both)
    async with libraries(tmp_path, opensearch) as both:
        await same(*both)


async def test_a_library_moves_to_the_engine_when_it_grows(
    tmp_path: Path, opensearch: OpenSearchNode
) -> None:
    async with libraries(tmp_path, opensearch, above=30) as both:
        for number, town in enumerate(TOWNS):
            for library in both:
                await library.add(article(town, number))
            await same(*both)
        await both[0].reindex()
        await same(*both)
    engine = Engine([opensearch.url])
    try:
        assert any(name.startswith("quoth-") for name in await engine.indexes())
    finally:
        await engine.close()


async def test_a_small_library_that_is_named_is_in_the_engine(
    tmp_path: Path, opensearch: OpenSearchNode, postgresql_url: str
) -> None:
    engine = EngineSettings([opensearch.url], named=frozenset([SHARED]))
    async with (
        Library.open(tmp_path / "there", engine=engine, database=postgresql_url) as there,
        Library.open(tmp_path / "here") as here,
    ):
        for number, town in enumerate(TOWNS[:2]):
            for library in (there, here):
                await library.add(article(town, number))
            await same(there, here)
        assert (await there.of("7").ask("When does the ferry of Aldermoor open?")).passages
    connection = await asyncpg.connect(postgresql_url)
    rows = await connection.fetch("SELECT library FROM engine_index")
    await connection.close()
    assert [row[0] for row in rows] == [SHARED]


async def test_two_processes_change_one_library(tmp_path: Path, opensearch: OpenSearchNode) -> None:
    engine = EngineSettings([opensearch.url], 10)
    async with (
        Library.open(tmp_path / "there", engine=engine) as one,
        Library.open(tmp_path / "there", engine=engine) as other,
        Library.open(tmp_path / "here") as here,
    ):
        for number, town in enumerate(TOWNS):
            await (one, other)[number % 2].add(article(town, number))
            await here.add(article(town, number))
            await asyncio.gather(same(one, here), same(other, here))


async def test_the_doctor_compares_the_engine_with_postgresql(
    tmp_path: Path, opensearch: OpenSearchNode, postgresql_url: str
) -> None:
    settings = EngineSettings([opensearch.url], 10)
    engine = Engine([opensearch.url])
    before = set(await engine.indexes())
    async with Library.open(tmp_path, engine=settings, database=postgresql_url) as library:
        for number, town in enumerate(TOWNS):
            await library.add(article(town, number))
        await library.ready()
    [found] = await search_engine(DataDir(tmp_path), settings, postgresql_url)
    assert found.level is Level.OK
    for name in set(await engine.indexes()) - before:
        await engine.drop(name)
    await engine.close()
    _, lost = await search_engine(DataDir(tmp_path), settings, postgresql_url)
    assert "it has 0 of the" in lost.says


async def test_what_cannot_be_reached_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    with cluster(tmp_path / "nodes") as [node]:
        async with libraries(tmp_path, node) as both:
            for number, town in enumerate(TOWNS[:3]):
                for library in both:
                    await library.add(article(town, number))
            await same(*both)
            node.kill()
            with pytest.raises(EngineUnavailable, match="cannot be reached now"):
                await both[0].ask(QUESTIONS[0])
            for library in both:
                await library.add(article(TOWNS[3], 3))
            node.start()
            await asyncio.to_thread(node.wait)
            await same(*both)


async def test_an_engine_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    engine = EngineSettings(["http://127.0.0.1:9"], 10)
    async with Library.open(tmp_path, engine=engine) as library:
        for number, town in enumerate(TOWNS):
            await library.add(article(town, number))
        with pytest.raises(EngineUnavailable, match="cannot be reached"):
            await library.ask(QUESTIONS[0])


async def test_what_is_left_of_a_filling_is_swept(
    tmp_path: Path, opensearch: OpenSearchNode
) -> None:
    async with libraries(tmp_path, opensearch) as both:
        for number, town in enumerate(TOWNS):
            for library in both:
                await library.add(article(town, number))
        await same(*both)
        engine = Engine([opensearch.url])
        try:
            [name] = await own_indexes(engine, tmp_path)
            left = f"{name.rpartition('-')[0]}-left"
            await engine.create(left)
            await engine.drop(name)
            await same(*both)
            [now] = await own_indexes(engine, tmp_path)
            assert now not in (name, left)
        finally:
            await engine.close()


async def own_indexes(engine: Engine, folder: Path) -> list[str]:
    """Return the indexes of an installation."""
    salt = (folder / "there" / "salt").read_bytes()
    return [one for one in await engine.indexes() if pseudonym(salt, 0)[:8] in one]


async def test_a_node_is_killed_under_questions_and_changes(tmp_path: Path) -> None:
    with cluster(tmp_path / "nodes", 3) as nodes:
        engine = EngineSettings([node.url for node in nodes], 10)
        async with (
            Library.open(tmp_path / "there", engine=engine) as there,
            Library.open(tmp_path / "here") as here,
        ):
            for number, town in enumerate(TOWNS[:4]):
                for library in (there, here):
                    await library.add(article(town, number))
            await same(there, here)
            nodes[1].kill()
            for number, town in enumerate(TOWNS[4:], 4):
                for library in (there, here):
                    await library.add(article(town, number))
                await soon(there)
                await there.ready()
                await same(there, here)
            nodes[1].start()
            await asyncio.to_thread(nodes[1].wait)
            await same(there, here)


async def soon(library: Library) -> None:
    """Ask everything while the engine takes in changes: none waits for that to end."""
    for question in QUESTIONS:
        async with asyncio.timeout(SOON):
            try:
                answer = await library.ask(question)
            except EngineUnavailable:
                continue
        assert answer.passages or answer.verdict is not Verdict.ANSWERED


async def test_questions_do_not_wait_for_a_node_that_hangs(tmp_path: Path) -> None:
    with cluster(tmp_path / "nodes", 3) as nodes:
        engine = EngineSettings([node.url for node in nodes], 10)
        async with Library.open(tmp_path / "there", engine=engine) as there:
            for number, town in enumerate(TOWNS[:4]):
                await there.add(article(town, number))
            await there.ready()
            for hung in nodes:
                hung.send(signal.SIGSTOP)
                await there.add(article(TOWNS[4], 4 + nodes.index(hung)))
                await soon(there)
                hung.send(signal.SIGCONT)
                await there.ready()
                answer = await there.ask("Who built the lighthouse in Eastwick?")
                assert answer.passages[0].title == "Eastwick"


async def test_the_doctor_compares_the_engine_with_the_library(
    tmp_path: Path, opensearch: OpenSearchNode
) -> None:
    settings = EngineSettings([opensearch.url], 10)
    async with libraries(tmp_path, opensearch) as both:
        for number, town in enumerate(TOWNS):
            for library in both:
                await library.add(article(town, number))
        await same(*both)
    data = DataDir(tmp_path / "there")
    findings = await search_engine(data, settings)
    assert [finding.level for finding in findings] == [Level.OK]
    assert "OpenSearch 2." in findings[0].says
    engine = Engine([opensearch.url])
    try:
        [name] = await own_indexes(engine, tmp_path)
        await engine.drop(name)
    finally:
        await engine.close()
    _, lost = await search_engine(data, settings)
    assert "it has 0 of the" in lost.says
    [unreachable] = await search_engine(data, EngineSettings(["http://127.0.0.1:9"]))
    assert unreachable.level is Level.FAIL
    async with libraries(tmp_path, opensearch) as both:
        await both[0].reindex()
        await same(*both)
