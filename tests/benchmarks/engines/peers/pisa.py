"""PISA through pyterrier-pisa, C++ that reads compressed lists.

It is asked below its data frames, which take longer than the search. Its idf is the older one, kept
above 0, so that it ranks a little differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import numpy as np
from pyterrier_pisa import PisaIndex, PisaQueryAlgorithm, PisaRetrieve, PisaScorer, _pisathon

from tests.benchmarks.engines.engine import K1, B, Documents, Engine


class Pisa(Engine):
    """MaxScore."""

    batches = True
    algorithm: ClassVar[PisaQueryAlgorithm] = PisaQueryAlgorithm.maxscore

    def build(self, documents: Documents) -> None:
        self._fill("none", map(" ".join, documents))

    def build_from_text(self, texts: Sequence[str]) -> None:
        self._fill("porter2", texts)

    def _fill(self, stemmer: str, texts: Iterable[str]) -> None:
        path = str(self.folder / "pisa")
        index = PisaIndex(path, text_field="text", stemmer=stemmer, stops="none", threads=2)
        index.index({"docno": str(n), "text": text} for n, text in enumerate(texts))

    def save(self) -> None:
        """Do nothing: it was written."""

    def load(self) -> None:
        index = PisaIndex(str(self.folder / "pisa"), stemmer="none", stops="none", threads=1)
        self.retrieve = PisaRetrieve(
            index, PisaScorer.bm25, query_algorithm=self.algorithm, bm25_k1=K1, bm25_b=B
        )

    def top(self, query: Sequence[str], count: int) -> list[int]:
        return self.batch([query], count)[0]

    def batch(self, queries: Sequence[Sequence[str]], count: int) -> list[list[int]]:
        room = len(queries) * count
        asked, ranks = np.empty(room, np.int32), np.empty(room, np.int32)
        found, scores = np.empty(room, object), np.empty(room, np.float32)
        size = _pisathon.retrieve(
            self.retrieve._ctxt,
            self.algorithm.value,
            [(number, " ".join(query)) for number, query in enumerate(queries)],
            k=count,
            threads=1,
            pretokenised=False,
            query_weighted=0,
            result_qidxs=asked,
            result_docnos=found,
            result_ranks=ranks,
            result_scores=scores,
        )
        answers: list[list[int]] = [[] for _ in queries]
        rows: Any = zip(asked[:size].tolist(), found[:size].tolist(), strict=True)
        for number, document in rows:
            answers[number].append(int(document))
        return answers


class BlockMax(Pisa):
    """The same with the highest impact of every block."""

    algorithm = PisaQueryAlgorithm.block_max_maxscore
