"""Writing a library's articles into a folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import BackupError
from index.ingest.export_files import file_of
from index.model import Article


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        files: how many files, one for each article.
        inexact: names of those files that cannot be read back as quite the same article.
    """

    files: int
    inexact: tuple[str, ...]


async def export(articles: AsyncIterator[Article], folder: Path) -> Exported:
    """Write articles into a folder, which is made, or has to be empty.

    Raises:
        BackupError: there is something in the folder, or it cannot be written.
    """
    files, inexact = 0, []
    try:
        await asyncio.to_thread(_prepare, folder)
        async for article in articles:
            name, text, exact = await asyncio.to_thread(file_of, article)
            await asyncio.to_thread((folder / name).write_bytes, text.encode())
            files += 1
            if not exact:
                inexact.append(name)
    except OSError as error:
        raise BackupError(f"{folder} cannot be written: {error.strerror}.") from error
    return Exported(files, tuple(inexact))


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BackupError(f"{folder} is not empty; name a new directory.")
