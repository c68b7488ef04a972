"""The engines by name, loaded one at a time, so that none costs another memory or start."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from typing import Literal

from tests.benchmarks.engines.engine import Engine


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an engine's class stands.

    Attributes:
        label: its name in tables.
        module: of `tests.benchmarks.engines.peers`.
        name: of the class.
        most: paragraphs it can be given; with more it takes too long, or more than 24 GB.
        compiled: whether it may use numba.
        text: whether it has a tokeniser of its own, with Snowball's English stems.
        words: whether it can be given words; text is given otherwise.
        ranks: whether what it finds is to be compared with the formula's best.
        starts: how a process is started that answers once; "quoth" is the command line's own way.
    """

    label: str
    module: str
    name: str
    most: int = 1_000_000
    compiled: bool = True
    words: bool = True
    text: bool = True
    ranks: bool = True
    starts: Literal["engine", "quoth", "never"] = "engine"

    def load(self) -> type[Engine]:
        """Import the class."""
        package = importlib.import_module(f"tests.benchmarks.engines.peers.{self.module}")
        engine: type[Engine] = getattr(package, self.name)
        return engine

    def prepare(self) -> None:
        """Hide numba from an engine that is measured without it, before anything is imported."""
        if not self.compiled:
            sys.modules["numba"] = None  # type: ignore[assignment]  # makes importing it fail


ENGINES = {
    "quoth": Entry("Quoth numba", "quoth", "CompiledQuoth", most=10_000_000),
    "quoth-numpy": Entry("Quoth numpy", "quoth", "Quoth", compiled=False),
    "library": Entry(
        "Quoth, all of it", "library", "WholeLibrary",
        most=100_000, words=False, ranks=False, starts="quoth",
    ),
    "rank-bm25": Entry("rank-bm25", "okapi", "Okapi", most=100_000, text=False),
    "bm25s-numba": Entry("bm25s numba", "sparse", "CompiledSparse"),
    "bm25s-numpy": Entry("bm25s numpy", "sparse", "Sparse", compiled=False),
    "bm25q": Entry("bm25q exact", "quantised", "Exact"),
    "bm25q-adaptive": Entry("bm25q adaptive", "quantised", "Adaptive"),
    "bm25-turbo": Entry("bm25-turbo", "turbo", "Turbo", compiled=False),
    "pisa": Entry("PISA MaxScore", "pisa", "Pisa", compiled=False),
    "pisa-block-max": Entry("PISA block-max MaxScore", "pisa", "BlockMax", compiled=False),
    "retrievalx": Entry(
        "retrievalx", "retrievalx", "Retrievalx", most=100_000, compiled=False,
    ),
    "fts5": Entry("SQLite FTS5", "fts5", "Fts5"),
    "tantivy": Entry("tantivy", "tantivy", "Tantivy", most=10_000_000),
    "impacts": Entry("floor, adding up", "floor", "Impacts", text=False, starts="never"),
    "reading": Entry(
        "floor, reading", "floor", "Reading", text=False, starts="never", ranks=False
    ),
}  # fmt: skip
