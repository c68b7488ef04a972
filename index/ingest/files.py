"""Reading files that somebody named: bounded, never stuck, every failure a sentence."""

from __future__ import annotations

import asyncio
import os
import stat
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from os.path import normpath
from pathlib import Path

from index.errors import UnreadableDocument
from index.ingest.real_path import real_path
from index.ingest.site import Site
from index.ingest.sources import Source
from index.parsing import MAX_FILE_BYTES
from index.parsing.formats.jsonl import holds_articles
from index.parsing.left_out import is_left_out_folder, why_left_out
from index.parsing.overrides import NO_OVERRIDES, Overrides
from index.storage.batches import runs

_TOGETHER, _TOGETHER_BYTES = 32, 512 * 1024
"""Files that are taken in together, and their bytes; a larger file is taken in by itself."""
_HEAD = 4_096
_LOOKED_AT = 64
"""Files whose sizes are looked up at once."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be added.

    Attributes:
        path: where it is.
        name: what to call it, for titles and messages; printable.
        origin: the origin of its articles.
        label: what to call it when it fails.
        overrides: how it is to be read.
    """

    path: Path
    name: str
    origin: str
    label: str
    overrides: Overrides = NO_OVERRIDES


def named_file(path: Path, overrides: Overrides = NO_OVERRIDES, sites: Sequence[Site] = ()) -> File:
    """Return a file that somebody named; its absolute path is its articles' origin.

    Args:
        path: where it is.
        overrides: how it is to be read.
        sites: of the folders that were named, the file's own among them or not.
    """
    overrides = placed(path, overrides, sites)
    origin = f"file:{_printable(normpath(path.absolute()))}"
    return File(path, _printable(path.name), origin, path.name, overrides)


def read_bytes(file: File) -> Source:
    """Read a file as it is; blocks.

    Raises:
        UnreadableDocument: it is missing, not an ordinary file, or too large.
    """
    return Source(_bytes(file.path), file.name, file.origin, overrides=file.overrides)


async def together(files: Iterable[File]) -> AsyncIterator[list[File]]:
    """Yield files that are small enough to be taken in together, in their order."""
    drawn = iter(files)
    while sizes := await asyncio.to_thread(_sizes, drawn):
        for some in runs(sizes, _TOGETHER_BYTES, _TOGETHER):
            yield some


def _sizes(files: Iterator[File]) -> list[tuple[File, int]]:
    """Return the next files with their sizes; blocks."""
    return [(file, _size(file.path)) for file in islice(files, _LOOKED_AT)]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it will tell


def placed(path: Path, overrides: Overrides, sites: Sequence[Site]) -> Overrides:
    """Return how a file is to be read, with what the site says that it is a page of; blocks."""
    found = real_path(path)
    site = next((s for s in sites if s.root in found.parents), None)
    return overrides if site is None else overrides._replace(**site.page(found)._asdict())


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder and its subfolders.

    Attributes:
        files: by their path within the folder, written with slashes, in order.
        failed: (path, what to do about it) for what is there but cannot be read.
        left_out: how many files of a kind are no articles: "pictures", "programs", ...
    """

    files: dict[str, Path]
    failed: tuple[tuple[str, str], ...]
    left_out: Mapping[str, int] = field(default_factory=dict)


def list_folder(folder: Path) -> Listing:
    """Find the files below a folder that may be articles, its own and no link's; blocks."""
    files: dict[str, Path] = {}
    failed: list[tuple[str, str]] = []
    left_out: Counter[str] = Counter()
    root = real_path(folder)

    def note(error: OSError) -> None:
        sentence = (
            f"The folder could not be read ({error.strerror}); check that it is there and that "
            "this user may read it."
        )
        failed.append((str(error.filename), sentence))

    for parent, folders, names in os.walk(root, onerror=note):
        folders[:] = [name for name in folders if not is_left_out_folder(name)]
        for path in (Path(parent, name) for name in names):
            name = _printable(path.relative_to(root).as_posix())
            if why := why_left_out_of_folder(path):
                left_out[why] += 1
            elif real_path(path).is_relative_to(root):
                files[name] = path
            else:
                failed.append((name, "It is a link out of the folder; put the file itself there."))
    return Listing(dict(sorted(files.items())), tuple(sorted(failed)), left_out)


def why_left_out_of_folder(path: Path) -> str | None:
    """What kind of thing a file in a folder is that is no article, or None; blocks."""
    why = why_left_out(path.name)
    return why if why is None or not holds_articles(path.name, _head(path)) else None


def _head(path: Path) -> bytes:
    """The first bytes of a file that may be data; none where it cannot be read."""
    try:
        if path.suffix.lower() != ".json" or not stat.S_ISREG(path.stat().st_mode):
            return b""
        with open(path, "rb", opener=_open_without_waiting) as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return b""


def _printable(name: str) -> str:
    """Replace the bytes of a file name that are not UTF-8, which nothing could show or store."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _bytes(path: Path) -> bytes:
    """Read a file, no more of it than it takes to see that it is too large."""
    shown = _printable(str(path))
    try:
        _require_ordinary(shown, path.stat())
        with open(path, "rb", opener=_open_without_waiting) as file:
            # Once more on the open file: what the name stands for may have changed meanwhile.
            status = os.fstat(file.fileno())
            _require_ordinary(shown, status)
            # No more than there is at first: `read` takes memory for as much as it may return.
            data = file.read(min(status.st_size, MAX_FILE_BYTES) + 1)
            if len(data) > status.st_size:  # it grows, or its system does not say how long it is
                data += file.read(MAX_FILE_BYTES + 1 - len(data))
            return data
    except FileNotFoundError as error:
        raise UnreadableDocument(f"There is no file {shown}; check its name.") from error
    except PermissionError as error:
        raise UnreadableDocument(
            f"{shown} is not readable for this user; change its permissions."
        ) from error
    except MemoryError as error:
        raise UnreadableDocument(
            f"There is not enough memory to read {shown} right now; add it later."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableDocument(f"{shown} could not be read: {reason}.") from error


def _require_ordinary(shown: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableDocument(
            f"{shown} is a folder; name files, or a folder with articles in it."
        )
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocument(f"{shown} is not an ordinary file.")


def _open_without_waiting(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe (Windows has no such flag, nor pipes)."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
