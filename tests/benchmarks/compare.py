"""What has become faster or slower between two runs.

    uv run python -m tests.benchmarks.compare OLD NEW [--all]

OLD and NEW are what a benchmark wrote with `--json`: one of `engines`, or a list of rows as of
`filling` and `asking`. Prints what differs in machine and versions, then each figure's ratio, new
to old; without `--all` only those that moved by more than a tenth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

_KEYS = ("engine", "corpus", "paragraphs", "files", "what")
"""Figures that tell rows apart."""
_MOVED = 0.1


@click.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also what has hardly moved.")
def main(old: Path, new: Path, everything: bool) -> None:
    """Print ratios."""
    before, after = (msgspec.json.decode(file.read_bytes()) for file in (old, new))
    for line in [*differences(before, after), *lines(before, after, everything=everything)]:
        click.echo(line)


def differences(before: Any, after: Any) -> Iterator[str]:
    """Yield what of machine and versions is not the same."""
    one, other = _circumstances(before), _circumstances(after)
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) != other.get(name):
            yield f"{name}: {one.get(name, '–')} → {other.get(name, '–')}"


def lines(before: Any, after: Any, *, everything: bool) -> Iterator[str]:
    """Yield a line for each figure that both runs have."""
    known = {_key(row): row for row in _rows(before)}
    for row in _rows(after):
        for name, ratio in ratios(known.get(_key(row), {}), row).items():
            if everything or abs(ratio - 1) > _MOVED:
                yield f"{' '.join(map(str, _key(row)))}, {name}: {ratio:.2f} ({row[name]:.4g})"


def ratios(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, float]:
    """Return by name what each figure is as a multiple of what it was."""
    return {
        name: value / before[name]
        for name, value in after.items()
        if name not in _KEYS and _is_figure(value) and _is_figure(before.get(name))
        and before[name]
    }  # fmt: skip


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rows(run: Any) -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = run if isinstance(run, list) else run["results"]
    return rows


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _KEYS if name in row)


def _circumstances(run: Any) -> dict[str, str]:
    if isinstance(run, list):
        return {n: str(v) for row in run for n, v in row.items() if n in ("machine", "python")}
    return {"machine": run["machine"], **run["versions"]}


if __name__ == "__main__":
    main()
