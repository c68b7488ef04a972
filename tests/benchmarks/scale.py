"""What each part costs for 1, 100, 10,000 and 1,000,000 servers.

    uv run python -m tests.benchmarks.scale [--servers 10000] [--repeats 200]

Measures on this machine what a question, a message, a change and a server cost, in libraries of 200
made-up paragraphs, and reckons the rest from Discord's rules and made-up load, which it prints.
PostgreSQL is measured where its programs are; otherwise a statement counts as 0.3 ms.
"""

from __future__ import annotations

import asyncio
import resource
import tempfile
import time
import tracemalloc
from dataclasses import asdict
from pathlib import Path

import click
import simcord

from bot import Settings, create_bot
from bot.client.bot import Quoth
from index import Library
from index.storage.articles import ArticleStorage
from tests import postgresql
from tests.benchmarks.invented import articles, questions
from tests.benchmarks.scale_model import Costs, Load, Plan, plan, simulate

PARAGRAPHS = 200
LIBRARIES = 40
SERVERS = 40
CHANNELS = 20
STATEMENT = 0.0003
"""Seconds of a statement, where PostgreSQL is not there to be measured."""


@click.command()
@click.option("--servers", "sizes", type=int, multiple=True, default=(1, 100, 10_000, 1_000_000))
@click.option("--repeats", default=200, help="Questions and messages that are measured.")
@click.option("--seconds", default=600.0, help="Length of the simulation.")
def main(sizes: tuple[int, ...], repeats: int, seconds: float) -> None:
    """Measure, simulate and print."""
    with tempfile.TemporaryDirectory() as folder:
        costs = asyncio.run(measure(Path(folder), repeats))
    load = Load()
    click.echo(f"measured: {_in_words(costs)}")
    click.echo(f"made up: {asdict(load)}\n")
    click.echo(
        "| servers | shards | processes | questions/s | busy | p50, p99 ms | memory of each"
        " | PostgreSQL | disk | all shards in | requests/s |\n" + "|---:" * 11 + "|"
    )
    for servers in sizes:
        planned = plan(servers, costs, load)
        click.echo(_row(planned, simulate(planned, costs, load, seconds, seed=servers)))


def _row(planned: Plan, times: tuple[float, float]) -> str:
    statements = f"{planned.statements:,.0f}/s" if planned.statements else "-"
    return (
        f"| {planned.servers:,} | {planned.shards:,} | {planned.processes:,} |"
        f" {planned.questions:,.4g} | {planned.busy:.1%} | {times[0]:.1f}, {times[1]:.1f} |"
        f" {planned.memory / 1e6:,.0f} MB | {statements} | {planned.disk / 1e9:,.3g} GB |"
        f" {planned.start:,.0f} s | {planned.requests:,.3g}{' (over 50)' * planned.is_over} |"
    )


def _in_words(costs: Costs) -> str:
    times = {k: f"{v * 1000:.2f} ms" for k, v in asdict(costs).items() if v < 100}
    sizes = {k: f"{v / 1000:,.0f} KB" for k, v in asdict(costs).items() if v >= 100}
    return ", ".join(f"{key} {value}" for key, value in (times | sizes).items())


async def measure(folder: Path, repeats: int) -> Costs:
    """Measure what each thing costs here."""
    message, server, process = await _messages(folder / "bot", repeats)
    texts = questions(PARAGRAPHS, repeats)
    async with Library.open(folder / "one") as library:
        await _fill(library)
        await library.ask(texts[0])
        before = time.process_time()
        for text in texts:
            await library.ask(text)
        question = (time.process_time() - before) / repeats
        change = await _changes(library) - question
    index, cold, disk = await _many(folder / "many", texts[0])
    statement = await _statement(repeats)
    return Costs(question, message, change, cold, statement, server, index, process, disk)


async def _fill(library: Library) -> None:
    for draft in articles(PARAGRAPHS):
        await library.add(draft)


async def _changes(library: Library, count: int = 20) -> float:
    """Return what a change and the question after it cost."""
    [draft, *_] = articles(PARAGRAPHS)
    before = time.process_time()
    for number in range(count):
        text = f"{draft.text}\n\nThis is version {number} of the whole."
        await library.add(type(draft)(draft.title, text, "text", draft.origin))
        await library.ask("Which version is this?")
    return (time.process_time() - before) / count


async def _many(folder: Path, text: str) -> tuple[float, float, float]:
    """Return memory, computing of the first question, and bytes on the disk of each library."""
    async with Library.open(folder) as shared:
        for number in range(LIBRARIES):
            await _fill(shared.of(str(1000 + number)))
            await shared.of(str(1000 + number)).ready()
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    async with Library.open(folder) as shared:
        await shared.of("1000").ask(text)
        memory, before = _resident(), time.process_time()
        for number in range(1, LIBRARIES):
            await shared.of(str(1000 + number)).ask(text)
        cold = (time.process_time() - before) / (LIBRARIES - 1)
        index = max(0, _resident() - memory) / (LIBRARIES - 1)
    return index, cold, disk / LIBRARIES


async def _messages(folder: Path, repeats: int) -> tuple[float, float, float]:
    """Return what a message costs, simcord's part included, and memory of a server and a bot."""
    settings = Settings(data_dir=folder, sample=False)
    async with simcord.run(create_bot(settings), settle_timeout=30.0) as env:
        assert isinstance(env.bot, Quoth)
        try:
            process = _resident()
            tracemalloc.start()
            for number in range(SERVERS):
                guild = env.create_guild(f"Server {number}")
                channels = [guild.create_text_channel(f"place-{n}") for n in range(CHANNELS)]
            await env.settle()
            ours = (tracemalloc.Filter(True, "*/discord/*"), tracemalloc.Filter(True, "*/bot/*"))
            found = tracemalloc.take_snapshot().filter_traces(ours).statistics("filename")
            tracemalloc.stop()
            member = guild.add_member(env.create_user("mia"))
            before = time.process_time()
            for number in range(repeats):
                env.backend.create_message(channels[0].id, member.id, f"Hello number {number}.")
            await env.settle()
            message = (time.process_time() - before) / repeats
        finally:
            await env.bot.close()
    return message, sum(one.size for one in found) / SERVERS, process


async def _statement(repeats: int) -> float:
    """Return how long the statement takes that compares a library's stamps in PostgreSQL."""
    if postgresql.programs() is None:
        return STATEMENT
    from index.storage.postgresql.database import PostgresDatabase

    with postgresql.running() as server:
        database = await PostgresDatabase.open(server.url(await server.new()))
        try:
            storage = ArticleStorage(database)
            await storage.stamps(["shared"])
            began = time.perf_counter()
            for _ in range(repeats):
                await storage.stamps(["1000", "shared", "sample"])
            return (time.perf_counter() - began) / repeats
        finally:
            await database.close()


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main()
