"""Packed token attributes, one 64-bit integer each, so that a token is one read of memory.

| bits | token of one word | token of several words or none |
|---|---|---|
| 0-9 | flags | flags |
| 10-17 | answer types of the word | 0 |
| 18 | 1 | 0 |
| 32-63 | id of the word | its row in the table of such tokens |
"""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from index.analysis.batch.token_flags import ALL_FLAGS, SEVERAL_WORDS
from index.analysis.ranges import expand_ranges

Ints = NDArray[np.int64]

_TYPES, _ONE_WORD, _ID = 10, 18, 32


class PackedTokens:
    """Attributes of tokens, by the order in which the tokens are added."""

    def __init__(self) -> None:
        self._packed = array("q")
        # Tokens of several words: where their words begin, how many, and all their words.
        self._starts, self._counts = array("q"), array("q")
        self._word_ids, self._answer_types = array("i"), array("h")

    def __len__(self) -> int:
        """Return how much is held: the tokens, and the words of those that have several."""
        return len(self._packed) + len(self._word_ids)

    def add(
        self,
        word_ids: NDArray[np.integer],
        answer_types: NDArray[np.integer],
        counts: Ints,
        flags: Ints,
    ) -> None:
        """Add tokens.

        Args:
            word_ids: of the words of all tokens, one token after the other.
            answer_types: of each word, below 256.
            counts: how many words each token has.
            flags: of each token.
        """
        packed, starts = flags.copy(), counts.cumsum() - counts
        one, several = np.flatnonzero(counts == 1), np.flatnonzero(counts > 1)
        at = starts[one]
        packed[one] |= word_ids[at].astype(np.int64) << _ID
        packed[one] |= answer_types[at].astype(np.int64) << _TYPES | 1 << _ONE_WORD
        packed[several] |= len(self._starts) + np.arange(len(several)) << _ID
        at = expand_ranges(starts[several], counts[several])
        first = len(self._word_ids) + counts[several].cumsum() - counts[several]
        self._packed.frombytes(packed.tobytes())
        self._starts.frombytes(first.tobytes())
        self._counts.frombytes(counts[several].tobytes())
        self._word_ids.extend(word_ids[at].tolist())
        self._answer_types.extend(answer_types[at].tolist())

    def unpack(
        self, token_ids: Ints
    ) -> tuple[NDArray[np.int32], NDArray[np.int16], Ints, NDArray[np.int16]]:
        """Return the words of some tokens, their answer types, how many each has, and the flags."""
        packed = np.frombuffer(self._packed, np.int64).take(token_ids)
        flags = (packed & ALL_FLAGS).astype(np.int16)
        counts = packed >> _ONE_WORD & 1
        several = np.flatnonzero(flags >= SEVERAL_WORDS)  # the highest flag
        rows = packed[several] >> _ID
        of_several = counts[several] = np.frombuffer(self._counts, np.int64)[rows]
        each = packed.repeat(counts)
        word_ids = (each >> _ID).astype(np.int32)
        answer_types = (each >> _TYPES & 255).astype(np.int16)
        if len(several):
            at = expand_ranges((counts.cumsum() - counts)[several], of_several)
            found = expand_ranges(np.frombuffer(self._starts, np.int64)[rows], of_several)
            word_ids[at] = np.frombuffer(self._word_ids, np.int32)[found]
            answer_types[at] = np.frombuffer(self._answer_types, np.int16)[found]
        return word_ids, answer_types, counts, flags
