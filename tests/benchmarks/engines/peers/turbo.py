"""bm25-turbo, a matrix of all scores in Rust, with a tokeniser of its own."""

from __future__ import annotations

from collections.abc import Sequence

from bm25_turbo_python import BM25

from tests.benchmarks.engines.engine import K1, B, Documents, Engine


class Turbo(Engine):
    """The lists that it returns are faster here than its arrays."""

    def build(self, documents: Documents) -> None:
        self.build_from_text([*map(" ".join, documents)])

    def build_from_text(self, texts: Sequence[str]) -> None:
        self.index = BM25(method="lucene", k1=K1, b=B)
        self.index.index([*texts])

    def save(self) -> None:
        self.index.save(str(self.folder / "index.bm25"))

    def load(self) -> None:
        self.index = BM25.load(str(self.folder / "index.bm25"))

    def top(self, query: Sequence[str], count: int) -> list[int]:
        found, scores = self.index.search(" ".join(query), count)
        return [number for number, score in zip(found, scores, strict=True) if score > 0]
