"""What answering asks of a model that reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec


class RerankedText(msgspec.Struct, frozen=True):
    """A paragraph that a question is compared with, and its article's title for the context.

    The title may have a heading after it.
    """

    title: str
    text: str


class Similarity(msgspec.Struct, frozen=True):
    """How near a paragraph comes to a question in meaning; cosines, higher is nearer.

    Attributes:
        sentences: of each sentence, as `index.analysis.sentence_splitter` finds them: over the
        pieces of the
            question, the mean of the nearest piece's cosine.
        paragraph: the same over all its sentences together, above each of them.
        sense: cosine between the mean of the question and that of the sentence nearest to it.
        least: cosine of the question's piece to which the best sentence has the least near.
    """

    sentences: tuple[float, ...]
    paragraph: float
    sense: float
    least: float

    @property
    def sentence(self) -> float:
        """Of the best sentence."""
        return max(self.sentences)


class Reranker(Protocol):
    """A model that compares a question with paragraphs, off the event loop."""

    async def compare(
        self, question: str, texts: Sequence[RerankedText]
    ) -> list[Similarity] | None:
        """Return how near each text is, or None when the model is too busy or cannot be had."""

    async def close(self) -> None:
        """Stop what is under way; nothing is compared afterwards."""
