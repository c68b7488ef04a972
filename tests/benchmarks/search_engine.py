"""A library in OpenSearch beside the same in this process: the same answers, and how soon?

    uv run python -m tests.benchmarks.search_engine --paragraphs 100000 --questions 1000

Starts nodes of its own (Java and Maven are needed).
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

import click

from index import Answer, EngineSettings, Library
from index.search.postings import numba_search
from index.search.postings.numba_warmup import MIN_PARAGRAPHS
from tests.benchmarks.invented import articles, questions
from tests.benchmarks.timing import percentiles
from tests.cluster.opensearch_nodes import cluster


@click.command()
@click.option("--paragraphs", default=100_000)
@click.option("--questions", "count", default=1_000)
@click.option("--nodes", default=1)
def main(paragraphs: int, count: int, nodes: int) -> None:
    """Measure, and print what was found."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with cluster(folder / "nodes", nodes) as made:
            engine = EngineSettings([node.url for node in made], above=1)
            asyncio.run(measure(folder / "data", engine, paragraphs, count))


async def measure(data_dir: Path, engine: EngineSettings, paragraphs: int, count: int) -> None:
    """Fill a library, ask it in both ways and print."""
    async with Library.open(data_dir) as library:
        for draft in articles(paragraphs):
            await library.add(draft)
    if paragraphs >= MIN_PARAGRAPHS:
        numba_search.warm()
    asked = questions(paragraphs, count)
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(Library.open(data_dir))
        there = await stack.enter_async_context(Library.open(data_dir, engine=engine))
        began = time.perf_counter()
        await there.ask(asked[0])
        took = time.perf_counter() - began
        click.echo(f"{paragraphs:,} paragraphs in the engine after {took:.0f} s")
        await here.ask(asked[0])
        took_here, took_there, first, all_three, whole = [], [], 0, 0, 0
        for question in asked:
            began = time.perf_counter()
            one = await here.ask(question)
            middle = time.perf_counter()
            other = await there.ask(question)
            took_there.append(time.perf_counter() - middle)
            took_here.append(middle - began)
            first += places(one)[:1] == places(other)[:1]
            all_three += places(one) == places(other)
            whole += one == other
        click.echo(
            f"of {count:,} questions the first passage is the same in {first / count:.1%}, all"
            f" three in {all_three / count:.1%}, all digits in {whole / count:.1%}"
        )
        for name, took_each in (("in this process", took_here), ("in the engine", took_there)):
            click.echo(f"{name}: {percentiles(took_each)} ms")


def places(answer: Answer) -> list[tuple[str, int]]:
    """Return where the passages of an answer stand."""
    return [(passage.article_id, passage.paragraph) for passage in answer.passages]


if __name__ == "__main__":
    main()
