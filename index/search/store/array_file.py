"""One file of arrays: written whole or not at all, verified when opened, never copied.

Its layout, little-endian: a header, then a directory (MessagePack) of what is in it, then the
arrays, each at a multiple of 64 bytes. The checksum covers all that stands behind it.
"""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from index.search.arrays import Array, PiecedArray, release

Buffer = bytes | mmap.mmap

PART = ".part"
"""How the name of a file ends while it is being written."""
MAPPED_BYTES = 4 * 1024 * 1024
"""Files from this size on are mapped; smaller ones are read, as every map takes a descriptor."""
_MAGIC = b"QUOTHIDX"
_FORMAT = 3
_HEADER = struct.Struct("<8sIIQQ")
"""Magic, format, checksum, size of the file, size of the directory; in bytes."""
_COVERED = 16
"""Where the bytes begin that the checksum covers."""
_ALIGNMENT = 64
_PORTION = 1 << 24
"""Bytes that are verified at once."""


class Damaged(Exception):
    """A file is not what was written: cut short, changed, or of another format."""


class _Place(msgspec.Struct, array_like=True):
    """Where an array is: its type, its shape and the offset of its first byte."""

    dtype: str
    shape: tuple[int, ...]
    offset: int


class _Directory(msgspec.Struct):
    meta: Any
    places: dict[str, _Place]


class Contents(msgspec.Struct, frozen=True):
    """What is in a file.

    Attributes:
        meta: as it was written; tuples have become lists.
        arrays: read-only, by name.
        checksum: of the file.
        size: of the file, in bytes.
    """

    meta: Any
    arrays: Mapping[str, Array]
    checksum: int
    size: int


def write(path: Path, meta: object, arrays: Mapping[str, Array | PiecedArray]) -> int:
    """Write a file under another name, then give it its own; return its checksum.

    It is not flushed to the disk: what a power cut leaves of it is told by the checksum.

    Args:
        path: the file; one that is there is replaced.
        meta: anything that MessagePack knows.
        arrays: arrays of numbers, by name; one in pieces is written as they are made.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    directory, size = _directory(meta, arrays)
    sizes = size, len(directory)
    checksum = zlib.crc32(_HEADER.pack(_MAGIC, _FORMAT, 0, *sizes)[_COVERED:])
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}{PART}")
    try:
        with draft.open("xb") as file:
            file.seek(_HEADER.size)
            for piece in _laid_out(directory, arrays):
                checksum = zlib.crc32(piece, checksum)
                file.write(piece)
            file.seek(0)
            file.write(_HEADER.pack(_MAGIC, _FORMAT, checksum, *sizes))
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    return checksum


def read(path: Path) -> Contents:
    """Open a file and verify all of it: a millisecond for 4 MB, without the GIL.

    Raises:
        Damaged: it is not what was written.
        OSError: it is missing or cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < _HEADER.size:
            raise Damaged(f"{path.name} is cut short")
        if size < MAPPED_BYTES:
            return _parsed(file.read(), path.name)
        return _parsed(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), path.name)


def _directory(meta: object, arrays: Mapping[str, Array | PiecedArray]) -> tuple[bytes, int]:
    """Return the directory, and the size of the file."""
    # Offsets are counted from the end of the directory, whose size they are a part of.
    places, at = {}, 0
    for name, array in arrays.items():
        places[name] = _Place(array.dtype.str, array.shape, at)
        at += _padded(array.nbytes)
    directory = msgspec.msgpack.encode(_Directory(meta, places))
    return directory, _begin(len(directory)) + at


def _laid_out(
    directory: bytes, arrays: Mapping[str, Array | PiecedArray]
) -> Iterator[bytes | memoryview]:
    """Yield the directory, padded, and then the arrays with what is between them."""
    yield directory
    yield bytes(_begin(len(directory)) - _HEADER.size - len(directory))
    for array in arrays.values():
        for piece in array.pieces() if isinstance(array, PiecedArray) else (array,):
            yield np.ascontiguousarray(piece, array.dtype).reshape(-1).view(np.uint8).data
        yield bytes(_padded(array.nbytes) - array.nbytes)


def _padded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _begin(directory: int) -> int:
    """Return where the arrays begin, behind a directory of so many bytes."""
    return _padded(_HEADER.size + directory)


def _parsed(buffer: Buffer, name: str) -> Contents:
    magic, version, checksum, size, length = _HEADER.unpack_from(buffer)
    if magic != _MAGIC or version != _FORMAT:
        raise Damaged(f"{name} is no index of this format")
    if size != len(buffer):
        raise Damaged(f"{name} has {len(buffer)} bytes instead of {size}")
    if _checksum(buffer) != checksum:
        raise Damaged(f"{name} is not what was written")
    begin = _begin(length)
    try:
        packed = buffer[_HEADER.size : _HEADER.size + length]
        directory = msgspec.msgpack.decode(packed, type=_Directory)
        arrays = {
            key: np.ndarray(place.shape, np.dtype(place.dtype), buffer, begin + place.offset)
            for key, place in directory.places.items()
        }
    except (msgspec.DecodeError, TypeError, ValueError) as error:
        raise Damaged(f"{name} cannot be understood") from error
    return Contents(directory.meta, arrays, checksum, size)


def _checksum(buffer: Buffer) -> int:
    """Return the checksum of a whole file; no more than a portion of a mapped one stays in use."""
    checksum = 0
    with memoryview(buffer) as view:
        for first in range(0, len(buffer), _PORTION):
            with view[max(first, _COVERED) : first + _PORTION] as portion:
                checksum = zlib.crc32(portion, checksum)
            release(buffer)
    return checksum
