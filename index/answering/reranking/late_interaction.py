"""Compares a question with a paragraph, piece by piece ("late interaction", as in ColBERT).

A paragraph is read once, after its article's title, and every piece of it keeps its vector. Each
piece of a question then looks for the nearest one in a sentence; the mean of these cosines says
how much of the question the sentence has, whatever words it uses. (O. Khattab and M. Zaharia,
"ColBERT: Efficient and Effective Passage Search", SIGIR 2020. The model was not trained for it;
tests/benchmarks/fit_semantic.py shows what it is worth all the same.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.analysis.sentence_splitter import sentences
from index.answering.reranking.interface import RerankedText, Similarity

if TYPE_CHECKING:
    from index.answering.reranking.encoder import Encoder

Floats = NDArray[np.float32]

READ = 480
"""Most pieces of a paragraph that are read, some 400 words, so that its time is bounded."""
AT_ONCE = 220
"""Pieces of it that are read together, but for a longer sentence; leaves room for the title."""
QUESTION = 64
"""Most pieces of a question."""
_TITLE = 24
_COLON = 1024
"""Number of the piece ":"."""
_STEPS = 127
"""A vector's numbers are kept in a byte each; the cosines stay right to a hundredth."""


@dataclass(frozen=True, slots=True)
class EncodedQuestion:
    """A question, read: its pieces' vectors and their mean, of length 1."""

    pieces: Floats
    mean: Floats


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A paragraph, read.

    Attributes:
        pieces: their vectors, in steps of `1 / scale`.
        scale: steps in 1.
        starts: the first piece of each sentence that was read.
        means: the mean vector of each of those, of length 1.
        sentences: how many sentences there are.
    """

    pieces: NDArray[np.int8]
    scale: float
    starts: NDArray[np.intp]
    means: Floats
    sentences: int

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return self.pieces.nbytes + self.starts.nbytes + self.means.nbytes


def encode_question(encoder: Encoder, question: str) -> EncodedQuestion:
    """Read a question."""
    vectors = encoder.vectors(encoder.pieces(question, QUESTION))
    return EncodedQuestion(_unit(vectors), _unit(vectors.mean(axis=0)))


def encode_text(encoder: Encoder, text: RerankedText) -> EncodedText:
    """Read a paragraph, sentence by sentence until `READ` is reached."""
    spans = sentences(text.text) or [(0, len(text.text))]
    title = [*encoder.pieces(text.title, _TITLE), _COLON]
    parts: list[list[int]] = []
    left = READ
    for start, end in spans:
        if left > 0:
            parts.append(encoder.pieces(text.text[start:end], min(left, AT_ONCE)))
            left -= len(parts[-1])
    found = []
    for window in _windows(parts):
        found.append(encoder.vectors([*title, *window])[len(title) :])
    vectors = np.concatenate(found)
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])])
    means = np.add.reduceat(vectors, starts)
    units = _unit(vectors)
    scale = _STEPS / float(np.abs(units).max())
    return EncodedText(
        np.rint(units * scale).astype(np.int8), scale, starts, _unit(means), len(spans)
    )


def compare(asked: EncodedQuestion, read: EncodedText) -> Similarity:
    """Return how near a paragraph comes to a question; what was not read counts as its least."""
    cosines = read.pieces.astype(np.float32) @ asked.pieces.T / np.float32(read.scale)
    nearest = np.maximum.reduceat(cosines, read.starts, axis=0)
    means = nearest.mean(axis=1)
    near = means.tolist()
    near += [min(near)] * (read.sentences - len(near))
    return Similarity(
        sentences=tuple(near),
        paragraph=float(nearest.max(axis=0).mean()),
        sense=float((read.means * asked.mean).sum(axis=1).max()),
        least=float(nearest[means.argmax()].min()),
    )


def _windows(parts: list[list[int]]) -> Iterator[list[int]]:
    """Yield neighbouring sentences together, as many as are read at once."""
    window: list[int] = []
    for part in parts:
        if window and len(window) + len(part) > AT_ONCE:
            yield window
            window = []
        window = window + part
    if window:
        yield window


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)
