"""How much a term tells, by how few documents hold it."""

from __future__ import annotations

import math


def inverse_document_frequency(documents: int, holding: int) -> float:
    """Return Lucene's idf, `log(1 + (N - n + 0.5) / (n + 0.5))`: positive even when n = N.

    Args:
        documents: N, documents in the collection.
        holding: n, documents that hold the term.
    """
    return math.log1p((documents - holding + 0.5) / (holding + 0.5))
