"""What every engine is given: paragraphs as words, queries, and the text they come from."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Int32s = NDArray[np.int32]
Ints = NDArray[np.int64]

_SENTENCE = 15
"""Words of a sentence, where paragraphs have no text of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Paragraphs, and what is asked of them.

    Attributes:
        words: the vocabulary.
        terms: position in `words` of every word of every paragraph, one paragraph after another.
        starts: where each paragraph begins in `terms`, and where the last one ends.
        queries: terms that are looked for together, as words.
        texts: the paragraphs as they are written; empty where they are nothing but their words.
    """

    words: list[str]
    terms: Int32s
    starts: Ints
    queries: list[list[str]]
    texts: list[str]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def documents(self) -> list[list[str]]:
        """Return the words of each paragraph."""
        flat: list[str] = np.array(self.words, object)[self.terms].tolist()
        return [flat[a:b] for a, b in itertools.pairwise(self.starts.tolist())]

    def written(self) -> list[str]:
        """Return the text of each paragraph; plain words are put into sentences."""
        return self.texts or [prose(document) for document in self.documents()]

    def save(self, folder: Path) -> None:
        """Write it to an empty folder."""
        np.save(folder / "terms.npy", self.terms)
        np.save(folder / "starts.npy", self.starts)
        rest = {"words": self.words, "queries": self.queries, "texts": self.texts}
        (folder / "rest.json").write_bytes(msgspec.json.encode(rest))

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        """Read what `save` wrote."""
        rest: dict[str, Any] = msgspec.json.decode((folder / "rest.json").read_bytes())
        terms = np.load(folder / "terms.npy", mmap_mode="r")
        return cls(terms=terms, starts=np.load(folder / "starts.npy"), **rest)


def prose(words: Sequence[str]) -> str:
    """Return words as sentences."""
    return " ".join(f"{sentence.capitalize()}." for sentence in _sentences(words))


def _sentences(words: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(words), _SENTENCE):
        yield " ".join(words[start : start + _SENTENCE])
