"""Tables of what was measured, for the terminal and in Markdown.

    uv run python -m tests.benchmarks.engines.report FILE [--sizes 100000] [--plot FILE]
        [--into README.md]

prints those of an earlier run again, in Markdown, or puts them in a text between the lines
`<!-- engines -->` and `<!-- /engines -->`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

import click
import msgspec
from rich.table import Table

from tests.benchmarks.engines.goals import reached
from tests.benchmarks.engines.plot import plot
from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.engines.results import Result, Run

_START, _END = "<!-- engines -->", "<!-- /engines -->"


def figure(value: float | None) -> str:
    """Return three digits that count; a dash for what was not measured."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _update(result: Result) -> str:
    """Return ms; an engine that cannot add an article builds everything again."""
    if result.update is None and result.build and result.first:
        return f"({figure(result.build * 1e3)})"
    return figure(result.update)


def _speed(result: Result) -> str:
    took = result.build or result.text
    return figure(result.paragraphs / took if took else None)


def _agreement(result: Result) -> str:
    return "–" if result.agreement is None else f"{result.agreement:.1%}"


COLUMNS: Final[dict[str, Callable[[Result], str]]] = {
    "engine": lambda r: ENGINES[r.engine].label,
    "build s": lambda r: figure(r.build),
    "paragraphs/s": _speed,
    "from text s": lambda r: figure(r.text),
    "peak MB": lambda r: figure(r.peak),
    "resident MB": lambda r: figure(r.resident),
    "disk MB": lambda r: figure(r.disk),
    "start s": lambda r: figure(r.first),
    "p50 ms": lambda r: figure(r.p50),
    "p99 ms": lambda r: figure(r.p99),
    "queries/s": lambda r: figure(r.rate),
    "update ms": _update,
    "agree": _agreement,
}


def table(results: Sequence[Result]) -> Table:
    """Return the rows about one set of paragraphs."""
    made = Table(title=_title(results[0]) if results else None)
    for number, name in enumerate(COLUMNS):
        made.add_column(name, justify="right" if number else "left")
    for result in results:
        made.add_row(*(show(result) for show in COLUMNS.values()))
        if result.failure:
            made.add_row(f"[red]{result.failure}[/]")
    return made


def markdown(run: Run, sizes: Collection[int] = ()) -> str:
    """Return a table for each set of paragraphs, what was reached, and where the run was made.

    Args:
        run: what was measured.
        sizes: of the sets of paragraphs that get a table; all do when there are none.
    """
    shown = [result for result in run.results if not sizes or result.paragraphs in sizes]
    parts = [
        "\n".join(_lines(list(rows)))
        for _, rows in groupby(shown, lambda r: (r.corpus, r.paragraphs))
    ]
    parts += _footnotes(shown)
    if reached(run):
        parts.append("\n".join(_goals(run)))
    return "\n\n".join([*parts, made_on(run)]) + "\n"


def _footnotes(results: Sequence[Result]) -> list[str]:
    """Return what tables have no column for."""
    told = {
        "ms a query where one call asks all of them": [
            _row(r, figure(r.batch)) for r in results if r.batch
        ],
        "Broke down before it was measured": [_row(r) for r in results if r.failure],
    }
    return [f"{what}: {', '.join(rows)}." for what, rows in told.items() if rows]


def _row(result: Result, *said: str) -> str:
    """Return which row of all tables is meant, with what is said of it."""
    label = " ".join((ENGINES[result.engine].label, *said))
    return f"{label} ({result.paragraphs:,} paragraphs, {result.corpus})"


def _goals(run: Run) -> list[str]:
    rows = [
        (goal.what, goal.aim, f"{figure(value)} {goal.unit}", "yes" if goal.met(value) else "no")
        for goal, value in reached(run)
    ]
    ruled = ("---", "---", "---:", "---")
    return _ruled([("what", "aim", "reached", "met"), ruled, *rows])


def made_on(run: Run) -> str:
    """Return the machine, the versions and the length of a run."""
    known = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    return f"{run.machine}; {known}; {run.seconds / 60:.1f} minutes."


def _lines(results: Sequence[Result]) -> list[str]:
    rows = [[show(result) for show in COLUMNS.values()] for result in results]
    head = [_title(results[0]), *list(COLUMNS)[1:]]
    ruled = ["---", *["---:"] * (len(head) - 1)]
    return _ruled([head, ruled, *rows])


def _ruled(rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in rows]


def _title(result: Result) -> str:
    return f"{result.paragraphs:,} paragraphs, {result.corpus}"


def put(text: str, tables: str) -> str:
    """Return a text with tables between the two lines that are meant for them.

    Raises:
        ValueError: the text does not have those lines.
    """
    before, start, rest = text.partition(f"{_START}\n")
    _, end, after = rest.partition(f"{_END}\n")
    if not (start and end):
        raise ValueError(f"It has no lines {_START} and {_END}.")
    return f"{before}{start}\n{tables}\n{end}{after}"


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--sizes", help="Only tables of so many paragraphs; by default all of them.")
@click.option("--plot", "picture", type=click.Path(path_type=Path), help="Where the picture goes.")
@click.option("--into", "text", type=click.Path(path_type=Path), help="Where the tables go.")
def main(file: Path, sizes: str | None, picture: Path | None, text: Path | None) -> None:
    """Tell what an earlier run measured."""
    run = msgspec.json.decode(file.read_bytes(), type=Run)
    if picture:
        plot(run.results, picture)
    wanted = {int(size) for size in sizes.split(",")} if sizes else set[int]()
    tables = markdown(run, wanted)
    if text:
        text.write_text(put(text.read_text(encoding="utf-8"), tables), encoding="utf-8")
    else:
        click.echo(tables)


if __name__ == "__main__":
    main()
