"""A picture of how times grow with the number of paragraphs, both on logarithmic scales."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.engines.results import Result


def plot(results: Sequence[Result], path: Path) -> None:
    """Draw the made-up paragraphs' query and build times, and save the picture."""
    drawing = Figure(figsize=(11, 5), layout="constrained")
    asking, building = drawing.subplots(1, 2)
    _draw(asking, results, "p50", "median query, ms")
    _draw(building, results, "build", "build from words, s")
    drawing.savefig(path, dpi=150)


def _draw(axes: Axes, results: Sequence[Result], name: str, title: str) -> None:
    for engine, entry in ENGINES.items():
        rows = sorted(
            (r for r in results if r.engine == engine and r.corpus == "made up"),
            key=attrgetter("paragraphs"),
        )
        points = [(r.paragraphs, value) for r in rows if (value := getattr(r, name))]
        if points:
            axes.loglog(*zip(*points, strict=True), marker="o", label=entry.label)
    axes.set_title(title)
    axes.legend()
