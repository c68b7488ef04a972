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
from tests.benchmarks.engines.running import Bench, fastest
from tests.benchmarks.engines.zipf import invent

SIZES = "1000,10000,100000,1000000"
_WIDTH = 170
"""Of the printed tables, in characters."""
Make = Callable[[], Corpus]


@click.command()
@click.option("--sizes", default=SIZES, show_default=True, help="Paragraphs.")
@click.option("--engines", default=",".join(ENGINES), help="All of them by default.")
@click.option("--shared/--no-shared", default=True, help="The public question sets as well.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Where the rows go.")
@click.option("--markdown", "tables", type=click.Path(path_type=Path), help="Where tables go.")
@click.option("--plot", "picture", type=click.Path(path_type=Path), help="Where the picture goes.")
def main(
    sizes: str,
    engines: str,
    shared: bool,
    file: Path | None,
    tables: Path | None,
    picture: Path | None,
) -> None:
    """Measure, and print a table for each set of paragraphs."""
    names, wanted = engines.split(","), [int(size) for size in sizes.split(",")]
    if unknown := set(names) - ENGINES.keys():
        raise click.BadParameter(f"No such engine: {', '.join(sorted(unknown))}.")
    began, console = time.perf_counter(), Console(width=_WIDTH)
    bare = fastest("-c", "import numpy")
    run = Run(machine=machine(), versions=versions(), bare=bare, seconds=0, results=[])
    for name, make in _corpora(wanted, shared):
        rows = _measure(name, make, names)
        console.print(table(rows))
        run.results += rows
        run.seconds = time.perf_counter() - began
        _keep(run, file, tables, picture)
    console.print(made_on(run))


def _keep(run: Run, file: Path | None, tables: Path | None, picture: Path | None) -> None:
    """Write what there is so far, lest an interrupted run leave nothing."""
    if file:
        file.write_bytes(msgspec.json.format(msgspec.json.encode(run)))
    if tables:
        tables.write_text(markdown(run), encoding="utf-8")
    if picture:
        plot(run.results, picture)


def _corpora(sizes: Sequence[int], shared: bool) -> Iterator[tuple[str, Make]]:
    if shared and not DATA.exists():
        click.echo(f"{DATA} is not there; its question sets are left out.")
    elif shared:
        yield "SQuAD and XQuAD", read
    for size in sizes:
        yield "made up", lambda size=size: invent(size)  # type: ignore[misc]


def _measure(name: str, make: Make, engines: Sequence[str]) -> list[Result]:
    """Measure engines on one set of paragraphs."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = make()
        bench = Bench(name, corpus, Path(folder))
        for engine in engines:
            if len(corpus) <= ENGINES[engine].most:
                began = time.perf_counter()
                found.append(bench.measure(engine))
                took = time.perf_counter() - began
                click.echo(f"{len(corpus):,} paragraphs, {engine}: {took:.0f} s", err=True)
    return found


if __name__ == "__main__":
    main()
