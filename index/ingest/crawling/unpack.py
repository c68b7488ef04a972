"""An archive of documentation as a folder for as long as it is read."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from index.ingest.files import File, list_folder, placed
from index.ingest.site import Site, site_of
from index.parsing.formats.archive_files import ArchivedFile, read_archive
from index.parsing.overrides import NO_OVERRIDES
from index.parsing.sandbox.sandbox import Sandbox

_GITHUB = re.compile(
    r"(https://github\.com/[^/]+/[^/]+)/archive/(?:refs/(?:heads|tags)/)?(.+?)\.(?:zip|tar\.gz)\Z"
)
_GITLAB = re.compile(r"(https://[^/]+/.+?/-)/archive/(.+?)/[^/]+\.(?:zip|tar(?:\.\w+)?)\Z")


@asynccontextmanager
async def unpacked(
    sandbox: Sandbox, url: str, data: bytes
) -> AsyncIterator[tuple[Site, list[File]]]:
    """Unpack an archive for the length of a block; yield the site that it is, and its files.

    A folder that holds everything else is none of the files' paths: it is called after the
    version.

    Args:
        sandbox: where it is opened.
        url: the archive's address.
        data: the archive; untrusted.

    Raises:
        UnreadableDocument: it is damaged, too large, or made to do harm.
    """
    files: Iterable[ArchivedFile] = await sandbox.run(url, read_archive, data)
    with tempfile.TemporaryDirectory(prefix="quoth-") as folder:
        root = await asyncio.to_thread(_write, Path(folder), list(files))
        site, found = await asyncio.to_thread(_files, root, url)
        yield site, found


def origin_of(url: str, path: str) -> str:
    """Return the origin of an article that is a file of an archive."""
    return f"url:{url}#{path}"


def _write(folder: Path, files: list[ArchivedFile]) -> Path:
    """Write files below a folder and return the folder in which all of them are."""
    for file in files:
        place = folder / file.path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            continue  # a file and a folder of one name
    inside = list(folder.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else folder


def _files(root: Path, url: str) -> tuple[Site, list[File]]:
    site = site_of(root)
    found = []
    for path, place in list_folder(root).files.items():
        said = placed(place, NO_OVERRIDES, [site])
        said = said._replace(url=said.url or _shown(url, path))
        found.append(File(place, path, origin_of(url, path), path, said))
    return site, found


def _shown(url: str, path: str) -> str:
    """Return where a file of an archive can be seen, else the archive's own address."""
    for pattern in (_GITHUB, _GITLAB):
        if match := pattern.match(url):
            return f"{match[1]}/blob/{match[2]}/{path}"
    return url
