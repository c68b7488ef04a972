"""A picture of how times grow with the number of paragraphs, both on logarithmic scales."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.engines.results import Result

_PAPER, _INK, _GRID = "#ffffff", "#24292f", "#d8dee4"
"""A ground of its own, so that the picture can be read on a dark page as well as on a light one."""
_STYLES: dict[str, dict[str, Any]] = {
    "quoth": {"color": "#0550ae", "linewidth": 3, "marker": "o", "zorder": 5},
    "quoth-numpy": {"color": "#54aeff", "linewidth": 2, "marker": "o", "zorder": 4},
    "library": {"color": "#0a3069", "linewidth": 1.5, "marker": "s", "linestyle": "-."},
    "rank-bm25": {"color": "#cf222e", "marker": "v"},
    "bm25s-numba": {"color": "#bc4c00", "marker": "^"},
    "bm25s-numpy": {"color": "#e5a000", "marker": "^"},
    "bm25q": {"color": "#bf3989", "marker": "<"},
    "bm25q-adaptive": {"color": "#bf3989", "marker": "<", "linestyle": "--"},
    "bm25-turbo": {"color": "#9a6700", "marker": ">"},
    "pisa": {"color": "#116329", "marker": "X"},
    "pisa-block-max": {"color": "#116329", "marker": "X", "linestyle": "--"},
    "retrievalx": {"color": "#57606a", "marker": "*"},
    "fts5": {"color": "#8250df", "marker": "D"},
    "tantivy": {"color": "#1a7f37", "marker": "P"},
    "impacts": {"color": "#6e7781", "linestyle": "--"},
    "reading": {"color": "#6e7781", "linestyle": ":"},
}


def plot(results: Sequence[Result], path: Path) -> None:
    """Draw how queries and builds of the made-up paragraphs grow, and save the picture."""
    drawing = Figure(figsize=(11, 5), layout="constrained", facecolor=_PAPER)
    asking, building = drawing.subplots(1, 2)
    _draw(asking, results, "p50", "Median time of a query for the best ten, ms")
    _draw(building, results, "build", "Building from words, s")
    handles, labels = asking.get_legend_handles_labels()
    drawing.legend(
        handles, labels, loc="outside right center", frameon=False, labelcolor=_INK, fontsize=10
    )
    drawing.savefig(path, dpi=150)


def _draw(axes: Axes, results: Sequence[Result], name: str, title: str) -> None:
    for engine, entry in ENGINES.items():
        rows = sorted(
            (r for r in results if r.engine == engine and r.corpus == "made up"),
            key=attrgetter("paragraphs"),
        )
        points = [(r.paragraphs, value) for r in rows if (value := getattr(r, name))]
        if points:
            axes.loglog(*zip(*points, strict=True), label=entry.label, **_STYLES[engine])
    axes.set_title(title, color=_INK, fontsize=12, loc="left")
    axes.set_xlabel("paragraphs", color=_INK)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.set_facecolor(_PAPER)
    axes.grid(color=_GRID, linewidth=0.8)
    axes.tick_params(which="both", color=_GRID, labelcolor=_INK)
    for spine in axes.spines.values():
        spine.set_color(_GRID)
