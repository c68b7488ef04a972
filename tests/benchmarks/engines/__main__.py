"""How Quoth's BM25 does beside other engines, on the same paragraphs in the same run.

    uv run python -m tests.benchmarks.engines [--sizes 1000,10000] [--engines quoth,tantivy]
        [--json FILE] [--plot FILE] [--markdown FILE]

Paragraphs are made-up English by Zipf's law, and the public question sets of ../shared/data where
they are. Every step of every engine has a process of its own. The whole run takes some minutes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import msgspec
from rich.console import Console

from tests.benchmarks.engines.corpus import Corpus
from tests.benchmarks.engines.machine import machine, versions
from tests.benchmarks.engines.plot import plot
from tests.benchmarks.engines.questions import DATA, read
from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.engines.report import made_on, markdown, table
from tests.benchmarks.engines.results import Result, Run
from tests.benchmarks.engines.running import Bench
from tests.benchmarks.engines.zipf import invent

SIZES = "1000,10000,100000,1000000"
_WIDTH = 170
"""Of the printed tables, in characters."""
Make = Callable[[], Corpus]


@click.command()
@click.option("--sizes", default=SIZES, show_default=True, help="Paragraphs.")
@click.option("--engines", default=",".join(ENGINES), help="All of them by default.")
@click.option("--shared/--no-shared", default=True, help="The public question sets as well.")
@click.option("--json", "results", type=click.Path(path_type=Path), help="Where rows go.")
@click.option("--plot", "picture", type=click.Path(path_type=Path), help="Where the picture goes.")
@click.option("--markdown", "tables", type=click.Path(path_type=Path), help="Where tables go.")
def main(
    sizes: str,
    engines: str,
    shared: bool,
    results: Path | None,
    picture: Path | None,
    tables: Path | None,
) -> None:
    """Measure, and print a table for each set of paragraphs."""
    console, began = Console(width=_WIDTH), time.perf_counter()
    names, found = engines.split(","), list[Result]()
    if unknown := set(names) - ENGINES.keys():
        raise click.BadParameter(f"No such engine: {', '.join(sorted(unknown))}.")
    for name, make in _corpora([int(size) for size in sizes.split(",")], shared):
        found += _measure(name, make, names, console)
    run = Run(
        machine=machine(),
        versions=versions(),
        seconds=time.perf_counter() - began,
        results=found,
    )
    console.print(made_on(run))
    if results:
        results.write_bytes(msgspec.json.format(msgspec.json.encode(run)))
    if tables:
        tables.write_text(markdown(run), encoding="utf-8")
    if picture:
        plot(found, picture)


def _corpora(sizes: Sequence[int], shared: bool) -> Iterator[tuple[str, Make]]:
    if shared and not DATA.exists():
        click.echo(f"{DATA} is not there; its question sets are left out.")
    elif shared:
        yield "SQuAD and XQuAD", read
    for size in sizes:
        yield "made up", lambda size=size: invent(size)  # type: ignore[misc]


def _measure(name: str, make: Make, engines: Sequence[str], console: Console) -> list[Result]:
    """Measure engines on one set of paragraphs, and print the table."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = make()
        bench = Bench(name, corpus, Path(folder))
        for engine in engines:
            if len(corpus) <= ENGINES[engine].most:
                with console.status(f"{engine}, {len(corpus):,} paragraphs"):
                    found.append(bench.measure(engine))
    console.print(table(found))
    return found


if __name__ == "__main__":
    main()
