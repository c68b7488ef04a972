"""Many strings in two or three flat arrays, looked up without decoding more than a few."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges

Arrays = Mapping[str, NDArray[Any]]

_HEAD = 8
"""Bytes of a string by which it is looked for at once."""
_MANY = 1 << 8
"""Strings that are sooner read together."""
_BEYOND = b"\xff" * _HEAD
"""More than any UTF-8."""


class StringTable(msgspec.Struct, frozen=True, eq=False):
    """Strings laid end to end.

    Attributes:
        blob: their UTF-8; uint8. Lone surrogates, which a question may have, are let through.
        starts: where each begins, and the end; int64.
    """

    blob: NDArray[np.uint8]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Lay strings end to end."""
        return cls(*_laid(texts))

    @classmethod
    def from_arrays(cls, arrays: Arrays, name: str) -> Self:
        """Wrap what `arrays` gave under this name, without copying.

        Raises:
            KeyError: it is missing.
        """
        return cls(*(arrays[f"{name}.{field}"] for field in cls.__struct_fields__))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the arrays for saving, by names that begin with this one."""
        return {f"{name}.{field}": getattr(self, field) for field in self.__struct_fields__}

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        return _decoded(self.raw(number))

    def raw(self, number: int) -> bytes:
        """Return the UTF-8 of one string."""
        first, last = self.starts[number : number + 2].tolist()
        return self.blob[first:last].tobytes()

    def some(self, numbers: Sequence[int] | NDArray[np.integer]) -> list[str]:
        """Return some of the strings."""
        chosen = np.asarray(numbers, np.int64)
        first, last = self.starts[chosen], self.starts[chosen + 1]
        if len(chosen) < _MANY:
            blob, places = self.blob.data, zip(first.tolist(), last.tolist(), strict=True)
            return [_decoded(bytes(blob[a:z])) for a, z in places]
        lengths = last - first
        return _apart(self.blob[expand_ranges(first, lengths)].tobytes(), lengths.cumsum())

    def all(self) -> list[str]:
        """Return all strings; takes a tenth of a microsecond for each."""
        return self.between(0, len(self))

    def between(self, first: int, last: int) -> list[str]:
        """Return the strings from one number up to another."""
        begin, ends = self.starts[first], self.starts[first + 1 : last + 1]
        return _apart(self.blob[begin : self.starts[last]].tobytes(), ends - begin)


class LookupKeys(msgspec.Struct, frozen=True, eq=False):
    """Strings that are looked for in several places, made ready once.

    Attributes:
        raw: their UTF-8.
        least: the heads of the first strings that may be meant.
        most: the heads of the last.
    """

    raw: list[bytes]
    least: NDArray[np.uint64]
    most: NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Make strings ready that are looked for whole."""
        raw = [_encoded(text) for text in texts]
        heads = _heads_of(raw)
        return cls(raw, heads, heads)

    @classmethod
    def beginning(cls, texts: Sequence[str]) -> Self:
        """Make strings ready of which others that begin with them are looked for."""
        raw = [_encoded(text) for text in texts]
        return cls(raw, _heads_of(raw), _heads_of([one + _BEYOND for one in raw]))


class SortedStringTable(StringTable, frozen=True, eq=False):
    """Strings in ascending order of their code points, which is that of their UTF-8.

    Attributes:
        heads: the first eight bytes of each as one number, zeros behind shorter ones; uint64.
            Most searches end in them, and one call of numpy does many.
    """

    heads: NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Lay strings end to end that are sorted already."""
        blob, starts = _laid(texts)
        return cls(blob, starts, _heads(blob, starts))

    def numbers(self, asked: LookupKeys) -> list[int]:
        """Return the number of each string (the first of equal ones), -1 where it is not there."""
        found = []
        for raw, first, last in self._between(asked):
            at = self._first(raw, first, last) if first < last else last
            found.append(at if at < last and self.raw(at) == raw else -1)
        return found

    def beginning_with(self, asked: LookupKeys) -> list[range]:
        """Return for each string (see `LookupKeys.beginning`) the numbers of those it begins."""
        found = []
        for raw, first, last in self._between(asked):
            if first < last:
                first = self._first(raw, first, last)
                last = self._first(raw + _BEYOND, first, last)
            found.append(range(first, last))
        return found

    def _between(self, asked: LookupKeys) -> Iterator[tuple[bytes, int, int]]:
        """Yield each string that is asked for, and where those with its heads are."""
        first = self.heads.searchsorted(asked.least, side="left").tolist()
        last = self.heads.searchsorted(asked.most, side="right").tolist()
        return zip(asked.raw, first, last, strict=True)

    def _first(self, raw: bytes, first: int, last: int) -> int:
        """Return the number of the first string between two that is not less than this one."""
        return bisect_left(range(last), raw, first, last, key=self.raw)


def _apart(raw: bytes, ends: NDArray[np.int64]) -> list[str]:
    """Return the strings that lie end to end, by where each ends."""
    places = pairwise([0, *ends.tolist()])
    if raw.isascii():
        text = raw.decode()
        return [text[a:z] for a, z in places]
    return [_decoded(raw[a:z]) for a, z in places]


def _laid(texts: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    blob = _encoded("".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    if int(lengths.sum()) < len(blob):
        sizes = (len(text if text.isascii() else _encoded(text)) for text in texts)
        lengths = np.fromiter(sizes, np.int64, len(texts))
    return np.frombuffer(blob, np.uint8), np.concatenate(([0], np.cumsum(lengths)))


def _heads(blob: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    lengths = np.minimum(np.diff(starts), _HEAD)
    heads = np.zeros((len(lengths), _HEAD), np.uint8)
    heads.reshape(-1)[expand_ranges(np.arange(len(lengths)) * _HEAD, lengths)] = blob[
        expand_ranges(starts[:-1], lengths)
    ]
    return heads.view(">u8").reshape(-1).astype(np.uint64)


def _heads_of(raw: Sequence[bytes]) -> NDArray[np.uint64]:
    return np.frombuffer(b"".join(one[:_HEAD].ljust(_HEAD, b"\0") for one in raw), ">u8").astype(
        np.uint64
    )


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _decoded(raw: bytes) -> str:
    return raw.decode(errors="surrogatepass")
