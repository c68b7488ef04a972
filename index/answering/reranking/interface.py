"""What answering asks of a model that reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Reranker(Protocol):
    """A model that compares a question with passages, off the event loop."""

    async def compare(self, question: str, passages: Sequence[Sequence[str]]) -> list[float] | None:
        """Return how near each passage comes to a question in meaning: its nearest piece's cosine.

        None when the model is too busy or cannot be had.

        Args:
            question: as asked.
            passages: the pieces of each, at least one.
        """

    async def close(self) -> None:
        """Stop what is under way; nothing is compared afterwards."""
