"""The words of libraries in the engine, by their first letters: what slips are compared with."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from index.search.segments.vocabulary import Vocabulary
from index.storage.engine_tables import EngineIndex
from index.storage.interface import Stamp

MAX_WORDS = 500_000
"""Words that are kept, over all libraries; some 50 MB."""


class KnownWords:
    """Vocabularies that were read, for as long as their library does not change; thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[Stamp, Vocabulary]] = OrderedDict()
        self._lock = Lock()

    def get(self, index: EngineIndex, letter: str) -> Vocabulary | None:
        """Return the words that begin with a letter, if they were read at this very state."""
        with self._lock:
            kept = self._kept.get((index.name, letter))
            if kept is None or kept[0] != index.stamp:
                return None
            self._kept.move_to_end((index.name, letter))
            return kept[1]

    def put(self, index: EngineIndex, letter: str, words: Vocabulary) -> None:
        """Keep words, in place of those that were asked for the longest time ago."""
        with self._lock:
            self._kept.pop((index.name, letter), None)
            self._kept[index.name, letter] = index.stamp, words
            while len(self._kept) > 1 and self._words() > MAX_WORDS:
                self._kept.popitem(last=False)

    def _words(self) -> int:
        return sum(len(words) for _, words in self._kept.values())
