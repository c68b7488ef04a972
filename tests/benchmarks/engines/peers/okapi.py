"""rank-bm25 by itself. It has no format of its own, so it is pickled."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import numpy as np
from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

from tests.benchmarks.engines.engine import K1, B, Documents, Engine


class Okapi(Engine):
    """BM25Okapi, with the idf that is its own."""

    def build(self, documents: Documents) -> None:
        self.index = BM25Okapi(documents, k1=K1, b=B)

    def save(self) -> None:
        (self.folder / "index.pickle").write_bytes(pickle.dumps(self.index, protocol=5))

    def load(self) -> None:
        self.index = pickle.loads((self.folder / "index.pickle").read_bytes())  # noqa: S301 - ours

    def top(self, query: Sequence[str], count: int) -> list[int]:
        """Sort all scores, as its `get_top_n` does, which returns documents and no numbers."""
        best: list[int] = np.argsort(self.index.get_scores(query))[::-1][:count].tolist()
        return best
