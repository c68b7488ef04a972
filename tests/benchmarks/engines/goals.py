"""How far a run reaches what was aimed at, as ratios within that run."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.benchmarks.engines.results import Run

_MANY, _MOST = 100_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that is aimed at.

    Attributes:
        what: what is measured.
        aim: what is aimed at, in words.
        reached: computes what was reached; nan where a part of it was not measured.
        met: whether that is enough.
        unit: what follows the number that was reached.
    """

    what: str
    aim: str
    reached: Callable[[Figures], float]
    met: Callable[[float], bool]
    unit: str


class Figures:
    """The rows of a run about made-up paragraphs."""

    def __init__(self, run: Run) -> None:
        self._rows = {(r.engine, r.paragraphs): r for r in run.results if r.corpus == "made up"}
        self.bare = run.bare

    def of(self, engine: str, paragraphs: int, name: str) -> float:
        """Return what was measured; nan where nothing was."""
        value = getattr(self._rows.get((engine, paragraphs)), name, None)
        return math.nan if value is None else float(value)

    def over(self, one: str, other: str, paragraphs: int, name: str) -> float:
        """Return what was measured of one engine as a multiple of the other's."""
        return self.of(one, paragraphs, name) / self.of(other, paragraphs, name)


def _times(other: str, paragraphs: int, name: str) -> Callable[[Figures], float]:
    return lambda figures: figures.over("quoth", other, paragraphs, name)


def _slower(other: str, paragraphs: int, name: str) -> Callable[[Figures], float]:
    return lambda figures: figures.over(other, "quoth", paragraphs, name)


def _measured(engine: str, paragraphs: int, name: str) -> Callable[[Figures], float]:
    return lambda figures: figures.of(engine, paragraphs, name)


def _over_bare(figures: Figures) -> float:
    query = figures.of("library", _MANY, "p50") / 1e3
    return figures.of("library", _MANY, "first") / (figures.bare + query)


def _below(bound: float) -> Callable[[float], bool]:
    return lambda value: value < bound


def _at_most(bound: float) -> Callable[[float], bool]:
    return lambda value: value <= bound


def _at_least(bound: float) -> Callable[[float], bool]:
    return lambda value: value >= bound


_QUERY, _QUERY_MOST = f"query p50, {_MANY:,}", f"query, {_MOST:,}"
_BUILD, _TEXT = f"build from words, {_MANY:,}", f"build from text, {_MANY:,}"
_START, _MEMORY = f"`quoth ask`, {_MANY:,}", f"memory, {_MOST:,}"

GOALS: Final = (
    Goal(_QUERY, "1,500 times as fast as rank-bm25", _slower("rank-bm25", _MANY, "p50"),
         _at_least(1_500), "times"),
    Goal(_QUERY, "under bm25s numba", _times("bm25s-numba", _MANY, "p50"), _below(1), "of it"),
    Goal(_QUERY, "under tantivy", _times("tantivy", _MANY, "p50"), _below(1), "of it"),
    Goal(_QUERY, "within 2 times the floor, adding up", _times("impacts", _MANY, "p50"),
         _at_most(2), "times"),
    Goal(_QUERY, "within 2 times the floor, reading", _times("reading", _MANY, "p50"),
         _at_most(2), "times"),
    *(
        Goal(f"query {name}, {size:,}", f"{bound} of bm25q adaptive",
             _times("bm25q-adaptive", size, name), _at_most(bound), "of it")
        for size, bound in ((_MANY, 0.8), (_MOST, 0.5))
        for name in ("p50", "p99")
    ),
    Goal(f"{_QUERY_MOST}, p50", "no more than bm25s numba", _times("bm25s-numba", _MOST, "p50"),
         _at_most(1), "of it"),
    Goal(f"{_QUERY_MOST}, p99", "no more than bm25s numba", _times("bm25s-numba", _MOST, "p99"),
         _at_most(1), "of it"),
    Goal(f"{_QUERY_MOST}, p50", "under tantivy", _times("tantivy", _MOST, "p50"), _below(1),
         "of it"),
    Goal(f"{_QUERY_MOST}, p99", "under tantivy", _times("tantivy", _MOST, "p99"), _below(1),
         "of it"),
    Goal(_BUILD, "5 times as fast as bm25s numba", _slower("bm25s-numba", _MANY, "build"),
         _at_least(5), "times"),
    Goal(_BUILD, "5 times as fast as bm25s numpy", _slower("bm25s-numpy", _MANY, "build"),
         _at_least(5), "times"),
    Goal(_BUILD, "under rank-bm25", _times("rank-bm25", _MANY, "build"), _below(1), "of it"),
    Goal(_TEXT, "no more than tantivy", _times("tantivy", _MANY, "text"), _at_most(1), "of it"),
    Goal(_TEXT, "half of bm25s numba", _times("bm25s-numba", _MANY, "text"), _at_most(0.5),
         "of it"),
    Goal(f"an article added to {_MANY:,}", "answered from in under 20 ms",
         _measured("library", _MANY, "update"), _below(20), "ms"),
    Goal(_START, "under 0.6 s", _measured("library", _MANY, "first"), _below(0.6), "s"),
    Goal(_START, "twice starting numpy and asking", _over_bare, _at_most(2), "times"),
    Goal(_MEMORY, "under 350 MB", _measured("quoth", _MOST, "resident"), _below(350), "MB"),
    Goal(_MEMORY, "under half of bm25s numba", _times("bm25s-numba", _MOST, "resident"),
         _below(0.5), "of it"),
)  # fmt: skip


def reached(run: Run) -> list[tuple[Goal, float]]:
    """Return the goals that this run measured, and what it reached."""
    figures = Figures(run)
    found = [(goal, goal.reached(figures)) for goal in GOALS]
    return [(goal, value) for goal, value in found if not math.isnan(value)]
