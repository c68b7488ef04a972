"""What no engine can be faster than, give or take: bare loops over postings, compiled by numba.

Not search engines: there is no check, no update and no memory to spare in them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numba import njit
from numpy.typing import NDArray

from tests.benchmarks.engines.engine import K1, B, Documents, Engine

Int32s = NDArray[np.int32]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class Reading(Engine):
    """Reads the postings of the query's terms once, documents and frequencies, and adds them up."""

    def build(self, documents: Documents) -> None:
        vocabulary: dict[str, int] = {}
        number = vocabulary.setdefault
        numbered = [[number(word, len(vocabulary)) for word in text] for text in documents]
        self.lengths = np.fromiter(map(len, numbered), np.int64, len(numbered))
        terms = np.fromiter((t for text in numbered for t in text), np.int32, self.lengths.sum())
        self.vocabulary = vocabulary
        self.starts, self.documents, self.frequencies = _post(terms, self.lengths, len(vocabulary))

    def save(self) -> None:
        (self.folder / "words.json").write_bytes(msgspec.json.encode(self.vocabulary))
        for name in self._arrays():
            np.save(self.folder / f"{name}.npy", getattr(self, name))

    def load(self) -> None:
        words = (self.folder / "words.json").read_bytes()
        self.vocabulary = msgspec.json.decode(words, type=dict[str, int])
        for name in self._arrays():
            setattr(self, name, np.load(self.folder / f"{name}.npy", mmap_mode="r"))

    def _arrays(self) -> Sequence[str]:
        return ("starts", "documents", "frequencies")

    def _terms(self, query: Sequence[str]) -> Ints:
        known = (self.vocabulary.get(word, -1) for word in query)
        return np.array([term for term in known if term >= 0], np.int64)

    def top(self, query: Sequence[str], count: int) -> list[int]:
        """Return a sum that nobody needs, lest the loop be optimised away."""
        return [_read(self._terms(query), self.starts, self.documents, self.frequencies)]


class Impacts(Reading):
    """Adds up scores that were computed beforehand, and keeps the best."""

    def build(self, documents: Documents) -> None:
        super().build(documents)
        holding = np.diff(self.starts)
        idf = np.log1p((len(self.lengths) - holding + 0.5) / (holding + 0.5))
        norm = K1 * (1 - B + B * self.lengths / (self.lengths.mean() or 1))
        frequencies = self.frequencies.astype(np.float32)
        saturated = frequencies * (K1 + 1) / (frequencies + norm[self.documents])
        self.impacts = (np.repeat(idf, holding) * saturated).astype(np.float32)
        self.scores = np.zeros(len(self.lengths), np.float32)

    def load(self) -> None:
        super().load()
        self.scores = np.zeros(len(self.lengths), np.float32)

    def _arrays(self) -> Sequence[str]:
        return ("starts", "documents", "impacts", "lengths")

    def top(self, query: Sequence[str], count: int) -> list[int]:
        found = _best(
            self._terms(query), self.starts, self.documents, self.impacts, self.scores, count
        )
        best: list[int] = found.tolist()
        return best


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _post(terms: Int32s, lengths: Ints, vocabulary: int) -> tuple[Ints, Int32s, NDArray[np.uint8]]:
    """Lay out the documents of each term, in two passes over the words."""
    starts, last = np.zeros(vocabulary + 1, np.int64), np.full(vocabulary, -1, np.int32)
    place = 0
    for document in range(len(lengths)):
        for term in terms[place : place + lengths[document]]:
            starts[term + 1] += last[term] != document
            last[term] = document
        place += lengths[document]
    starts = np.cumsum(starts)
    documents, frequencies = np.empty(starts[-1], np.int32), np.zeros(starts[-1], np.uint8)
    ends, place = starts[:-1].copy(), 0
    last[:] = -1
    for document in range(len(lengths)):
        for term in terms[place : place + lengths[document]]:
            if last[term] != document:
                last[term] = document
                documents[ends[term]] = document
                ends[term] += 1
            frequencies[ends[term] - 1] += frequencies[ends[term] - 1] < 255
        place += lengths[document]
    return starts, documents, frequencies


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _read(terms: Ints, starts: Ints, documents: Int32s, frequencies: NDArray[np.uint8]) -> int:
    total = 0
    for term in terms:
        for i in range(starts[term], starts[term + 1]):
            total += documents[i] + frequencies[i]
    return total


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _best(
    terms: Ints, starts: Ints, documents: Int32s, impacts: Floats, scores: Floats, count: int
) -> Int32s:
    """Add up the impacts of each document, then keep the best, leaving all scores at zero."""
    for term in terms:
        for i in range(starts[term], starts[term + 1]):
            scores[documents[i]] += impacts[i]
    heights, best = np.zeros(count + 1, np.float32), np.zeros(count + 1, np.int32)
    kept = 0
    for term in terms:
        for i in range(starts[term], starts[term + 1]):
            score = scores[documents[i]]
            scores[documents[i]] = 0
            if score > 0 and (kept < count or score > heights[count - 1]):
                place = kept
                while place > 0 and heights[place - 1] < score:
                    heights[place], best[place] = heights[place - 1], best[place - 1]
                    place -= 1
                heights[place], best[place] = score, documents[i]
                kept = min(kept + 1, count)
    return best[:kept]
