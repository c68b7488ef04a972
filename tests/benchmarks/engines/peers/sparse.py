"""bm25s, which keeps a matrix of all scores, with numpy or compiled by numba."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import bm25s  # type: ignore[import-untyped]
import Stemmer  # type: ignore[import-not-found]

from tests.benchmarks.engines.engine import K1, B, Documents, Engine


class Sparse(Engine):
    """bm25s with Lucene's idf, in numpy."""

    package: ClassVar[Any] = bm25s
    backend: ClassVar[str] = "numpy"
    quantize: ClassVar[bool | str | None] = None

    def build(self, documents: Documents) -> None:
        self._index(documents)

    def build_from_text(self, texts: Sequence[str]) -> None:
        self._index(
            self.package.tokenize(
                texts, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False
            )
        )

    def _index(self, documents: Any) -> None:
        self.index = self.package.BM25(k1=K1, b=B, method="lucene", backend=self.backend)
        self.index.index(documents, show_progress=False)

    def save(self) -> None:
        self.index.save(self.folder)

    def load(self) -> None:
        self.index = self.package.BM25.load(self.folder, mmap=True)
        self.index.backend = self.backend
        if self.quantize:
            self.index.quantize = self.quantize

    def top(self, query: Sequence[str], count: int) -> list[int]:
        count = min(count, self.index.scores["num_docs"])
        found, scores = self.index.retrieve([list(query)], k=count, show_progress=False)
        return [int(n) for n, score in zip(found[0], scores[0], strict=True) if score > 0]


class CompiledSparse(Sparse):
    """bm25s with Lucene's idf, compiled by numba."""

    backend = "numba"
