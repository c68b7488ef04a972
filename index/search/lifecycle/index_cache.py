"""The libraries in memory: those asked least recently go when they take more than they may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import msgspec

from index.search.lifecycle.snapshot import Snapshot
from index.search.segments.segment import Segment
from index.search.store.manifest import SegmentFile

SegmentFiles = Mapping[Segment, SegmentFile]
"""Where segments are saved; one that is not has no file."""


class CachedIndex(msgspec.Struct, eq=False):
    """A library in memory.

    Attributes:
        snapshot: what is answered from.
        files: where its segments are saved.
    """

    snapshot: Snapshot
    files: SegmentFiles = msgspec.field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of its arrays, those included that lie in files and are not in use."""
        return sum(
            array.nbytes
            for live in self.snapshot.segments
            for array in live.segment.pack()[1].values()
        )

    def at(self, snapshot: Snapshot) -> CachedIndex:
        """Return another state of the library."""
        return CachedIndex(snapshot, _only(snapshot, self.files))

    def note(self, files: SegmentFiles) -> None:
        """Take note of where segments have been saved."""
        self.files = _only(self.snapshot, {**self.files, **files})


class IndexCache:
    """What a ranker holds, by library, the least recently used first.

    Args:
        budget: bytes that it may take, but for what is in use; None is without bound.

    Attributes:
        size: bytes that all libraries take together, see `CachedIndex.size`.
    """

    size: int

    def __init__(self, budget: int | None = None) -> None:
        self._budget = budget
        self._indexes: dict[str, CachedIndex] = {}
        self._sizes: dict[str, int] = {}
        self._users: Counter[str] = Counter()
        self.size = 0

    def __len__(self) -> int:
        return len(self._indexes)

    def get(self, library: str) -> CachedIndex | None:
        """Return a library, None when it is not cached; that alone is no use of it."""
        return self._indexes.get(library)

    def put(self, library: str, cached: CachedIndex) -> None:
        """Hold a library, or another state of it, as the one that was used last."""
        self.drop(library)
        self._indexes[library] = cached
        self._sizes[library] = cached.size
        self.size += self._sizes[library]
        self._shrink()

    def drop(self, library: str) -> None:
        """Hold a library no longer."""
        self._indexes.pop(library, None)
        self.size -= self._sizes.pop(library, 0)

    @contextmanager
    def using(self, libraries: Iterable[str]) -> Iterator[None]:
        """Keep libraries for the block, those included that come to be cached in it."""
        names = tuple(dict.fromkeys(libraries))
        self._users.update(names)
        try:
            yield
        finally:
            for name in names:
                self._users[name] -= 1
                if not self._users[name]:
                    del self._users[name]
                if (cached := self._indexes.pop(name, None)) is not None:
                    self._indexes[name] = cached  # the last one used
            self._shrink()

    def _shrink(self) -> None:
        """Drop what is not in use, as far as the budget asks for it."""
        if self._budget is None:
            return
        for library in [*self._indexes] if self.size > self._budget else ():
            if library not in self._users:
                self.drop(library)
                if self.size <= self._budget:
                    return


def _only(snapshot: Snapshot, files: SegmentFiles) -> SegmentFiles:
    segments = [live.segment for live in snapshot.segments]
    return {segment: files[segment] for segment in segments if segment in files}
