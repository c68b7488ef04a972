"""ZIP archives from strangers: nothing is written to disk, nothing unpacks without bounds."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from index.errors import UnreadableDocument

MAX_ENTRIES = 5_000
"""Files in an archive."""
MAX_ENTRY = 64 * 1024 * 1024
"""Bytes of one file, unpacked."""
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that are unpacked of one archive altogether."""
MAX_RATIO = 200
"""How much smaller than itself a large file may be packed; text reaches 20, bombs 1,000."""

_SMALL = 4 * 1024 * 1024  # bytes below which any ratio is harmless
_DRIVE = re.compile(r"[A-Za-z]:")
# What zipfile raises for damage, as fuzzing has shown.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError,
    RuntimeError, OverflowError,
)  # fmt: skip


class HostileArchive(UnreadableDocument):
    """The archive was made to do harm; nothing of it is read."""


class Container:
    """An archive, opened.

    Attributes:
        notes: sentences about what in it is left out: links, files beyond the most.

    Raises:
        UnreadableDocument: it is damaged, encrypted, a bomb, or would reach outside itself.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            found = [e for e in self._zip.infolist() if not e.is_dir()]
        except _DAMAGE as error:
            raise UnreadableDocument(
                "The archive is damaged or cut short; pack or download it again."
            ) from error
        files = [entry for entry in found if not stat.S_ISLNK(entry.external_attr >> 16)]
        entries = files[:MAX_ENTRIES]
        self.notes = list(_passed_over(len(found) - len(files), len(files) - len(entries)))
        self._entries = {entry.filename: entry for entry in entries}
        self._unpacked = 0
        for entry in entries:
            _check(entry)
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise _bomb()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a file; what its header says of its size is not believed.

        Raises:
            UnreadableDocument: it is not there, damaged, or unpacks to too much.
        """
        if name not in self._entries:
            raise UnreadableDocument(f"The document is damaged ({name[:80]} is missing in it).")
        try:
            with self._zip.open(self._entries[name]) as file:
                data = file.read(min(MAX_ENTRY, MAX_UNPACKED - self._unpacked) + 1)
        except _DAMAGE as error:
            raise UnreadableDocument(
                "The archive is damaged or cut short; pack or download it again."
            ) from error
        self._unpacked += len(data)
        if len(data) > MAX_ENTRY or self._unpacked > MAX_UNPACKED:
            raise _bomb()
        return data


def _passed_over(links: int, beyond: int) -> Iterator[str]:
    if links == 1:
        yield (
            "The archive holds a link to another file, which was left out; pack the files "
            "themselves to have them."
        )
    elif links:
        yield (
            f"The archive holds {links:,} links, which were left out; pack the files themselves "
            "to have them."
        )
    if beyond:
        yield (
            f"The archive holds more than {MAX_ENTRIES:,} files; {beyond:,} were left out. Divide "
            "it into smaller ones to have all."
        )


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise HostileArchive(
            "The archive has files that would be put outside it (“..” in their path); "
            "it is not read at all."
        )
    if entry.flag_bits & 0x1:
        raise UnreadableDocument("The archive is encrypted; unpack it and add the files.")
    packed = max(entry.compress_size, 1)
    if entry.file_size > MAX_ENTRY or (
        entry.file_size > _SMALL and entry.file_size / packed > MAX_RATIO
    ):
        raise _bomb()


def _bomb() -> HostileArchive:
    return HostileArchive(
        f"The archive unpacks to more than {MAX_UNPACKED // 1024**2} MB or is packed suspiciously "
        "tight, as archives made to fill all memory are; add the files one by one."
    )
