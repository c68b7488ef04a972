"""What answering asks of a model that reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Reranker(Protocol):
    """A model that compares a question with texts, off the event loop."""

    async def compare(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """Return how near each text comes to a question in meaning, a cosine.

        None when the model is too busy or cannot be had.
        """

    async def close(self) -> None:
        """Stop what is under way; nothing is compared afterwards."""
