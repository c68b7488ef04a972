"""The documents in an archive that is the source of a site, one by one."""

from __future__ import annotations

import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from index.errors import UnreadableDocument
from index.parsing.formats.jsonl import holds_articles
from index.parsing.left_out import is_left_out_folder, why_left_out
from index.parsing.zip_container import MAX_ENTRY, MAX_UNPACKED, Container, HostileArchive

MAX_MEMBERS = 50_000
"""Files in a tar archive, those that are left out included."""
MAX_DOCUMENTS = 10_000
_ZIP = b"PK"
_SETTINGS = re.compile(
    r"(?:mkdocs\.ya?ml|docusaurus\.config\.(?:js|ts|mjs)|_config\.yml|_category_\.json)\Z"
)
"""Files that say what the site is called and where it stands."""
_DATA = ".json"
"""What is left out unless it holds articles."""
_DAMAGE = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


class ArchivedFile(NamedTuple):
    """A file of an archive.

    Attributes:
        path: where it is in there, with slashes; neither absolute nor with dots.
        data: its bytes.
    """

    path: str
    data: bytes


def read_archive(data: bytes) -> Iterator[ArchivedFile]:
    """Yield the documents of a ZIP or tar archive, and the settings of the site that it makes.

    Args:
        data: the archive; untrusted.

    Raises:
        UnreadableDocument: it is damaged, too large, or made to do harm.
    """
    files = _zipped(data) if data.startswith(_ZIP) else _tarred(data)
    for number, file in enumerate(files):
        if number == MAX_DOCUMENTS:
            raise UnreadableDocument(
                f"The archive holds more than {MAX_DOCUMENTS:,} documents; split it."
            )
        if _is_settings(file.path) or not _is_data(file):
            yield file


def _is_data(file: ArchivedFile) -> bool:
    return file.path.lower().endswith(_DATA) and not holds_articles(file.path, file.data)


def _is_settings(path: str) -> bool:
    return _SETTINGS.match(path.rpartition("/")[2]) is not None


def _zipped(data: bytes) -> Iterator[ArchivedFile]:
    container = Container(data)
    for name in sorted(container):
        if (path := _wanted(name)) is not None:
            yield ArchivedFile(path, container.read(name))


def _tarred(data: bytes) -> Iterator[ArchivedFile]:
    unpacked = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
            for number, member in enumerate(archive):
                unpacked += member.size
                if number >= MAX_MEMBERS or unpacked > MAX_UNPACKED or member.size > MAX_ENTRY:
                    raise HostileArchive(
                        f"The archive holds more than {MAX_MEMBERS:,} files or unpacks to more "
                        f"than {MAX_UNPACKED // 1024**2} MB; split it."
                    )
                path = _wanted(member.name) if member.isreg() else None
                content = archive.extractfile(member) if path is not None else None
                if path is not None and content is not None:
                    yield ArchivedFile(path, content.read(MAX_ENTRY))
    except _DAMAGE as error:
        raise UnreadableDocument(
            "The archive is damaged, cut short, or not a ZIP or tar.gz."
        ) from error


def _wanted(name: str) -> str | None:
    """Return the path of a file that may be an article or says something of the site."""
    parts = name.replace("\\", "/").removeprefix("./").split("/")
    if any(part in ("", ".", "..") or "\0" in part or len(part) > 200 for part in parts):
        return None
    *folders, last = parts
    if len(parts) > 30 or any(map(is_left_out_folder, folders)):
        return None
    is_left_out = last.startswith(".") or (why_left_out(last) and not last.lower().endswith(_DATA))
    if is_left_out and not _is_settings(last):
        return None
    return "/".join(parts)
