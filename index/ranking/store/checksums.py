"""A checksum that several processors work out at once: the CRC-32 of the CRC-32s of blocks."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

BLOCK = 4 * 1024 * 1024
"""Bytes of a block; what is left at the end is one as well."""
_THREADS = 8
"""At most so many work at once: memory is no faster with more."""


def of_pieces(pieces: Iterable[bytes | memoryview]) -> int:
    """Return the checksum of bytes that come in pieces of any size."""
    sums, value, room = [], 0, BLOCK
    for piece in pieces:
        for start, end in _cuts(len(piece), room):
            value = zlib.crc32(piece[start:end], value)
            room -= end - start
            if not room:
                sums.append(value)
                value, room = 0, BLOCK
    return _over([*sums, value])


def of_whole(data: memoryview) -> int:
    """Return the checksum of bytes; without the GIL, on as many processors as there are."""
    starts = range(0, len(data) + 1, BLOCK)

    def sum_at(start: int) -> int:
        with data[start : start + BLOCK] as block:
            return zlib.crc32(block)

    if len(starts) == 1:
        return _over(map(sum_at, starts))
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _THREADS, len(starts))) as threads:
        return _over(threads.map(sum_at, starts))


def _cuts(size: int, room: int) -> Iterable[tuple[int, int]]:
    """Yield where a piece is cut, so that the first part fills a block that has so much room."""
    edges = [0, *range(room, size, BLOCK), size] if size else []
    return pairwise(edges)


def _over(sums: Iterable[int]) -> int:
    return zlib.crc32(b"".join(struct.pack("<I", value) for value in sums))
