"""The model, and the paragraphs that it has read of late.

To import this module needs what `quoth[semantic]` installs, so that is left until a question is
asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from cachetools import LRUCache

from index.answering.reranking.encoder import Encoder
from index.answering.reranking.interface import RerankedText, Similarity
from index.answering.reranking.late_interaction import (
    EncodedText,
    compare,
    encode_question,
    encode_text,
)

MEMORY = 64_000_000
"""Bytes of paragraphs that stay read: some thousand of them."""


class Model:
    """Compares questions with paragraphs; used by one thread at a time."""

    def __init__(self) -> None:
        self._encoder = Encoder()
        self._read: LRUCache[bytes, EncodedText] = LRUCache(
            MEMORY, getsizeof=lambda read: read.size
        )

    def compare(self, question: str, texts: Sequence[RerankedText]) -> list[Similarity]:
        """Return how near each text comes to a question."""
        asked = encode_question(self._encoder, question)
        return [compare(asked, self._look_up(text)) for text in texts]

    def _look_up(self, text: RerankedText) -> EncodedText:
        key = hashlib.blake2b(f"{text.title}\n{text.text}".encode(), digest_size=16).digest()
        read: EncodedText | None = self._read.get(key)
        if read is None:
            read = self._read[key] = encode_text(self._encoder, text)
        return read
