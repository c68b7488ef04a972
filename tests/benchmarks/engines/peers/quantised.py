"""bm25q, which keeps impacts of one byte beside a matrix of all scores, compiled by numba."""

from __future__ import annotations

from typing import Any, ClassVar

import bm25q

from tests.benchmarks.engines.peers.sparse import Sparse


class Exact(Sparse):
    """bm25q with the scores as they are."""

    package: ClassVar[Any] = bm25q
    backend = "numba"


class Adaptive(Exact):
    """bm25q with impacts of one byte, and of less where a query lets it."""

    quantize: ClassVar[bool | str | None] = "adaptive"
